/**
 * A passage of a text with what is said of it, as the Web Annotation Data Model has it. Written strictly; what others add
 * is kept in `rest` and written back.
 *
 * @see https://www.w3.org/TR/annotation-model/
 */
import { TERMS } from './annotation-terms';
import { isIri, isOfType, isRecord, type JsonRecord, listOf, recordsIn, textIn } from './json-value';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** The model's words, and ours beside them. */
export const ANNOTATION_CONTEXTS = [ANNOTATION_CONTEXT, TERMS] as const;

/** The media type of all that is written here. @see https://www.w3.org/TR/annotation-protocol/ */
export const ANNOTATION_TYPE = `application/ld+json; profile="${ANNOTATION_CONTEXT}"`;

/** When something was read, and where a copy of what was read then is. */
export type TimeState = { readonly sourceDate: string | null; readonly cached: string | null };

/** What is said: a text of its own (`value`), or a thing elsewhere (`source`), of which words may be quoted. */
export type AnnotationBody = {
  readonly purpose: string | null;
  readonly value: string | null;
  readonly language: string | null;
  readonly source: string | null;
  readonly quote: string | null;
  readonly state: TimeState | null;
  /** Who said it, by name. */
  readonly by: string | null;
  readonly at: string | null;
  readonly rest: JsonRecord;
};

/** Where it stands: words and their context, and how many code points of the text are before and with them. */
export type AnnotationTarget = {
  readonly source: string;
  readonly language: string | null;
  readonly exact: string | null;
  readonly prefix: string;
  readonly suffix: string;
  readonly position: { readonly start: number; readonly end: number } | null;
  readonly state: TimeState | null;
  readonly rest: JsonRecord;
};

export type Annotation = {
  readonly id: string | null;
  readonly canonical: string | null;
  readonly via: readonly string[];
  readonly motivation: string | null;
  readonly by: string | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly generated: string | null;
  readonly bodies: readonly AnnotationBody[];
  readonly target: AnnotationTarget;
  readonly rest: JsonRecord;
};

/** An annotation as JSON-LD. Without its context inside a page, which has it. */
export const annotationJson = (one: Annotation): JsonRecord => ({
  '@context': ANNOTATION_CONTEXTS,
  ...annotationItem(one),
});

/** The same for inside a page or collection, whose context holds for it. */
export const annotationItem = (one: Annotation): JsonRecord => ({
  ...given({ id: one.id }),
  type: 'Annotation',
  ...given({
    motivation: one.motivation,
    creator: personJson(one.by),
    created: one.created,
    modified: one.modified,
    generated: one.generated,
    canonical: one.canonical,
    via: one.via.length > 0 ? one.via : null,
  }),
  ...one.rest,
  ...(one.bodies.length > 0 && { body: one.bodies.map(bodyJson) }),
  target: targetJson(one.target),
});

const given = (values: JsonRecord): JsonRecord =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const personJson = (name: string | null) => (name === null ? null : { type: 'Person', name });

/** One thing that is said, as JSON-LD: the inverse of `bodyFrom`. */
export const bodyJson = ({
  value,
  source,
  quote,
  state,
  by,
  at,
  purpose,
  language,
  rest,
}: AnnotationBody) => ({
  ...(source === null ? { type: 'TextualBody' } : { type: 'SpecificResource', source }),
  ...given({ value, purpose, language, creator: personJson(by), created: at }),
  ...(source === null && { format: 'text/plain' }),
  ...(quote !== null && { selector: { type: 'TextQuoteSelector', exact: quote } }),
  ...(state && { state: stateJson(state) }),
  ...rest,
});

const stateJson = (state: TimeState) => ({ type: 'TimeState', ...given(state) });

const targetJson = ({
  source,
  language,
  exact,
  prefix,
  suffix,
  position,
  state,
  rest,
}: AnnotationTarget) => ({
  type: 'SpecificResource',
  source,
  ...given({ language }),
  selector: [
    ...(exact === null
      ? []
      : [{ type: 'TextQuoteSelector', exact, ...(prefix && { prefix }), ...(suffix && { suffix }) }]),
    ...(position ? [{ type: 'TextPositionSelector', ...position }] : []),
  ],
  ...(state && { state: stateJson(state) }),
  ...rest,
});

/**
 * Read one annotation, whoever wrote it, as far as it speaks of one passage; null where it names no source.
 * Everything that has no place of its own is kept in `rest`. The inverse of `annotationJson` and of `annotationItem`.
 */
