import { nearDuplicates } from '@/lib/data/near-duplicates';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** Articles of the desk with much the same text, the likest first. */
export const GET = api<{ desk: string; article: string }>(async (request, { desk, article }) => ({
  items: await nearDuplicates(await apiActor(request, desk), article),
}));
