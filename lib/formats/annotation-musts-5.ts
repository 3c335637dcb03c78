/** Section 5 of the model: collections and their pages. */
import {
  areIris,
  hasContext,
  isCount,
  isGiven,
  isOneDateTime,
  isSection,
  isText,
  lacks,
  type Row,
} from './annotation-must';
import { isIri, isOfType, isRecord, type JsonRecord, listOf } from './json-value';

/** Of a collection. */
export const collectionRows: readonly Row[] = [
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
  ['3.3.6', 'Its rights are IRIs.', ({ rights }) => lacks(areIris)(rights)],
];

const isWhole = (value: unknown): boolean => isIri(value) || (isRecord(value) && isIri(value.id));

/** One of the collection that a page says it is part of. */
const ofWhole =
  (breaks: (collection: JsonRecord) => boolean) =>
  ({ partOf }: JsonRecord): boolean =>
    isRecord(partOf) && breaks(partOf);

/** Of a page. */
export const pageRows: readonly Row[] = [
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
  ['3.3.6', 'Its rights are IRIs.', ({ rights }) => lacks(areIris)(rights)],
];
