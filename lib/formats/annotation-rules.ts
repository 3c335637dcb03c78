/** The faults of an annotation that no schema sees: does it say where its words stand, and do they stand there? */
import { codePoints, fromCodePoints, graphemeBoundary } from '@/lib/domain/text';
import { isDateTime, isOfType, isRecord, type JsonRecord, listOf, recordsIn } from './json-value';

/** The text that a target speaks of, where we hold it. */
export type TextOf = (source: string) => string | undefined;

/** A rule; `breaks` says whether an annotation does. */
export type AnnotationRule = {
  readonly id: string;
  readonly breaks: (annotation: JsonRecord, textOf: TextOf) => boolean;
};

const PURPOSES: readonly unknown[] = [
  ...['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting'],
  ...['identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'],
];
const TIMES = /^(?:created|modified|generated|sourceDate|sourceDateStart|sourceDateEnd)$/;
// Language, script, region, variants, extensions, private use.
const LANGUAGE =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/i;
const MARKUP = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,31}|#\d{1,7}|#x[\da-f]{1,6});/i;

/** Every property of the annotation and of what it holds. */
function* properties(value: unknown): Generator<readonly [name: string, value: unknown]> {
  for (const one of listOf(value).filter(isRecord))
    for (const [name, inner] of Object.entries(one)) {
      yield [name, inner];
      yield* properties(inner);
    }
}

const some = (annotation: JsonRecord, name: RegExp, breaks: (value: unknown) => boolean): boolean =>
  [...properties(annotation)].some(([key, value]) => name.test(key) && listOf(value).some(breaks));

/** A quote with its position, and the text they are of: what the rules on words compare. */
type Place = {
  readonly exact: string | null;
  readonly prefix: string;
  readonly suffix: string;
  /** In code points. */
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string | undefined;
};

const placesOf = (annotation: JsonRecord, textOf: TextOf): Place[] =>
  recordsIn(annotation.target).map(({ source, selector }) => {
    const all = recordsIn(selector);
    const quote = all.find((one) => isOfType(one, 'TextQuoteSelector')) ?? {};
    const place = all.find((one) => isOfType(one, 'TextPositionSelector')) ?? {};
    return {
      exact: typeof quote.exact === 'string' ? quote.exact : null,
      prefix: typeof quote.prefix === 'string' ? quote.prefix : '',
      suffix: typeof quote.suffix === 'string' ? quote.suffix : '',
      start: Number.isInteger(place.start) ? Number(place.start) : null,
      end: Number.isInteger(place.end) ? Number(place.end) : null,
      text: typeof source === 'string' ? textOf(source) : undefined,
    };
  });

type Quoted = Place & { readonly exact: string };
type Placed = Place & { readonly start: number; readonly end: number };
type Held = { readonly text: string };

const isQuoted = (one: Place): one is Quoted => one.exact !== null;
const isPlaced = (one: Place): one is Placed => one.start !== null && one.end !== null && one.end > one.start;
const isHeld = <One extends Place>(one: One): one is One & Held => one.text !== undefined;

/** A rule on each place of which enough is known to judge it. */
const onPlaces =
  <Known extends Place>(knows: (place: Place) => place is Known, breaks: (place: Known) => boolean) =>
  (annotation: JsonRecord, textOf: TextOf): boolean =>
    placesOf(annotation, textOf).filter(knows).some(breaks);

const ofQuote = (one: Place): one is Quoted & Held => isQuoted(one) && isHeld(one);
const ofPlace = (one: Place): one is Placed & Held => isPlaced(one) && isHeld(one);
const ofBoth = (one: Place): one is Quoted & Placed & Held => isQuoted(one) && isPlaced(one) && isHeld(one);
const isAny = (one: Place): one is Place => one.start !== null;

const unit = ({ text }: Held, offset: number): number => fromCodePoints(text, offset);
const splits = (text: string, offset: number): boolean => graphemeBoundary(text, offset) !== offset;

/** How often the words stand in the text, overlapping places too, counted to two. */
const timesIn = (text: string, words: string): number => {
  const first = text.indexOf(words);
  if (first < 0) return 0;
  return text.indexOf(words, first + 1) < 0 ? 1 : 2;
};

/** The thirteen, in their order. Where one rule says what is wrong, the later ones are silent. */
export const annotationRules: readonly AnnotationRule[] = [
  { id: 'WA-X1', breaks: (one) => some(one, TIMES, (time) => isDateTime(time) && !time.endsWith('Z')) },
  {
    id: 'WA-X2',
    breaks: (one) => some(one, /^(?:motivation|purpose)$/, (purpose) => !PURPOSES.includes(purpose)),
  },
  {
    id: 'WA-X3',
    breaks: (one) => some(one, /^(?:language|processingLanguage)$/, (tag) => !LANGUAGE.test(String(tag))),
  },
  { id: 'WA-X4', breaks: onPlaces(isAny, ({ start, end }) => (end ?? 0) <= (start ?? 0)) },
  { id: 'WA-X5', breaks: onPlaces(ofPlace, ({ end, text }) => end > codePoints(text)) },
  {
    id: 'WA-X6',
    breaks: onPlaces(ofPlace, (one) => [one.start, one.end].some((at) => splits(one.text, unit(one, at)))),
  },
  { id: 'WA-X7', breaks: onPlaces(isQuoted, ({ exact }) => exact.normalize('NFC') !== exact) },
  { id: 'WA-X8', breaks: onPlaces(ofQuote, ({ exact, text }) => !text.includes(exact)) },
  {
    id: 'WA-X9',
    breaks: onPlaces(
      ofBoth,
      (one) =>
        one.text.includes(one.exact) &&
        one.text.slice(unit(one, one.start), unit(one, one.end)) !== one.exact,
    ),
  },
  {
    id: 'WA-X10',
    breaks: onPlaces(ofPlace, (one) => !one.text.slice(0, unit(one, one.start)).endsWith(one.prefix)),
  },
  {
    id: 'WA-X11',
    breaks: onPlaces(ofPlace, (one) => !one.text.slice(unit(one, one.end)).startsWith(one.suffix)),
  },
  {
    id: 'WA-X12',
    breaks: onPlaces(
      ofQuote,
      ({ prefix, exact, suffix, text }) => timesIn(text, prefix + exact + suffix) > 1,
    ),
  },
  { id: 'WA-X13', breaks: onPlaces(isQuoted, ({ exact }) => MARKUP.test(exact)) },
];

/** The rules that an annotation breaks. */
export const brokenRules = (annotation: JsonRecord, textOf: TextOf): string[] =>
  annotationRules.filter(({ breaks }) => breaks(annotation, textOf)).map(({ id }) => id);
