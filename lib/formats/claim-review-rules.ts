/**
 * What a ClaimReview must be to be read as one: schema.org's words, Google's requirements, and some care of our own.
 * Public validators see a third of these faults.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/factcheck
 */
import { codePoints } from '@/lib/domain/text';
import { Verdict } from '@/lib/domain/verdict';
import { messages } from '@/lib/i18n';
import { isDateTime, isDay, isRecord, type JsonRecord, listOf, recordsIn, textIn } from './json-value';

/** The page on which the markup stands, where it is known: its address, and its text as people see it. */
export type Page = { readonly url?: string; readonly text?: string };

/** What a document is judged with: its page, and how often each name is used in the whole export. */
export type ReviewContext = { readonly page: Page; readonly uses: ReadonlyMap<string, number> };

export type ReviewRule = {
  readonly id: string;
  /** A warning holds nothing up. */
  readonly level: 'error' | 'warning';
  readonly breaks: (review: JsonRecord, context: ReviewContext) => boolean;
};

const LONGEST_CLAIM = 75;
const LONGEST_VERDICT = 40;
const SHORTENERS =
  /^(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|rb\.gy|cutt\.ly|shorturl\.at|t\.ly|s\.id)$/i;

const typesOf = (value: unknown): readonly unknown[] => (isRecord(value) ? listOf(value['@type']) : []);
const isOf = (value: unknown, ...names: string[]): boolean =>
  names.some((name) => typesOf(value).includes(name));
const isGiven = (value: unknown): boolean => value !== undefined;

const claimOf = ({ claimReviewed }: JsonRecord): string => textIn(claimReviewed) ?? '';
const ratingOf = ({ reviewRating }: JsonRecord): JsonRecord | null =>
  isRecord(reviewRating) && isOf(reviewRating, 'Rating') ? reviewRating : null;
const verdictOf = (review: JsonRecord): string => {
  const rating = ratingOf(review);
  return textIn(rating?.alternateName) ?? textIn(rating?.name) ?? '';
};
/** What is shown where there is no room for all of it. */
const leading = (verdict: string): string => verdict.split(/[:;.(]| [–-] /)[0]?.trim() ?? '';

const itemOf = ({ itemReviewed }: JsonRecord): JsonRecord => (isRecord(itemReviewed) ? itemReviewed : {});

const addressOf = (value: unknown): URL | null =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : null;

const isHost = (host: string, page: string): boolean => host === page || host.endsWith(`.${page}`);
const isHome = ({ pathname, search }: URL): boolean => /^\/(?:index\.\w+)?$/.test(pathname) && search === '';
const withoutFragment = ({ href, hash }: URL): string =>
  href.slice(0, href.length - hash.length).replace(/\/$/, '');

/** The address, where it is one and on the page's own host, with the page's. */
const placed = (review: JsonRecord, { page }: ReviewContext) => {
  const [url, at] = [addressOf(review.url), addressOf(page.url)];
  return url && at ? { url, at } : null;
};

const isDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  (isDateTime(value) || (/^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value))) &&
  value >= '1000';
const isWrongDate = (value: unknown): boolean => isGiven(value) && !isDate(value);
/** A day counts from its beginning to its end. */
const isBefore = (a: unknown, b: unknown): boolean =>
  isDate(a) &&
  isDate(b) &&
  (a.length === 10 || b.length === 10 ? a.slice(0, 10) < b.slice(0, 10) : Date.parse(a) < Date.parse(b));

const scaleOf = (review: JsonRecord): readonly unknown[] => {
  const { ratingValue, bestRating, worstRating } = ratingOf(review) ?? {};
  return [ratingValue, bestRating, worstRating];
};

/** A rule on the three numbers, once they are numbers. */
const onScale =
  (breaks: (scale: { value: number; best: number; worst: number }) => boolean) =>
  (review: JsonRecord): boolean => {
    const [value, best, worst] = scaleOf(review);
    const are = typeof value === 'number' && typeof best === 'number' && typeof worst === 'number';
    return are && breaks({ value, best, worst });
  };

const verdictWords = Object.values(messages).flatMap(({ shell }) =>
  Verdict.options.map((one) => shell.verdict[one]),
);

const beginsWithVerdict = (review: JsonRecord): boolean => {
  const claim = claimOf(review).toLowerCase();
  return [leading(verdictOf(review)), ...verdictWords]
    .filter(Boolean)
    .some(
      (verdict) =>
        claim.startsWith(verdict.toLowerCase()) && /^\s*(?:[:;,.|–—-]|$)/.test(claim.slice(verdict.length)),
    );
};

const isAuthor = (value: unknown): boolean =>
  isOf(value, 'Organization', 'Person', 'NewsMediaOrganization') &&
  isRecord(value) &&
  (textIn(value.name) !== null || addressOf(value.url) !== null);

const namesOf = (value: unknown): string[] =>
  recordsIn(value)
    .flatMap(({ name, url }) => [textIn(name), textIn(url)])
    .filter((one) => one !== null);

