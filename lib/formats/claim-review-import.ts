/** ClaimReview as it is met in the wild: what can be read is taken, and what was left is said. */
import { PartialDate } from '@/lib/domain/dates';
import { normalise } from '@/lib/domain/text';
import { isRecord, type JsonRecord, listOf, recordsIn, textIn } from './json-value';

/** A review by somebody else: a piece of evidence, or a claim to look at. */
export type ReadReview = {
  /** What was reviewed, in the reviewer's words. */
  readonly claim: string;
  readonly url: string | null;
  readonly publisher: string | null;
  /** The verdict in the reviewer's words. */
  readonly verdict: string | null;
  readonly scale: {
    readonly value: number;
    readonly best: number | null;
    readonly worst: number | null;
  } | null;
  readonly explanation: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
  /** Who is said to have said it. */
  readonly speakers: readonly string[];
  /** Where it was said. */
  readonly appearances: readonly string[];
  /** Properties that were not understood, and are not taken. */
  readonly left: readonly string[];
};

export type ReviewImport = {
  readonly taken: readonly ReadReview[];
  /** Things in the file that are no review of a claim, by their place. */
  readonly left: readonly { readonly index: number; readonly code: 'no-review' | 'no-claim' }[];
};

/** Read a document, a list, a graph, a feed, or a page's list of blocks. */
export const readReviews = (json: unknown): ReviewImport => {
  const read = thingsIn(json, 0).map((one, index) => reviewFrom(one, index));
  return {
    taken: read.filter((one): one is ReadReview => 'claim' in one),
    left: read.flatMap((one) => ('code' in one ? [one] : [])),
  };
};

/** Deeper than this nobody nests. */
const DEPTH = 8;

const thingsIn = (json: unknown, depth: number): unknown[] => {
  if (depth > DEPTH) return [];
  const inner = (value: unknown) => listOf(value).flatMap((one) => thingsIn(one, depth + 1));
  if (Array.isArray(json)) return inner(json);
  if (!isRecord(json)) return [json];
  if (json['@graph'] !== undefined) return inner(json['@graph']);
  if (json.dataFeedElement !== undefined) return inner(json.dataFeedElement);
  if (typeOf(json) === 'DataFeedItem') return inner(json.item);
  return [json];
};

/** `@type`, or `type` as some write it, without the address before it. */
const typeOf = (json: JsonRecord): string =>
  String(listOf(json['@type'] ?? json.type)[0] ?? '').replace(/^.*[/:]/, '');

const cleaned = (value: unknown): string | null => {
  const text = textIn(
    Array.isArray(value) ? value[0] : isRecord(value) ? (value['@value'] ?? value.name) : value,
  );
  return text && normalise(text).trim();
};

const known = new Set([
  ...[
    '@context',
    '@type',
    'type',
    '@id',
    'id',
    'url',
    'claimReviewed',
    'inLanguage',
    'datePublished',
    'author',
  ],
  ...['reviewRating', 'itemReviewed', 'publisher', 'name', 'headline', 'dateModified'],
]);

const reviewFrom = (json: unknown, index: number): ReadReview | ReviewImport['left'][number] => {
  if (!isRecord(json) || typeOf(json) !== 'ClaimReview') return { index, code: 'no-review' };
  const item = recordsIn(json.itemReviewed)[0] ?? {};
  const claim = cleaned(json.claimReviewed) ?? cleaned(item.text) ?? cleaned(item.name);
  if (!claim) return { index, code: 'no-claim' };
  const rating = recordsIn(json.reviewRating)[0] ?? {};
  const publishedOn = dateFrom(json.datePublished);
  const url = address(json.url) ?? address(json['@id']);
  const scale = scaleFrom(rating);
  return {
    claim,
    url,
    publisher: named(json.author)[0] ?? named(json.publisher)[0] ?? (url && new URL(url).hostname),
    verdict:
      cleaned(rating.alternateName) ??
      cleaned(rating.name) ??
      cleaned(json.reviewRating) ??
      cleaned(rating.ratingValue),
    scale,
    explanation: cleaned(rating.ratingExplanation),
    publishedOn,
    language: cleaned(json.inLanguage),
    speakers: named(item.author),
    appearances: [
      ...listOf(item.appearance),
      ...listOf(item.firstAppearance),
      ...listOf(item.sameAs),
    ].flatMap((work) => address(isRecord(work) ? (work.url ?? work['@id']) : work) ?? []),
    left: [
      ...Object.keys(json).filter((name) => !known.has(name)),
      ...(json.datePublished !== undefined && !publishedOn ? ['datePublished'] : []),
      ...(json.url !== undefined && !address(json.url) ? ['url'] : []),
      ...(rating.ratingValue !== undefined && !scale ? ['reviewRating.ratingValue'] : []),
    ],
  };
};

const named = (value: unknown): string[] =>
  listOf(value).flatMap((one) => cleaned(isRecord(one) ? one.name : one) ?? []);

const address = (value: unknown): string | null => {
  const text = textIn(value)?.trim();
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
};

/** As precise as it is given; the year one is how some say that they do not know. */
const dateFrom = (value: unknown): string | null => {
  const [date] = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(cleaned(value) ?? '') ?? [];
  return date && date >= '1000' && PartialDate.safeParse(date).success ? date : null;
};

/** Numbers, also where they are written as texts, or with a comma. */
const numberFrom = (value: unknown): number | null => {
  const text = typeof value === 'number' ? String(value) : (textIn(value) ?? '').replace(',', '.');
  return /^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : null;
};

const scaleFrom = ({ ratingValue, bestRating, worstRating }: JsonRecord): ReadReview['scale'] => {
  const value = numberFrom(ratingValue);
  return value === null ? null : { value, best: numberFrom(bestRating), worst: numberFrom(worstRating) };
};
