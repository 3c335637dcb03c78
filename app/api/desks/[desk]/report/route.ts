import { api } from '@/lib/web/api';
import { currentLocale } from '@/lib/web/intl';
import { reportFile } from '@/lib/web/report-file';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string }>(async (request, { desk }) =>
  reportFile(await apiActor(request, desk), request.url, await currentLocale()),
);