const appearances = (review: JsonRecord): readonly unknown[] => [
  ...listOf(itemOf(review).appearance),
  ...listOf(itemOf(review).firstAppearance),
];

const isSeen = (text: string, words: string): boolean => plain(text).includes(plain(words));
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();

const identity = (review: JsonRecord): string[] =>
  [textIn(review['@id']), textIn(review.url)].filter((one) => one !== null);

/** How often each name stands in an export, for the last rule. */
export const usesOf = (reviews: readonly JsonRecord[]): Map<string, number> => {
  const uses = new Map<string, number>();
  for (const name of reviews.flatMap((one) => [...new Set(identity(one))]))
    uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
};

type Row = readonly [level: 'error' | 'warning', breaks: ReviewRule['breaks']];

/** In their order. Where one rule says what is wrong, those that rest on it are silent. */
const rows: readonly Row[] = [
  [
    'error',
    (one) => !listOf(one['@context']).some((context) => /^https?:\/\/schema\.org\/?$/.test(String(context))),
  ],
  ['error', (one) => !isOf(one, 'ClaimReview')],
  ['error', (one) => claimOf(one) === ''],
  ['warning', (one) => codePoints(claimOf(one)) >= LONGEST_CLAIM],
  ['error', (one) => claimOf(one).normalize('NFC') !== claimOf(one)],
  ['error', beginsWithVerdict],
  ['error', (one) => addressOf(one.url) === null],
  [
    'error',
    (one, context) => {
      const place = placed(one, context);
      return (
        place !== null &&
        !SHORTENERS.test(place.url.hostname) &&
        !isHost(place.url.hostname, place.at.hostname)
      );
    },
  ],
  ['error', ({ url }) => SHORTENERS.test(addressOf(url)?.hostname ?? '')],
  [
    'error',
    ({ url }) => {
      const address = addressOf(url);
      return address !== null && !SHORTENERS.test(address.hostname) && isHome(address);
    },
  ],
  [
    'error',
    (one, context) => {
      const place = placed(one, context);
      const isJudged = place !== null && isHost(place.url.hostname, place.at.hostname) && !isHome(place.url);
      return isJudged && withoutFragment(place.url) !== withoutFragment(place.at);
    },
  ],
  ['error', (one) => ratingOf(one) === null],
  ['error', (one) => ratingOf(one) !== null && verdictOf(one) === ''],
  ['warning', (one) => codePoints(leading(verdictOf(one))) > LONGEST_VERDICT],
  ['error', (one) => new Set(scaleOf(one).map(isGiven)).size > 1],
  [
    'error',
    (one) =>
      scaleOf(one).some((part) => isGiven(part) && (typeof part !== 'number' || !Number.isFinite(part))),
  ],
  ['error', onScale(({ best, worst }) => best <= worst)],
  ['error', onScale(({ worst }) => worst < 1)],
  ['error', onScale(({ value, best, worst }) => best > worst && (value < worst || value > best))],
  ['warning', onScale(({ value, best, worst }) => ![value, best, worst].every(Number.isInteger))],
  ['warning', ({ author }) => listOf(author).length === 0],
  ['error', ({ author }) => !listOf(author).every(isAuthor)],
  ['error', ({ datePublished, dateModified }) => isWrongDate(datePublished) || isWrongDate(dateModified)],
  ['warning', ({ datePublished }) => !isGiven(datePublished)],
  ['error', ({ datePublished, dateModified }) => isBefore(dateModified, datePublished)],
  ['warning', ({ itemReviewed }) => !isGiven(itemReviewed)],
  ['error', ({ itemReviewed }) => isGiven(itemReviewed) && !isOf(itemReviewed, 'Claim', 'CreativeWork')],
  [
    'error',
    (one) => listOf(itemOf(one).author).some((author) => !isRecord(author) || textIn(author.name) === null),
  ],
  ['warning', (one) => isGiven(one.itemReviewed) && appearances(one).length === 0],
  [
    'error',
    (one) =>
      appearances(one).some(
        (work) => addressOf(work) === null && addressOf(isRecord(work) ? work.url : null) === null,
      ),
  ],
  ['error', (one) => isWrongDate(itemOf(one).datePublished)],
  ['error', (one) => isBefore(one.datePublished, itemOf(one).datePublished)],
  ['error', (one) => namesOf(itemOf(one).author).some((name) => namesOf(one.author).includes(name))],
  ['error', (one, { page }) => page.text !== undefined && !isSeen(page.text, claimOf(one))],
  ['error', (one, { page }) => page.text !== undefined && !isSeen(page.text, leading(verdictOf(one)))],
  ['error', (one, { uses }) => identity(one).some((name) => (uses.get(name) ?? 0) > 1)],
];

/** The thirty-six. */
export const reviewRules: readonly ReviewRule[] = rows.map(([level, breaks], i) => ({
  id: `CR-${String(i + 1).padStart(2, '0')}`,
  level,
  breaks,
}));

/** The rules that a document breaks. */
export const brokenBy = (review: JsonRecord, context: ReviewContext): ReviewRule[] =>
  reviewRules.filter(({ breaks }) => breaks(review, context));
