import { findClaims } from '@/lib/data/claims';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** The longest query that is looked at, in UTF-16 code units. */
const LONGEST = 500;

export const GET = api<{ desk: string }>(async (request, { desk }) => {
  const query = new URL(request.url).searchParams.get('q') ?? '';
  return findClaims(await apiActor(request, desk), query.slice(0, LONGEST));
});
