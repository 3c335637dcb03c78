/**
 * What the Web Annotation Data Model says an annotation, a collection and a page MUST be, in our own words: 54, 10 and 15
 * rules, as many as the W3C's own suite has. Each breaks alone, so that what is to be done is said once.
 *
 * @see https://www.w3.org/TR/annotation-model/ sections 3 to 5
 */
import { isDateTime, isIri, isOfType, isRecord, type JsonRecord, listOf } from './json-value';

/** A rule; `says` is what holds, `breaks` whether it does not. */
export type MustRule = {
  readonly id: string;
  /** Number and place of the section that asks for it. */
  readonly section: string;
  readonly link: string;
  readonly says: string;
  readonly breaks: (document: JsonRecord) => boolean;
};

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

const places = {
  '3.1': 'annotations',
  '3.2': 'bodies-and-targets',
  '3.2.1': 'external-web-resources',
  '3.2.4': 'embedded-textual-body',
  '3.2.5': 'string-body',
  '3.2.7': 'choice-between-bodies',
  '3.3.1': 'lifecycle-information',
  '3.3.5': 'motivation-and-purpose',
  '3.3.6': 'rights-information',
  '3.3.7': 'other-identities',
  '4': 'specific-resources',
  '4.2': 'selectors',
  '4.2.4': 'text-quote-selector',
  '4.2.5': 'text-position-selector',
  '4.2.7': 'svg-selector',
  '4.2.8': 'range-selector',
  '4.3': 'states',
  '4.3.1': 'time-state',
  '4.3.2': 'request-header-state',
  '4.3.3': 'refinement-of-state',
  '4.4': 'styles',
  '5.1': 'annotation-collection',
  '5.2': 'annotation-page',
} as const;
type Section = keyof typeof places;
type Row = readonly [section: Section, says: string, breaks: (document: JsonRecord) => boolean];

const numbered = (letter: string, rows: readonly Row[]): MustRule[] =>
  rows.map(([section, says, breaks], i) => ({
    id: `WA-${letter}${String(i + 1).padStart(2, '0')}`,
    section,
    link: `https://www.w3.org/TR/annotation-model/#${places[section]}`,
    says,
    breaks,
  }));

const isGiven = (value: unknown): boolean => value !== undefined;
const lacks = (holds: (value: unknown) => boolean) => (value: unknown) => isGiven(value) && !holds(value);

const isOneDateTime = isDateTime;
const areIris = (value: unknown): boolean => listOf(value).length > 0 && listOf(value).every(isIri);
const isRights = areIris;
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isText = (value: unknown): boolean => typeof value === 'string';
const hasContext = ({ '@context': context }: JsonRecord): boolean => listOf(context).includes(CONTEXT);
/** A thing by its name, or itself with its name. */
const isThing = (value: unknown): boolean => isIri(value) || (isRecord(value) && isIri(value.id));
const isSection = (value: unknown): boolean =>
  isRecord(value) && (isOfType(value, 'AnnotationPage') || isIri(value.id));

/** What a body or target is, by its type, and else by what it holds. */
type Kind = 'external' | 'textual' | 'specific' | 'choice';
const setTypes = ['Choice', 'Composite', 'List', 'Independents'];

const kindOf = (value: unknown): Kind | null => {
  if (isIri(value)) return 'external';
  if (!isRecord(value)) return null;
  if (setTypes.some((type) => isOfType(value, type))) return isGiven(value.items) ? 'choice' : null;
  if (isOfType(value, 'TextualBody')) return isText(value.value) ? 'textual' : null;
  if (isOfType(value, 'SpecificResource') || isGiven(value.source))
    return isThing(value.source) ? 'specific' : null;
  if (isIri(value.id)) return 'external';
  return isText(value.value) ? 'textual' : null;
};

const deep = (value: unknown): readonly unknown[] =>
  listOf(value).flatMap((one) => [
    one,
    ...(isRecord(one) && kindOf(one) === 'choice' ? deep(one.items) : []),
  ]);

const bodies = ({ body }: JsonRecord): readonly unknown[] => deep(body);
const targets = ({ target }: JsonRecord): readonly unknown[] => deep(target);
type Things = (document: JsonRecord) => readonly unknown[];

