/** Section 4 of the model: selectors, states and styles of specific resources. */

import { areIris, isCount, isGiven, isText, type Row } from './annotation-must';
import { bodies, of, type Things, targets } from './annotation-musts-3';
import { isDateTime, isIri, isOfType, isRecord, type JsonRecord, listOf } from './json-value';

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

/** The rules, in the order of the section. */
export const specificRows: readonly Row[] = [
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
];
