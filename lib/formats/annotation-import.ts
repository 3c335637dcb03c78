/** Annotations that others made, or we did, on texts we hold. What cannot be placed is listed, never guessed. */

import { resolver } from '@/lib/domain/anchor';
import { codeUnitCounter } from '@/lib/domain/code-points';
import type { LeftBecause } from '@/lib/domain/taking-over';
import { normalise } from '@/lib/domain/text';
import { fromHypothesis, isHypothesis } from './hypothesis';
import { isOfType, isRecord, type JsonRecord, listOf } from './json-value';
import { type Annotation, type AnnotationTarget, annotationFrom } from './web-annotation';

/** A text we hold, and the names under which annotations speak of it. */
export type HeldText = {
  readonly versionId: string;
  readonly names: readonly string[];
  readonly text: string;
  /** It may be what is spoken of under a name that nobody here knows, if the words and what stands around them say so. */
  readonly isOpen?: true;
};

/** How a place was found: where it was said to be, counted in code points or as Hypothesis counts; or by its words. */
export type FoundBy = 'position' | 'utf16' | 'words';

/** An annotation with its range in the text we hold: half-open, in UTF-16 code units. */
export type Taken = {
  readonly index: number;
  readonly annotation: Annotation;
  readonly versionId: string;
  readonly start: number;
  readonly end: number;
  readonly foundBy: FoundBy;
  /** Properties without a place of their own, which are kept as they came. */
  readonly kept: readonly string[];
};

export type Left = {
  readonly index: number;
  readonly id: string | null;
  readonly code: Extract<
    LeftBecause,
    'no-annotation' | 'other-text' | 'no-selector' | 'not-found' | 'ambiguous'
  >;
  /** The words it speaks of, and the name of their text, where it says so. */
  readonly words: string | null;
  readonly source: string | null;
};

export type AnnotationImport = { readonly taken: readonly Taken[]; readonly left: readonly Left[] };

/**
 * Read annotations: one, a list, a page, a collection with its pages inside, or what Hypothesis exports. The `id` of
 * one that is not ours goes to its `via`, since what is taken gets a name here.
 *
 * @param isOurs whether a name was given by this desk
 */
export const readAnnotations = (
  json: unknown,
  held: readonly HeldText[],
  isOurs: (id: string) => boolean,
): AnnotationImport => {
  const finders = held.map((text) => ({ ...text, find: finder(text.text) }));
  const read = annotationsIn(json).map((one, index) => place(one, index, finders, isOurs));
  return {
    taken: read.filter((one): one is Taken => 'annotation' in one),
    left: read.filter((one): one is Left => 'code' in one),
  };
};

/** What is in the file, in its order; a thing that is no annotation stays, to be listed. */
const annotationsIn = (json: unknown): unknown[] => {
  if (Array.isArray(json)) return json.flatMap(annotationsIn);
  if (!isRecord(json)) return [json];
  if (Array.isArray(json.rows)) return json.rows.flatMap(annotationsIn);
  if (isOfType(json, 'AnnotationCollection'))
    return listOf(json.first).filter(isRecord).flatMap(annotationsIn);
  if (isOfType(json, 'AnnotationPage')) return listOf(json.items).flatMap(annotationsIn);
  return [json];
};

type Finder = HeldText & { readonly find: Find };

const place = (
  json: unknown,
  index: number,
  held: readonly Finder[],
  isOurs: (id: string) => boolean,
): Taken | Left => {
  const theirs = isRecord(json) && isHypothesis(json);
  const annotation = isRecord(json) ? read(json) : null;
  if (!annotation) return { index, id: null, code: 'no-annotation', words: null, source: null };
  const { id, target } = annotation;
  const left = { index, id, words: target.exact, source: target.source };
  const named = held.find(({ names }) => names.includes(target.source));
  const text = named ?? held.find(({ isOpen }) => isOpen);
  if (!text) return { ...left, code: 'other-text' };
  const found = text.find(target, theirs ? 'utf16' : 'position');
  if (!named && ('code' in found || !stands(text.text, target, found)))
    return { ...left, code: 'other-text' };
  if ('code' in found) return { ...left, ...found };
  const kept = [annotation.rest, target.rest, ...annotation.bodies.map(({ rest }) => rest)];
  return {
    ...{ index, versionId: text.versionId, ...found },
    annotation:
      id === null || isOurs(id) ? annotation : { ...annotation, id: null, via: [...annotation.via, id] },
    kept: [...new Set(kept.flatMap(Object.keys))],
  };
};

