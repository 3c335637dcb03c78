import { publicAddress } from '@/lib/web/address';
import { api } from '@/lib/web/api';
import { downloadPublished } from '@/lib/web/published-file';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string; number: string }>(async (request, { desk, number }) =>
  downloadPublished(await apiActor(request, desk), number, request.url, await publicAddress('')),
);
