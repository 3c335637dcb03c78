import { publicAddress } from '@/lib/web/address';
import { api } from '@/lib/web/api';
import { currentLocale } from '@/lib/web/intl';
import { reportFile } from '@/lib/web/report-file';
import { apiActor } from '@/lib/web/session';

const leadTo = (address: string) => new Response(null, { status: 303, headers: { location: address } });

export const GET = api<{ desk: string }>(async (request, { desk }) =>
  reportFile(request.url, {
    actor: await apiActor(request, desk),
    language: await currentLocale(),
    origin: await publicAddress(''),
    signal: request.signal,
    apart: (fileId) => leadTo(`/d/${desk}/report/files/${fileId}`),
    full: (fileId) => leadTo(`/d/${desk}/report/files/${fileId}?full=1`),
  }),
);

/** An export is recorded when it is made; asking for its headers alone would record one that nobody has. */
export const HEAD = api<{ desk: string }>(
  async () => new Response(null, { status: 405, headers: { allow: 'GET' } }),
);
