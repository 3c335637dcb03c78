import { findClaims } from '@/lib/data/claims';
import { api, typed } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** Claims of the desk by their words, as one chooses one by typing. */
export const GET = api<{ desk: string }>(async (request, { desk }) => {
  const found = await findClaims(await apiActor(request, desk), typed(request));
  return { items: found.map(({ id, shortText }) => ({ id, name: shortText })) };
});
