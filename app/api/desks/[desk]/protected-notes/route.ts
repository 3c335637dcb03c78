import { writeProtectedNote } from '@/lib/data/protected-notes';
import { parse } from '@/lib/domain/input';
import { WriteProtectedNote } from '@/lib/domain/protected-note';
import { api, bodyOf } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const POST = api<{ desk: string }>(async (request, { desk }) => {
  const actor = await apiActor(request, desk);
  return { note: await writeProtectedNote(actor, parse(WriteProtectedNote, await bodyOf(request))) };
});
