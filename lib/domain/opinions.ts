import type { Actor } from './permissions';
import { can } from './permissions';
import type { Review } from './review';
import type { Assessment } from './verdict';

/** The first opinion, which waits for a second person; the second, where one is in; and whether they were found to disagree. */
export type Opinions = { first: Assessment; second: Assessment | null; disagreement: Review | null };

/**
 * What stands against what: the standing assessment and, of the others, the one it is disputed with, else the newest.
 *
 * @param assessments all of one claim, the deleted ones too
 * @returns null while nobody has given a verdict
 */
export const opinionsOf = (
  standingId: string | null,
  assessments: readonly Assessment[],
  reviews: readonly Review[],
): Opinions | null => {
  const first = assessments.find((one) => one.id === standingId);
  if (!first) return null;
  const disagreement =
    reviews.findLast(
      (one) => one.assessmentId === first.id && one.decision === 'disagreed' && one.hash === first.hash,
    ) ?? null;
  const others = assessments
    .filter((one) => one.authorId !== first.authorId && !one.deletedAt && one.state !== 'withdrawn')
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const second = others.find((one) => one.id === disagreement?.opinionId) ?? others[0] ?? null;
  return { first, second, disagreement };
};

/** What two opinions are compared by. */
export const compared = ['verdict', 'basis', 'confidence'] as const;
export type Compared = (typeof compared)[number];

/** On what two opinions differ. */
export const differing = (first: Assessment, second: Assessment | null): Compared[] =>
  second ? compared.filter((field) => first[field] !== second[field]) : [];

/**
 * What a person can be in the review of a claim: its author; someone who had a hand in it; the second person, who
 * approves, sends back or disagrees; the arbiter of a disagreement, who is neither of the two; or a reader.
 */
export type Part = 'author' | 'editor-of-it' | 'second' | 'disagreeing' | 'arbiter' | 'reader';

/** @param editors who changed the claim's words or evidence since it was last approved */
export const partOf = (
  actor: Actor,
  { first, second, disagreement }: Opinions,
  editors: ReadonlySet<string>,
): Part => {
  if (actor.kind !== 'person' || !can(actor, 'review.approve')) return 'reader';
  if (actor.userId === first.authorId) return 'author';
  if (disagreement && actor.userId === second?.authorId) return 'disagreeing';
  if (editors.has(actor.userId)) return 'editor-of-it';
  if (disagreement) return can(actor, 'review.decide') ? 'arbiter' : 'reader';
  return first.state === 'submitted' ? 'second' : 'reader';
};
