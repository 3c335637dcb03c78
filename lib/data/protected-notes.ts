import { randomBytes } from 'node:crypto';
import { DomainError } from '@/lib/domain/errors';
import { type Actor, assertCan, can, Role } from '@/lib/domain/permissions';
import {
  isReader,
  type NameReaders,
  type ProtectedNote,
  protectedHash,
  type WriteProtectedNote,
} from '@/lib/domain/protected-note';
import { database, type Tx } from './client';
import { erase } from './erase';
import type * as Row from './generated/sqlite/client';
import { write } from './write';

type Person = Actor & { kind: 'person' };

/**
 * Write down who a protected source is, for oneself and those one names. The log has its hash, and not even which
 * claim it is about: others learn nothing from it.
 *
 * @throws DomainError permission.denied; not-found; input.invalid where one of the readers may not read such notes here
 */
export const writeProtectedNote = async (
  actor: Person,
  { id, claimId, text, readers }: WriteProtectedNote,
): Promise<ProtectedNote> => {
  const salt = randomBytes(32).toString('hex');
  const sha256 = protectedHash(salt, text);
  let made: Row.ProtectedNote | undefined;
  await write(actor, 'protected-note.write', async (tx, createdAt) => {
    const claims = await tx.claim.count({ where: { id: claimId, deskId: actor.deskId, deletedAt: null } });
    if (claims === 0) throw new DomainError('not-found');
    await assertReaders(tx, actor, readers);
    const data = { id, claimId, authorId: actor.userId, text, salt, sha256, readers, createdAt };
    made = await tx.protectedNote.create({ data });
    return { target: id, change: { sha256, readers } };
  });
  if (!made) throw new Error('a write makes a note');
  return toNote(made);
};

/** Let others read it, or no longer. Its author's alone to say. @throws DomainError as `writeProtectedNote` */
export const nameReaders = async (actor: Person, { id, readers }: NameReaders): Promise<void> => {
  await write(actor, 'protected-note.write', async (tx) => {
    const note = await noteFor(tx, actor, id);
    if (note.authorId !== actor.userId) throw new DomainError('permission.denied');
    await assertReaders(tx, actor, readers);
    await tx.protectedNote.update({ where: { id }, data: { readers } });
    return { target: id, change: { readers: [note.readers, readers] } };
  });
};

/**
 * The words of a protected note. Each reading is in the log.
 *
 * @throws DomainError permission.denied; not-found, also for whoever is not among its readers; note.destroyed
 */
export const readProtectedNote = async (actor: Person, id: string): Promise<{ text: string }> => {
  let text: string | null = null;
  await write(actor, 'protected-note.read', async (tx) => {
    const note = await noteFor(tx, actor, id);
    if (note.text === null) throw new DomainError('note.destroyed');
    text = note.text;
    return { target: id, change: { sha256: note.sha256 } };
  });
  return { text: text ?? '' };
};

/**
 * Destroy the words of a protected note, so that only their hash is left. Whoever may read it may do so: when it has to
 * be done, its author may be out of reach.
 *
 * @returns whether the words are gone from the database's files as well
 * @throws DomainError permission.denied, not-found, note.destroyed
 */
export const destroyProtectedNote = async (actor: Person, id: string): Promise<{ erased: boolean }> => {
  await write(actor, 'protected-note.destroy', async (tx, destroyedAt) => {
    const note = await noteFor(tx, actor, id);
    if (note.destroyedAt) throw new DomainError('note.destroyed');
    await tx.protectedNote.update({ where: { id }, data: { text: null, salt: null, destroyedAt } });
    return { target: id, change: { sha256: note.sha256 } };
  });
  return { erased: await erase('ProtectedNote') };
};

/** The protected notes of a claim that the actor may know of, those of claims that went into it included. */
export const protectedNotesOf = async (tx: Tx, actor: Actor, claimId: string): Promise<ProtectedNote[]> => {
  if (actor.kind !== 'person' || !can(actor, 'protected-note.read')) return [];
  const rows = await tx.protectedNote.findMany({
    where: { OR: [{ claimId }, { claim: { mergedIntoId: claimId } }] },
    omit: { text: true, salt: true },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(toNote).filter((note) => isReader(note, actor.userId));
};

/** Someone who could be let in: an active member whose role may read such notes. */
export type PossibleReader = { id: string; name: string };

/** Whom one can let read a protected note, besides oneself. @throws DomainError permission.denied */
export const possibleReaders = async (actor: Person): Promise<PossibleReader[]> => {
  assertCan(actor, 'protected-note.write');
  const rows = await membersWhoRead(await database(), actor.deskId);
  return rows.filter(({ id }) => id !== actor.userId).toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
};

const membersWhoRead = async (tx: Tx, deskId: string): Promise<PossibleReader[]> => {
  const roles = Role.options.filter((role) =>
    can({ kind: 'person', userId: '', name: '', deskId, role }, 'protected-note.read'),
  );
  const members = await tx.membership.findMany({
    where: { deskId, deactivatedAt: null, role: { in: roles } },
    select: { user: { select: { id: true, name: true } } },
  });
  return members.map(({ user }) => user);
};

const assertReaders = async (tx: Tx, actor: Person, readers: readonly string[]): Promise<void> => {
  const possible = new Set((await membersWhoRead(tx, actor.deskId)).map(({ id }) => id));
  if (readers.some((id) => !possible.has(id)))
    throw new DomainError('input.invalid', {}, [{ path: 'readers', key: 'unknown' }]);
};

/** "Forbidden" would tell that there is one. */
const noteFor = async (tx: Tx, actor: Person, id: string): Promise<Row.ProtectedNote> => {
  const note = await tx.protectedNote.findFirst({ where: { id, claim: { deskId: actor.deskId } } });
  if (!note || !isReader(toNote(note), actor.userId)) throw new DomainError('not-found');
  return note;
};

const toNote = (row: Omit<Row.ProtectedNote, 'text' | 'salt'>): ProtectedNote => ({
  id: row.id,
  authorId: row.authorId,
  readers: row.readers as string[],
  sha256: row.sha256,
  createdAt: row.createdAt.toISOString(),
  destroyedAt: row.destroyedAt?.toISOString() ?? null,
});
