import { alikeLately } from '@/lib/data/alike-articles';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** Articles that came in lately and are much like others of the desk. */
export const GET = api<{ desk: string }>(async (request, { desk }) => ({
  items: await alikeLately(await apiActor(request, desk)),
}));
