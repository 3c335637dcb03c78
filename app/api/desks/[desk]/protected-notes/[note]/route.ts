import { destroyProtectedNote, nameReaders, readProtectedNote } from '@/lib/data/protected-notes';
import { parse } from '@/lib/domain/input';
import { NameReaders } from '@/lib/domain/protected-note';
import { api, bodyOf } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; note: string };

/** The words of a protected note, for its readers. Each reading is an event. */
export const GET = api<Params>(async (request, { desk, note }) =>
  readProtectedNote(await apiActor(request, desk), note),
);

/** `{readers}`: who may read it from now on. */
export const PUT = api<Params>(async (request, { desk, note }) => {
  const actor = await apiActor(request, desk);
  const body: object = Object(await bodyOf(request));
  await nameReaders(actor, parse(NameReaders, { ...body, id: note }));
});

/** Destroys its words; only the hash is left. */
export const DELETE = api<Params>(async (request, { desk, note }) =>
  destroyProtectedNote(await apiActor(request, desk), note),
);
