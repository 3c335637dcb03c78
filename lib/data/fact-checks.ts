import { DomainError, type ErrorCode } from '@/lib/domain/errors';
import { MOST_REVIEWS, type ReviewChoice } from '@/lib/domain/fact-check';
import { idFrom } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { needsOf, type Step, takeAll } from '@/lib/domain/taking';
import type { LeftBecause } from '@/lib/domain/taking-over';
import { type ReadReview, readReviews } from '@/lib/formats/claim-review-import';
import { keepable } from '@/lib/formats/json-value';
import { database, type Tx } from './client';
import { loadFor } from './perform';
import { readHidden } from './sealed';
import { matchText } from './search-index';
import { assertHanded, type ClaimWrite, closeTakingOver, takeOver } from './take-over';

/** An article in which the words of a review stand. Offsets are UTF-16 code units. */
export type ReviewPlace = {
  readonly articleId: string;
  readonly title: string;
  readonly versionId: string;
  readonly start: number;
  readonly end: number;
};

/** A review of a file, and where the desk knows of it. */
export type ReviewRow = {
  readonly index: number;
  readonly review: ReadReview;
  /** Where its words stand; in several places of an article: nowhere that could be meant. */
  readonly places: readonly ReviewPlace[];
  /** Claims that have it as evidence. */
  readonly known: readonly { readonly claimId: string; readonly shortText: string }[];
};

export type ReviewsRead = {
  readonly rows: readonly ReviewRow[];
  readonly left: readonly { readonly index: number; readonly because: LeftBecause }[];
};

/**
 * Reviews in ClaimReview markup, as others write it, and where the desk could put each.
 *
 * @throws DomainError permission.denied; input.invalid; import.too-many
 */
export const previewReviews = async (actor: Actor, json: unknown): Promise<ReviewsRead> => {
  const { taken, left } = read(actor, json);
  const db = await database();
  const known = await knownReviews(db, actor, taken);
  const rows: ReviewRow[] = [];
  for (const { index, review } of taken)
    rows.push({
      ...{ index, review, places: await placesOf(db, actor, review) },
      known: known(review.url),
    });
  return { rows, left: left.map(({ index, code }) => ({ index, because: code })) };
};

type Indexed = { readonly index: number; readonly review: ReadReview };

const read = (actor: Actor, json: unknown) => {
  assertHanded(actor, json);
  const { taken, left } = readReviews(keepable(json));
  const count = taken.length + left.length;
  if (count > MOST_REVIEWS) throw new DomainError('import.too-many', { count, limit: MOST_REVIEWS });
  const elsewhere = new Set(left.map(({ index }) => index));
  const indexes = Array.from({ length: count }, (_, i) => i).filter((i) => !elsewhere.has(i));
  const all = taken.flatMap((review, i): Indexed[] => {
    const index = indexes[i];
    return index === undefined ? [] : [{ index, review }];
  });
  return { taken: all, left };
};

/** Claims that have one of these addresses as evidence. */
const knownReviews = async (db: Tx, actor: Actor, taken: readonly Indexed[]) => {
  const urls = [...new Set(taken.flatMap(({ review }) => review.url ?? []))];
  const hidden = await readHidden(db, actor);
  const rows = await db.evidence.findMany({
    where: {
      ...{ url: { in: urls }, deletedAt: null },
      claim: { deskId: actor.deskId, deletedAt: null, id: { notIn: [...hidden.claims] } },
    },
    select: { url: true, claim: { select: { id: true, shortText: true } } },
  });
  const known = rows.map(({ url, claim: { id: claimId, shortText } }) => ({ url, claimId, shortText }));
  return (url: string | null) => known.filter((one) => url !== null && one.url === url);
};

const CANDIDATES = 5;

/** Articles in which the very words stand once. */
const placesOf = async (db: Tx, { deskId }: Actor, { claim }: ReadReview): Promise<ReviewPlace[]> => {
  const hits = await matchText(db, deskId, claim, { kinds: ['article'], limit: CANDIDATES });
  const articles = await db.article.findMany({
    where: { id: { in: hits.map(({ ownerId }) => ownerId) }, deskId, deletedAt: null },
    select: { id: true, title: true, currentNumber: true },
  });
  const places = await Promise.all(articles.map((one) => placeIn(db, one, claim)));
  return places.flatMap((place) => place ?? []);
};

type Titled = { readonly id: string; readonly title: string; readonly currentNumber: number };

const placeIn = async (db: Tx, { id, title, currentNumber }: Titled, words: string) => {
  const { id: versionId, text } = await db.articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId: id, number: currentNumber } },
    select: { id: true, text: true },
  });
  const start = text.indexOf(words);
  if (start < 0 || text.indexOf(words, start + 1) >= 0) return null;
  return { articleId: id, title, versionId, start, end: start + words.length };
};

/** What became of a choice. */
export type ReviewTaken = {
  readonly index: number;
  readonly claimId: string | null;
  readonly because: LeftBecause | 'known' | null;
  readonly code: ErrorCode | null;
};

