import { z } from 'zod';
import type { Claim } from './claim';
import { Id } from './ids';
import { fold } from './text';

/** A row of `ConflictOfInterest`: a person's declared interest in a subject. */
export type ConflictOfInterest = {
  id: string;
  userId: string;
  subject: string;
  note: string;
  createdAt: string;
  deletedAt: string | null;
};

export const DeclareConflict = z.object({
  id: Id,
  subject: z.string().trim().min(1).max(300),
  note: z.string().trim().max(5_000).default(''),
});
export type DeclareConflict = z.infer<typeof DeclareConflict>;

export const EndConflict = z.object({ id: Id });
export type EndConflict = z.infer<typeof EndConflict>;

/** The subject as it is compared: no accents, lower case, single spaces. */
export const subjectKey = (subject: string): string => fold(subject).replace(/\s+/g, ' ').trim();

/** The first subject of the claim in which an interest is declared. @returns the subject as the claim names it, or null */
export const conflictIn = (claim: Pick<Claim, 'subjects'>, interests: readonly string[]): string | null => {
  const declared = new Set(interests.map(subjectKey));
  return claim.subjects.find((subject) => declared.has(subjectKey(subject))) ?? null;
};
