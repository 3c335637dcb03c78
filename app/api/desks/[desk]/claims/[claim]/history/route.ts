import { asOf, readStory } from '@/lib/data/history';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** What happened to the claim; with `?asOf=2022-01-08` how it stood at the end of that day, or null. */
export const GET = api<{ desk: string; claim: string }>(async (request, { desk, claim }) => {
  const actor = await apiActor(request, desk);
  const at = new URL(request.url).searchParams.get('asOf');
  if (at === null) return readStory(actor, claim);
  const stood = await asOf(actor, claim, at);
  if (!stood) return { stood: null };
  const records = Object.entries(stood.records).map(([kind, all]) => [kind, [...all.values()]]);
  return { stood: { ...Object.fromEntries(records), claim: stood.claim } };
});
