/**
 * What is common to the rules of the Web Annotation Data Model: what one is, and what values are looked for.
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
/** A rule before it has its number. */
export type Row = readonly [section: Section, says: string, breaks: (document: JsonRecord) => boolean];

/** Rules with their numbers, in their order. */
export const numbered = (letter: string, rows: readonly Row[]): MustRule[] =>
  rows.map(([section, says, breaks], i) => ({
    id: `WA-${letter}${String(i + 1).padStart(2, '0')}`,
    section,
    link: `https://www.w3.org/TR/annotation-model/#${places[section]}`,
    says,
    breaks,
  }));

/** Whether the property is there at all. */
export const isGiven = (value: unknown): boolean => value !== undefined;
/** Broken where it is there and does not hold. */
export const lacks = (holds: (value: unknown) => boolean) => (value: unknown) =>
  isGiven(value) && !holds(value);

/** One date-time with its zone. */
export const isOneDateTime = isDateTime;
/** One IRI or several. */
export const areIris = (value: unknown): boolean => listOf(value).length > 0 && listOf(value).every(isIri);
/** A whole number from 0. */
export const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
/** One text. */
export const isText = (value: unknown): boolean => typeof value === 'string';
/** Whether the context is, or holds, that of annotations. */
export const hasContext = ({ '@context': context }: JsonRecord): boolean => listOf(context).includes(CONTEXT);
/** A page, or a resource with its name. */
export const isSection = (value: unknown): boolean =>
  isRecord(value) && (isOfType(value, 'AnnotationPage') || isIri(value.id));
