/** Section 3 of the model: the annotation itself, its bodies and its targets. */
import { areIris, hasContext, isGiven, isOneDateTime, isText, lacks, type Row } from './annotation-must';
import { isIri, isOfType, isRecord, type JsonRecord, listOf } from './json-value';

/** A thing by its name, or itself with its name. */
const isThing = (value: unknown): boolean => isIri(value) || (isRecord(value) && isIri(value.id));

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

/** Bodies, those to choose from too. */
export const bodies = ({ body }: JsonRecord): readonly unknown[] => deep(body);
/** Targets, those of a set too. */
export const targets = ({ target }: JsonRecord): readonly unknown[] => deep(target);
/** The things of a document that a rule looks at. */
export type Things = (document: JsonRecord) => readonly unknown[];

/** One of these things has a property that is not as it must be. */
export const of =
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
  ['3.3.6', `The rights of a ${name} are IRIs.`, of(things, (one) => lacks(areIris)(one.rights))],
  ['3.3.7', `The canonical name of a ${name} is one IRI.`, of(things, (one) => lacks(isIri)(one.canonical))],
  ['3.3.7', `The via of a ${name} are IRIs.`, of(things, (one) => lacks(areIris)(one.via))],
  ['3.2.7', `A ${name} elsewhere on the web has no items.`, without(things, 'external', 'items')],
  ['3.3.5', `A ${name} elsewhere on the web has no purpose.`, without(things, 'external', 'purpose')],
  ['3.2.4', `A choice of ${name}s has no value.`, without(things, 'choice', 'value')],
  ['4', `A choice of ${name}s has no source.`, without(things, 'choice', 'source')],
  ['3.3.5', `A choice of ${name}s has no purpose.`, without(things, 'choice', 'purpose')],
];

/** The rules, in the order of the section. */
export const annotationRows: readonly Row[] = [
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
  ['3.3.6', 'Its rights are IRIs.', ({ rights }) => lacks(areIris)(rights)],
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
];