/** One of these things has a property that is not as it must be. */
const of =
  (things: Things, breaks: (thing: JsonRecord) => boolean) =>
  (document: JsonRecord): boolean =>
    things(document).some((one) => isRecord(one) && breaks(one));

const without = (things: Things, kind: Kind, property: string) =>
  of(things, (one) => kindOf(one) === kind && isGiven(one[property]));

const DIRECTIONS: readonly unknown[] = ['ltr', 'rtl', 'auto'];

/** What bodies and targets are held to alike. */
const common = (name: string, things: Things): Row[] => [
  [
    '3.2.1',
    `The textDirection of a ${name} is ltr, rtl or auto.`,
    of(things, (one) => lacks((d) => DIRECTIONS.includes(d))(one.textDirection)),
  ],
  [
    '3.3.1',
    `A ${name} is created at one date-time with its zone.`,
    of(things, (one) => lacks(isOneDateTime)(one.created)),
  ],
  [
    '3.3.1',
    `A ${name} is modified at one date-time with its zone.`,
    of(things, (one) => lacks(isOneDateTime)(one.modified)),
  ],
  ['3.3.6', `The rights of a ${name} are IRIs.`, of(things, (one) => lacks(isRights)(one.rights))],
  ['3.3.7', `The canonical name of a ${name} is one IRI.`, of(things, (one) => lacks(isIri)(one.canonical))],
  ['3.3.7', `The via of a ${name} are IRIs.`, of(things, (one) => lacks(areIris)(one.via))],
  ['3.2.7', `A ${name} elsewhere on the web has no items.`, without(things, 'external', 'items')],
  ['3.3.5', `A ${name} elsewhere on the web has no purpose.`, without(things, 'external', 'purpose')],
  ['3.2.4', `A choice of ${name}s has no value.`, without(things, 'choice', 'value')],
  ['4', `A choice of ${name}s has no source.`, without(things, 'choice', 'source')],
  ['3.3.5', `A choice of ${name}s has no purpose.`, without(things, 'choice', 'purpose')],
];

const specific: Things = (document) => [...bodies(document), ...targets(document)];

/** What is asked of the values of a property of specific resources, each of them and what refines it. */
const each =
  (property: string, breaks: (value: unknown) => boolean) =>
  (document: JsonRecord): boolean =>
    specific(document).some((one) => isRecord(one) && refined(one[property]).some(breaks));

const refined = (value: unknown): readonly unknown[] =>
  listOf(value).flatMap((one) => [
    one,
    ...(isRecord(one)
      ? [...refined(one.refinedBy), ...refined(one.startSelector), ...refined(one.endSelector)]
      : []),
  ]);

const typed = (type: string, breaks: (value: JsonRecord) => boolean) => (value: unknown) =>
  isRecord(value) && isOfType(value, type) && breaks(value);

const isNamed = (value: unknown): boolean =>
  isIri(value) || (isRecord(value) && (listOf(value.type).some(isText) || isIri(value.id)));
const isOptionalText = (value: unknown): boolean => !isGiven(value) || isText(value);
const isSvg = ({ value, id }: JsonRecord): boolean =>
  isText(value) ? !isGiven(id) : !isGiven(value) && isIri(id);

const timeIsWrong = ({
  sourceDate,
  sourceDateStart: start,
  sourceDateEnd: end,
  cached,
}: JsonRecord): boolean => {
  const isPeriod = isGiven(start) || isGiven(end);
  if (isPeriod && (isGiven(sourceDate) || !isDateTime(start) || !isDateTime(end))) return true;
  if (isGiven(sourceDate) && !listOf(sourceDate).every(isDateTime)) return true;
  return isGiven(cached) && !areIris(cached);
};

const refinementIsWrong = (value: unknown): boolean =>
  isRecord(value) && isGiven(value.refinedBy) && !listOf(value.refinedBy).every(isNamed);