export const annotationFrom = (json: JsonRecord): Annotation | null => {
  const target = targetsOf(json)
    .map(targetFrom)
    .find((one) => one !== null);
  if (!target) return null;
  const { '@context': _, type: __, body, bodyValue, target: ___, ...more } = json;
  const { id, canonical, via, motivation, creator, created, modified, generated, ...rest } = more;
  const single = textIn(motivation);
  const [name, by] = personFrom(creator);
  return {
    id: textIn(id),
    canonical: textIn(canonical),
    via: listOf(via).filter(isIri),
    motivation: single,
    by: name,
    created: textIn(created),
    modified: textIn(modified),
    generated: textIn(generated),
    bodies: [...listOf(body), ...listOf(bodyValue).map((value) => ({ type: 'TextualBody', value }))].map(
      bodyFrom,
    ),
    target,
    rest: { ...rest, ...by, ...(motivation !== undefined && single === null && { motivation }) },
  };
};

/** Targets, also those that are only names of things. */
const targetsOf = ({ target }: JsonRecord): JsonRecord[] =>
  listOf(target).flatMap((one) => (isIri(one) ? [{ source: one }] : recordsIn(one)));

/** A person of whom no more than a name is said; another is kept as it is. */
const personFrom = (creator: unknown): [name: string | null, rest: JsonRecord] => {
  if (creator === undefined || creator === null) return [null, {}];
  const isPlain = isRecord(creator) && Object.keys(creator).length === 2 && isOfType(creator, 'Person');
  return isPlain && typeof creator.name === 'string' ? [creator.name, {}] : [null, { creator }];
};

/** One thing that is said, whoever wrote it. */
export const bodyFrom = (json: unknown): AnnotationBody => {
  if (typeof json === 'string') return { ...emptyBody, source: json };
  if (!isRecord(json)) return emptyBody;
  const { type, value, purpose, language, source, selector, state, creator, created, format, ...rest } = json;
  const [name, by] = personFrom(creator);
  const [quote, otherSelector] = onlyQuote(selector);
  const [time, otherState] = timeFrom(state);
  const from = typeof source === 'string' ? source : isRecord(source) ? textIn(source.id) : null;
  return {
    purpose: textIn(purpose),
    value: typeof value === 'string' ? value : null,
    language: textIn(language),
    source: from,
    quote,
    state: time,
    by: name,
    at: textIn(created),
    rest: {
      ...rest,
      ...by,
      ...unsaid({ selector: otherSelector, state: otherState }),
      ...(isRecord(source) && { source }),
      ...(format !== undefined && (from !== null || format !== 'text/plain') && { format }),
      ...(type !== undefined && type !== (from === null ? 'TextualBody' : 'SpecificResource') && { type }),
    },
  };
};

/** A body that says nothing yet. */
export const emptyBody: AnnotationBody = {
  ...{
    purpose: null,
    value: null,
    language: null,
    source: null,
    quote: null,
    state: null,
    by: null,
    at: null,
  },
  rest: {},
};

const unsaid = (values: JsonRecord): JsonRecord =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** A quote and nothing else; other selectors are kept as they are. */
const onlyQuote = (selector: unknown): [quote: string | null, rest: unknown] => {
  const isPlain =
    isRecord(selector) && isOfType(selector, 'TextQuoteSelector') && Object.keys(selector).length === 2;
  return isPlain && typeof selector.exact === 'string' ? [selector.exact, undefined] : [null, selector];
};

const timeFrom = (state: unknown): [time: TimeState | null, rest: unknown] => {
  if (!isRecord(state) || !isOfType(state, 'TimeState')) return [null, state];
  const { type: _, sourceDate, cached, ...more } = state;
  if (Object.keys(more).length > 0) return [null, state];
  return [{ sourceDate: textIn(sourceDate), cached: textIn(cached) }, undefined];
};

const targetFrom = (json: JsonRecord): AnnotationTarget | null => {
  const { type: _, source, language, selector, state, ...rest } = json;
  const from = textIn(source) ?? (isRecord(source) ? textIn(source.id) : null) ?? textIn(json.id);
  if (!from) return null;
  const quote = recordsIn(selector).find(
    (one) => isOfType(one, 'TextQuoteSelector') && typeof one.exact === 'string',
  );
  const place = recordsIn(selector).find((one) => isOfType(one, 'TextPositionSelector'));
  const position = place && positionFrom(place);
  const others = listOf(selector).filter((one) => one !== quote && !(position && one === place));
  const [time, otherState] = timeFrom(state);
  return {
    source: from,
    language: textIn(language),
    exact: typeof quote?.exact === 'string' ? quote.exact : null,
    prefix: textOr(quote?.prefix),
    suffix: textOr(quote?.suffix),
    position: position ?? null,
    state: time,
    rest: {
      ...rest,
      ...unsaid({ state: otherState }),
      ...(isRecord(source) && { source }),
      ...(others.length > 0 && { selector: listOf(selector) }),
    },
  };
};

const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

const positionFrom = ({ start, end }: JsonRecord): { start: number; end: number } | null =>
  Number.isInteger(start) && Number.isInteger(end) ? { start: Number(start), end: Number(end) } : null;
