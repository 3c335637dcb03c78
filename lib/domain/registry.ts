/** The desk's registry of sources and origins: found by typing, and what a source earned by earlier use. */
import { z } from 'zod';
import { Reliability, WebAddress } from './evidence';
import { Id } from './ids';
import { fold, searchable } from './text';

const name = z.string().trim().min(1).max(300).normalize();

/** Change an entry of the registry; what is left out stays. Its kind stays: evidence was graded under it. */
export const EditSource = z.object({
  id: Id,
  name: name.optional(),
  url: z.preprocess((typed) => (typed === '' ? null : typed), WebAddress.nullable()).optional(),
  note: z.string().trim().max(20_000).normalize().optional(),
});
export type EditSource = z.infer<typeof EditSource>;

/** Give an origin another name. What is counted by it stays the same. */
export const RenameOrigin = z.object({ id: Id, name });
export type RenameOrigin = z.infer<typeof RenameOrigin>;

/** How often each grade was given. */
export type Grades = Readonly<Partial<Record<Reliability, number>>>;

/** What was most often given before: `count` of `graded` items. */
export type SuggestedReliability = { grade: Reliability; count: number; graded: number };

/**
 * The grade a source was most often given; of two as frequent the more careful one. Only ever suggested: nobody's
 * record makes their next statement true.
 *
 * @returns null where it was never graded
 */
export const suggestReliability = (grades: Grades): SuggestedReliability | null => {
  const given = Reliability.options.map((grade) => ({ grade, count: grades[grade] ?? 0 }));
  const graded = given.reduce((sum, { count }) => sum + count, 0);
  const most = given.toReversed().toSorted((a, b) => b.count - a.count)[0];
  return most && graded > 0 ? { ...most, graded } : null;
};

/**
 * Those whose name holds what was typed, with or without accents: names that begin with it come first, then those with
 * a word that does, then the rest, each as they came. All of them where nothing was typed.
 */
export const namesLike = <T extends { name: string }>(
  items: readonly T[],
  typed: string,
  limit: number,
): T[] => {
  const wanted = fold(typed).trim().replace(/\s+/g, ' ');
  const ranked = items.flatMap((item) => {
    const rank = rankOf(fold(item.name), wanted);
    return rank === null ? [] : [{ item, rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ item }) => item);
};

const rankOf = (name: string, wanted: string): number | null => {
  if (name.startsWith(wanted)) return 0;
  if (` ${searchable(name).folded}`.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : null;
};