/** The 54 of an annotation. */
export const annotationMusts: readonly MustRule[] = numbered('M', [
  ['3.1', 'The context is, or holds, that of annotations.', (one) => !hasContext(one)],
  ['3.1', 'The id is exactly one IRI.', ({ id }) => !isIri(id)],
  ['3.1', 'The type is, or holds, Annotation.', (one) => !isOfType(one, 'Annotation')],
  ['3.1', 'There is a target.', ({ target }) => listOf(target).length === 0],
  [
    '3.2',
    'Each target is an IRI, a resource, a choice or a specific resource.',
    (one) => targets(one).some((target) => kindOf(target) === null),
  ],
  [
    '3.2.5',
    'There is a body or a bodyValue, not both.',
    ({ body, bodyValue }) => isGiven(body) && isGiven(bodyValue),
  ],
  [
    '3.2',
    'Each body is an IRI, a resource, a text, a choice or a specific resource.',
    (one) => bodies(one).some((body) => kindOf(body) === null),
  ],
  ['3.2.5', 'The bodyValue is one text.', ({ bodyValue }) => lacks(isText)(bodyValue)],
  ['3.3.1', 'It is created at one date-time with its zone.', ({ created }) => lacks(isOneDateTime)(created)],
  [
    '3.3.1',
    'It is modified at one date-time with its zone.',
    ({ modified }) => lacks(isOneDateTime)(modified),
  ],
  [
    '3.3.1',
    'It is generated at one date-time with its zone.',
    ({ generated }) => lacks(isOneDateTime)(generated),
  ],
  ['3.3.6', 'Its rights are IRIs.', ({ rights }) => lacks(isRights)(rights)],
  ['3.3.7', 'Its canonical name is one IRI.', ({ canonical }) => lacks(isIri)(canonical)],
  ['3.3.7', 'Its via are IRIs.', ({ via }) => lacks(areIris)(via)],
  ...common('body', bodies),
  ['3.2.7', 'A text as body has no items.', without(bodies, 'textual', 'items')],
  ['4', 'A text as body has no source.', without(bodies, 'textual', 'source')],
  ['3.2.7', 'A specific resource as body has no items.', without(bodies, 'specific', 'items')],
  ['4', 'A specific resource as body has no value.', without(bodies, 'specific', 'value')],
  ...common('target', targets),
  ['3.2.7', 'A specific resource as target has no items.', without(targets, 'specific', 'items')],
  ['4', 'A specific resource as target has no value.', without(targets, 'specific', 'value')],
  ['3.2.4', 'A text is a body, never a target.', of(targets, (one) => isOfType(one, 'TextualBody'))],
  [
    '4.2',
    'A selector is an IRI, or says its type.',
    (document) =>
      of(
        specific,
        ({ selector }) =>
          isGiven(selector) && (listOf(selector).length === 0 || !listOf(selector).every(isNamed)),
      )(document),
  ],
  [
    '4.3',
    'A state is an IRI, or says its type.',
    (document) =>
      of(
        specific,
        ({ state }) => isGiven(state) && (listOf(state).length === 0 || !listOf(state).every(isNamed)),
      )(document),
  ],
  [
    '4.3.3',
    'What refines a selector or a state is one itself.',
    (document) => each('state', refinementIsWrong)(document) || each('selector', refinementIsWrong)(document),
  ],
  [
    '4.4',
    'A styleClass is a text.',
    of(specific, ({ styleClass }) => isGiven(styleClass) && !listOf(styleClass).every(isText)),
  ],
  [
    '4.2',
    'A fragment, CSS or XPath selector has exactly one value.',
    each('selector', (one) =>
      ['FragmentSelector', 'CssSelector', 'XPathSelector'].some((type) =>
        typed(type, ({ value }) => !isText(value))(one),
      ),
    ),
  ],
  [
    '4.2.4',
    'A quote has exactly one exact, and at most one prefix and suffix.',
    each(
      'selector',
      typed(
        'TextQuoteSelector',
        ({ exact, prefix, suffix }) => !isText(exact) || !isOptionalText(prefix) || !isOptionalText(suffix),
      ),
    ),
  ],
  [
    '4.2.5',
    'A position has a start and an end, counted from 0.',
    each('selector', (one) =>
      ['TextPositionSelector', 'DataPositionSelector'].some((type) =>
        typed(type, ({ start, end }) => !isCount(start) || !isCount(end))(one),
      ),
    ),
  ],
  [
    '4.2.7',
    'A drawn selector has a value or an id.',
    each(
      'selector',
      typed('SvgSelector', (one) => !isSvg(one)),
    ),
  ],
  [
    '4.2.8',
    'A range has one selector for its start and one for its end.',
    each(
      'selector',
      typed(
        'RangeSelector',
        ({ startSelector: start, endSelector: end }) => !isRecord(start) || !isRecord(end),
      ),
    ),
  ],
  [
    '4.3.1',
    'A time is one date or a period with both ends; copies are IRIs.',
    each('state', typed('TimeState', timeIsWrong)),
  ],
  [
    '4.3.2',
    'A request state has exactly one value.',
    each(
      'state',
      typed('HttpRequestState', ({ value }) => !isText(value)),
    ),
  ],
]);

