import { z } from 'zod';
import { Id } from './ids';
import { Visibility } from './note';

/** What came of a search, also when nothing was found. */
export const SearchOutcome = z.enum(['found', 'nothing']);
export type SearchOutcome = z.infer<typeof SearchOutcome>;

/** A row of `SearchLogEntry`: what was looked for, where, when, and what came of it. */
export type SearchLogEntry = {
  id: string;
  claimId: string;
  authorId: string;
  lookedFor: string;
  place: string;
  searchedAt: string;
  outcome: SearchOutcome;
  result: string;
  visibility: Visibility;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
};

const version = z.int().positive();
const line = z.string().trim().min(1).max(500);
const prose = z.string().trim().max(20_000);

export const LogSearch = z.object({
  id: Id,
  claimId: Id,
  version,
  lookedFor: line,
  place: line,
  searchedAt: z.iso.datetime(),
  outcome: SearchOutcome,
  result: prose.default(''),
  visibility: Visibility.default('internal'),
});
export type LogSearch = z.infer<typeof LogSearch>;

/** Change an entry; what is left out stays. */
export const EditSearch = z.object({
  id: Id,
  claimId: Id,
  version,
  lookedFor: line.optional(),
  place: line.optional(),
  searchedAt: z.iso.datetime().optional(),
  outcome: SearchOutcome.optional(),
  result: prose.optional(),
  visibility: Visibility.optional(),
});
export type EditSearch = z.infer<typeof EditSearch>;

export const RemoveSearch = z.object({ id: Id, claimId: Id, version });
export type RemoveSearch = z.infer<typeof RemoveSearch>;
