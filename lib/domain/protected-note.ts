/** Who a protected source is: words that stand in one place only, and can be made to stand in none. */
import { z } from 'zod';
import { sha256 } from './hash';
import { Id } from './ids';

/** A row of `ProtectedNote` as those may know of it who may read it. Its words come alone, when they are asked for. */
export type ProtectedNote = {
  id: string;
  authorId: string;
  /** Ids of those who may read it besides its author. */
  readers: readonly string[];
  sha256: string;
  createdAt: string;
  /** Set: the words are gone, and only the hash is left. */
  destroyedAt: string | null;
};

const readers = z.array(Id).max(50);

export const WriteProtectedNote = z.object({
  id: Id,
  claimId: Id,
  text: z.string().trim().min(1).max(20_000).normalize(),
  readers: readers.default([]),
});
export type WriteProtectedNote = z.infer<typeof WriteProtectedNote>;

/** Say anew who may read it. */
export const NameReaders = z.object({ id: Id, readers });
export type NameReaders = z.infer<typeof NameReaders>;

/** Its hash: a random salt makes that it says nothing of a short text that one could guess. */
export const protectedHash = (salt: string, text: string): string => sha256(`${salt}\n${text}`);

/** Whether a person may know of it at all; nobody else does, whatever their role. */
export const isReader = (note: Pick<ProtectedNote, 'authorId' | 'readers'>, userId: string): boolean =>
  note.authorId === userId || note.readers.includes(userId);
