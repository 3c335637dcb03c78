/**
 * An annotation as Hypothesis gives it out, in its API and in its JSON exports. It counts in UTF-16 code units.
 *
 * @see https://h.readthedocs.io/en/latest/api-reference/v1/
 */
import { isRecord, type JsonRecord, listOf, recordsIn, textIn } from './json-value';
import { type Annotation, type AnnotationBody, annotationFrom, emptyBody } from './web-annotation';

/** Whether this is one of theirs: it has an `uri` beside its target, and no context of JSON-LD. */
export const isHypothesis = (json: JsonRecord): boolean =>
  typeof json.uri === 'string' && json['@context'] === undefined && json.type !== 'Annotation';

/** Null for a note on a page as a whole, which has no words; and for a reply. */
export const fromHypothesis = (json: JsonRecord): Annotation | null => {
  const { id, uri, user, created, updated, text, tags, target, user_info: info, ...rest } = json;
  const [place] = recordsIn(target);
  if (listOf(json.references).length > 0) return null;
  const read = annotationFrom({ type: 'Annotation', target: { source: uri, ...place } });
  if (!read) return null;
  const { source: _, ...selectors } = read.target.rest;
  return {
    ...read,
    id: textIn(id) && `https://hypothes.is/a/${id}`,
    by: (isRecord(info) && textIn(info.display_name)) || textIn(user),
    created: textIn(created),
    modified: textIn(updated),
    motivation: textIn(text) ? 'commenting' : 'highlighting',
    bodies: bodiesOf(text, tags),
    target: { ...read.target, rest: selectors },
    rest: Object.fromEntries(Object.entries({ ...rest, user }).filter(([, value]) => value !== undefined)),
  };
};

/** What was written is Markdown. */
const bodiesOf = (text: unknown, tags: unknown): AnnotationBody[] => [
  ...listOf(textIn(text)).map((value) => ({
    ...{ ...emptyBody, purpose: 'commenting', value: String(value) },
    rest: { format: 'text/markdown' },
  })),
  ...listOf(tags).flatMap((tag) =>
    typeof tag === 'string' ? [{ ...emptyBody, purpose: 'tagging', value: tag }] : [],
  ),
];
