import { publicAddress } from '@/lib/web/address';
import { api } from '@/lib/web/api';
import { downloadPublished } from '@/lib/web/published-file';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string; number: string }>(async (request, { desk, number }) =>
  downloadPublished(number, request.url, {
    actor: await apiActor(request, desk),
    origin: await publicAddress(''),
    later: ({ format }) => {
      const location = `/d/${desk}/reports/${number}/files#${format}`;
      return new Response(null, { status: 303, headers: { location } });
    },
  }),
);
