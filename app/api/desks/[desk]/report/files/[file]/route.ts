import { api } from '@/lib/web/api';
import { currentLocale } from '@/lib/web/intl';
import { writtenFile } from '@/lib/web/report-file';
import { apiActor } from '@/lib/web/session';

/** The large file of a report, when it is written. */
export const GET = api<{ desk: string; file: string }>(async (request, { desk, file }) =>
  writtenFile(await apiActor(request, desk), file, await currentLocale()),
);
