import { perform } from '@/lib/data/perform';
import { api, bodyOf } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const POST = api<{ desk: string }>(async (request, { desk }) =>
  perform(await apiActor(request, desk), await bodyOf(request)),
);
