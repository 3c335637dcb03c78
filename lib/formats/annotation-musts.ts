/**
 * What the Web Annotation Data Model says an annotation, a collection and a page MUST be, in our own words: 54, 10 and 15
 * rules, as many as the W3C's own suite has. Each breaks alone, so that what is to be done is said once. They stand by the
 * section of the model that asks for them.
 *
 * @see https://www.w3.org/TR/annotation-model/ sections 3 to 5
 */
import { type MustRule, numbered } from './annotation-must';
import { annotationRows } from './annotation-musts-3';
import { specificRows } from './annotation-musts-4';
import { collectionRows, pageRows } from './annotation-musts-5';

export type { MustRule } from './annotation-must';

/** The 54 of an annotation. */
export const annotationMusts: readonly MustRule[] = numbered('M', [...annotationRows, ...specificRows]);

/** The 10 of a collection. */
export const collectionMusts: readonly MustRule[] = numbered('C', collectionRows);

/** The 15 of a page. */
export const pageMusts: readonly MustRule[] = numbered('P', pageRows);