/**
 * Take reviews over as a person chose for each: as evidence on a claim, or as a claim of its own where its words stand,
 * with the review as its first evidence. All in one write, an event for each claim.
 *
 * @throws DomainError permission.denied; input.invalid; import.too-many
 */
export const importReviews = async (
  actor: Actor,
  { json, choices }: { json: unknown; choices: readonly ReviewChoice[] },
  requestId: string,
): Promise<readonly ReviewTaken[]> => {
  const { taken } = read(actor, json);
  const byIndex = new Map(taken.map(({ index, review }) => [index, review]));
  let outcome: readonly ReviewTaken[] = [];
  await takeOver(actor, async (tx, at) => {
    const writes: ClaimWrite[] = [];
    const became: ReviewTaken[] = [];
    for (const choice of choices) {
      const review = byIndex.get(choice.index);
      const one = review ? await chosen(tx, actor, { choice, review, requestId, at, writes }) : NO_REVIEW;
      became.push({ index: choice.index, ...one });
    }
    outcome = became;
    return writes;
  });
  await closeTakingOver(actor, requestId, eventIds(requestId, outcome));
  return outcome;
};

const eventId = (requestId: string, index: number, claimId: string): string =>
  idFrom(`${requestId} ${index} event ${claimId}`);

const eventIds = (requestId: string, outcome: readonly ReviewTaken[]): string[] =>
  outcome.flatMap(({ index, claimId }) => (claimId ? [eventId(requestId, index, claimId)] : []));

type Became = Omit<ReviewTaken, 'index'>;
const NO_REVIEW: Became = { claimId: null, because: 'no-review', code: null };

type Chosen = {
  readonly choice: ReviewChoice;
  readonly review: ReadReview;
  readonly requestId: string;
  readonly at: Date;
  readonly writes: ClaimWrite[];
};

const chosen = async (
  tx: Tx,
  actor: Actor,
  { choice, review, requestId, at, writes }: Chosen,
): Promise<Became> => {
  const id = (what: string) => idFrom(`${requestId} ${choice.index} ${what}`);
  const isNew = choice.as === 'claim';
  const place = isNew
    ? (await placesOf(tx, actor, review)).find((one) => one.articleId === choice.articleId)
    : null;
  if (isNew && !place) return { claimId: null, because: 'not-found', code: null };
  const claimId = isNew ? id('claim') : choice.claimId;
  // Two reviews on one claim: the second is worked out on what the first has left.
  if (writes.some(({ target }) => target === claimId))
    return { claimId, because: 'refused', code: 'version.stale' };
  const stance = isNew ? 'contextualises' : choice.stance;
  const evidenceId = id(`evidence ${claimId}`);
  if (await tx.evidence.findUnique({ where: { id: evidenceId } }))
    return { claimId, because: null, code: null };
  const draft = place && {
    ...{ id: claimId, occurrenceId: id('occurrence'), versionId: place.versionId },
    ...{ start: place.start, end: place.end },
  };
  const steps: Step[] = [
    ...(draft ? [{ verb: 'claim.draft' as const, input: draft }] : []),
    { verb: 'evidence.add', input: { ...evidenceOf(review, at), id: evidenceId, stance } },
  ];
  const { records, writing } = await loadFor(tx, actor, needsOf(claimId, steps, isNew), at);
  const has = [...records.evidence.values()].some(
    ({ url, deletedAt }) => url !== null && url === review.url && !deletedAt,
  );
  if (has) return { claimId, because: 'known', code: null };
  const { change, refused } = takeAll(records, claimId, steps, { actor, writing });
  if (change.length > 0)
    writes.push({
      ...{ target: claimId, articleId: place?.articleId ?? (await articleOf(tx, claimId)), change, records },
      requestId: eventId(requestId, choice.index, claimId),
    });
  const [first] = refused;
  return { claimId, because: first ? 'refused' : null, code: first?.error.code ?? null };
};

/** In whose workspace its undo is looked for: where the claim stands first. */
const articleOf = async (tx: Tx, claimId: string): Promise<string | null> => {
  const where = { claimId, deletedAt: null };
  const first = await tx.occurrence.findFirst({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return first?.articleId ?? null;
};

/** In code units, of a title. */
const MOST_TITLE = 300;

/** The reviewer's own words are quoted; what they were on, and the verdict in their words, stand beside. */
const evidenceOf = ({ url, publisher, claim, verdict, explanation, publishedOn }: ReadReview, at: Date) => ({
  url,
  document: url === null ? (publisher ?? 'ClaimReview') : null,
  publisher: (publisher ?? 'ClaimReview').slice(0, MOST_TITLE),
  title: claim.slice(0, MOST_TITLE),
  quote: explanation ?? verdict ?? claim,
  publishedOn,
  accessedAt: at.toISOString(),
  sourceKind: 'named',
  directness: 'secondary',
  note: [claim, verdict].filter(Boolean).join('\n'),
});