/** In UTF-16 code units: so many the same by chance nobody has seen. */
const NO_CHANCE = 24;

/** Whether so much stands there as it says that it can be no other text. */
const stands = (
  text: string,
  { exact, prefix, suffix }: AnnotationTarget,
  { start, end }: Found,
): boolean => {
  if (exact === null) return false;
  const [before, words, after] = [normalise(prefix), normalise(exact), normalise(suffix)];
  if (before.length + words.length + after.length < Math.min(NO_CHANCE, text.length)) return false;
  return (
    text.slice(start, end) === words &&
    text.slice(0, start).trimEnd().endsWith(before.trimEnd()) &&
    text.slice(end).trimStart().startsWith(after.trimStart())
  );
};

const read = (json: JsonRecord): Annotation | null => {
  if (isHypothesis(json)) return fromHypothesis(json);
  return isOfType(json, 'Annotation') ? annotationFrom(json) : null;
};

type Found = { readonly start: number; readonly end: number; readonly foundBy: FoundBy };
type Find = (
  target: AnnotationTarget,
  counted: 'position' | 'utf16',
) => Found | { readonly code: Left['code'] };

/** Finds places in one text: where they are said to be, if the words are there; else by the words and their context. */
const finder = (text: string): Find => {
  const resolve = resolver(text);
  const unitsOf = codeUnitCounter(text);
  return ({ exact, prefix, suffix, position }, counted) => {
    const ranges = position ? candidates(unitsOf, position, counted) : [];
    if (exact === null)
      return ranges.find((one) => isWithin(text, one)) ?? { code: position ? 'not-found' : 'no-selector' };
    const there = ranges.find(({ start, end }) => text.slice(start, end) === exact);
    if (there) return there;
    const words = normalise(exact);
    const context = { exact: words, prefix: normalise(prefix), suffix: normalise(suffix) };
    const places = placesOf(text, context);
    if (places.length === 1) return { ...range(places[0] ?? 0, words), foundBy: 'words' };
    const expected = ranges[0];
    if (!expected) return { code: places.length > 1 ? 'ambiguous' : 'not-found' };
    const found = resolve({ ...context, start: expected.start, end: expected.end });
    return found ? { start: found.start, end: found.end, foundBy: 'words' } : { code: 'not-found' };
  };
};

const range = (start: number, words: string) => ({ start, end: start + words.length });

const isWithin = (text: string, { start, end }: Found): boolean => start < end && end <= text.length;

/** The place as code points and as code units: exporters are known to mix them up, and the words decide. */
const candidates = (
  unitsOf: (points: number) => number | undefined,
  { start, end }: { start: number; end: number },
  first: 'position' | 'utf16',
): Found[] => {
  const position = {
    // Beyond the end of the text there is nothing.
    start: unitsOf(start) ?? Number.POSITIVE_INFINITY,
    end: unitsOf(end) ?? Number.POSITIVE_INFINITY,
    foundBy: 'position' as const,
  };
  const utf16 = { start, end, foundBy: 'utf16' as const };
  return first === 'position' ? [position, utf16] : [utf16, position];
};

type Words = { readonly exact: string; readonly prefix: string; readonly suffix: string };

/** Every place where the words stand with all of their context; with none of it there, every place of the words. */
const placesOf = (text: string, { exact, prefix, suffix }: Words): number[] => {
  const full = startsOf(text, prefix + exact + suffix).map((at) => at + prefix.length);
  return full.length > 0 ? full : startsOf(text, exact);
};

const startsOf = (text: string, words: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && words; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
};