/** The 10 of a collection. */
export const collectionMusts: readonly MustRule[] = numbered('C', [
  ['5.1', 'The context is, or holds, that of annotations.', (one) => !hasContext(one)],
  ['5.1', 'The id is exactly one IRI.', ({ id }) => !isIri(id)],
  ['5.1', 'The type is, or holds, AnnotationCollection.', (one) => !isOfType(one, 'AnnotationCollection')],
  ['5.1', 'The labels are texts.', ({ label }) => isGiven(label) && !listOf(label).every(isText)],
  ['5.1', 'The total is a whole number from 0.', ({ total }) => lacks(isCount)(total)],
  [
    '5.1',
    'The first page of what is not empty is an IRI or a page.',
    ({ first, total }) => (isGiven(first) ? !isIri(first) && !isSection(first) : total !== 0),
  ],
  [
    '5.1',
    'The last page is one IRI, or a page.',
    ({ last }) => isGiven(last) && !isIri(last) && !isSection(last),
  ],
  ['3.3.1', 'It is created at one date-time with its zone.', ({ created }) => lacks(isOneDateTime)(created)],
  [
    '3.3.1',
    'It is modified at one date-time with its zone.',
    ({ modified }) => lacks(isOneDateTime)(modified),
  ],
  ['3.3.6', 'Its rights are IRIs.', ({ rights }) => lacks(isRights)(rights)],
]);

const isWhole = (value: unknown): boolean => isIri(value) || (isRecord(value) && isIri(value.id));

/** One of the collection that a page says it is part of. */
const ofWhole =
  (breaks: (collection: JsonRecord) => boolean) =>
  ({ partOf }: JsonRecord): boolean =>
    isRecord(partOf) && breaks(partOf);

/** The 15 of a page. */
export const pageMusts: readonly MustRule[] = numbered('P', [
  ['5.2', 'A page on its own has the context of annotations.', (one) => !hasContext(one)],
  ['5.2', 'The id is exactly one IRI.', ({ id }) => !isIri(id)],
  ['5.2', 'The type is, or holds, AnnotationPage.', (one) => !isOfType(one, 'AnnotationPage')],
  [
    '5.2',
    'The items are a list of annotations or their IRIs.',
    ({ items }) =>
      !Array.isArray(items) ||
      !items.every((one) => isIri(one) || (isRecord(one) && isOfType(one, 'Annotation'))),
  ],
  ['5.2', 'The startIndex is a whole number from 0.', ({ startIndex }) => lacks(isCount)(startIndex)],
  ['5.2', 'It is partOf one collection.', ({ partOf }) => lacks(isWhole)(partOf)],
  ['5.2', 'The next page is one IRI.', ({ next }) => lacks(isWhole)(next)],
  ['5.2', 'The page before is one IRI.', ({ prev }) => lacks(isWhole)(prev)],
  [
    '5.2',
    'The total of its collection is a whole number from 0.',
    ofWhole(({ total }) => lacks(isCount)(total)),
  ],
  [
    '5.2',
    'The labels of its collection are texts.',
    ofWhole(({ label }) => isGiven(label) && !listOf(label).every(isText)),
  ],
  [
    '5.2',
    'The first page of its collection is one IRI, or a page.',
    ofWhole(({ first }) => isGiven(first) && !isIri(first) && !isSection(first)),
  ],
  [
    '5.2',
    'The last page of its collection is one IRI, or a page.',
    ofWhole(({ last }) => isGiven(last) && !isIri(last) && !isSection(last)),
  ],
  ['3.3.1', 'It is created at one date-time with its zone.', ({ created }) => lacks(isOneDateTime)(created)],
  [
    '3.3.1',
    'It is modified at one date-time with its zone.',
    ({ modified }) => lacks(isOneDateTime)(modified),
  ],
  ['3.3.6', 'Its rights are IRIs.', ({ rights }) => lacks(isRights)(rights)],
]);
