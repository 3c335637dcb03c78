/**
 * Passages on their way into a new version of a text. Those that stand where they stood, in a sentence that reads as it
 * read, go along silently; any other waits for a person, with the place where a person last saw it.
 */
import { type Anchor, describeAnchor, type Resolved } from './anchor';
import { type Change, type Patch, patch } from './change';
import type { Claim, Occurrence } from './claim';
import { cueOf, looked, type Standing, standingAt, type VersionText } from './placing';
import { quote } from './quote';
import { reanchorAll } from './reanchor';
import type { Range } from './sentences';

/** Where a carried passage stands, and in which version: a lost one stays in the older. */
export type Carried = Standing & { versionId: string };

type Place = Range & { versionId: string };

/** The place of which a person said that it is right. */
const seenPlace = ({ seenVersionId, seenStart, seenEnd, versionId, start, end }: Occurrence): Place =>
  seenVersionId !== null && seenStart !== null && seenEnd !== null
    ? { versionId: seenVersionId, start: seenStart, end: seenEnd }
    : { versionId, start, end };

const ownPlace = ({ versionId, start, end }: Occurrence): Place => ({ versionId, start, end });

/** Versions by id, as far as passages stand or were seen in them. */
export type Texts = ReadonlyMap<string, VersionText>;

const textOf = (texts: Texts, versionId: string): VersionText => {
  const found = texts.get(versionId);
  if (!found) throw new RangeError(`no text of version ${versionId}`);
  return found;
};

/** The ids of the versions whose texts it takes to carry these on. */
export const textsNeeded = (all: readonly Occurrence[]): string[] => [
  ...new Set(all.flatMap((one) => [one.versionId, one.seenVersionId ?? one.versionId])),
];

/**
 * Where passages stand in a newer version, in their order. Each is looked for from where a person last saw it, so that
 * several versions nobody looked at add up to one question, and words that were put back are found in their old place.
 *
 * @param texts all of `textsNeeded`
 */
export const carried = (
  all: readonly Occurrence[],
  texts: Texts,
  to: VersionText,
  language: string,
): Carried[] => {
  const places = found(all, seenPlace, texts, to);
  const adrift = all.filter((one, i) => !places[i] && one.seenVersionId !== null);
  const second = new Map(zip(adrift, found(adrift, ownPlace, texts, to)));
  return all.map((one, i) => {
    const place = places[i] ?? second.get(one) ?? null;
    return place ? standing(one, texts, to, language, place) : lost(one, texts, language);
  });
};

const zip = <A, B>(a: readonly A[], b: readonly B[]): [A, B | undefined][] => a.map((one, i) => [one, b[i]]);

/** What both texts have in common is worked out once for all that come from one version. */
const found = (
  all: readonly Occurrence[],
  placeOf: (one: Occurrence) => Place,
  texts: Texts,
  to: VersionText,
): (Resolved | null)[] => {
  const results = new Map<Occurrence, Resolved | null>();
  for (const versionId of new Set(all.map((one) => placeOf(one).versionId))) {
    const { text } = textOf(texts, versionId);
    const own = all.filter((one) => placeOf(one).versionId === versionId);
    const anchors = own.map((one) => anchorOf(text, one, placeOf(one)));
    const places = reanchorAll(text, to.text, anchors);
    for (const [i, one] of own.entries()) results.set(one, places[i] ?? null);
  }
  return all.map((one) => results.get(one) ?? null);
};

const isWhereItStands = (one: Occurrence, place: Place): boolean =>
  place.versionId === one.versionId && place.start === one.start && place.end === one.end;

/** Described once when it was placed; describing it again takes a look through the whole text. */
const anchorOf = (text: string, one: Occurrence, place: Place): Anchor =>
  isWhereItStands(one, place) ? one : describeAnchor(text, place);

const standing = (
  one: Occurrence,
  texts: Texts,
  to: VersionText,
  language: string,
  there: Resolved,
): Carried => {
  const seen = seenPlace(one);
  const before = textOf(texts, seen.versionId);
  const range = wholeWords(before.text, seen, to.text, there);
  const isWhole = range.start === there.start && range.end === there.end;
  const state = isWhole ? there.state : 'moved';
  const reads = readsTheSame(before, seen, to, range);
  const words = described(one, to.text, range);
  const at = { ...range, ...words, ...cueAt(one, to.text, language, range, reads), versionId: to.id };
  if (state === 'exact' && reads) return { ...at, ...looked };
  return {
    ...at,
    anchorState: state,
    anchorScore: there.score,
    lookAgain: true,
    seenVersionId: seen.versionId,
    seenStart: seen.start,
    seenEnd: seen.end,
  };
};

// In UTF-16 code units: what is longer is no word.
const LONGEST_WORD = 32;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const isLetter = (text: string, at: number): boolean => LETTER.test(text.charAt(at));
/** Whether a word goes on across an offset. */
const isInside = (text: string, at: number): boolean => isLetter(text, at - 1) && isLetter(text, at);

/** Where letters of a word were replaced by others, the edge is found inside it; a passage of whole words stays one. */
const wholeWords = (before: string, from: Range, after: string, { start, end }: Range): Range => ({
  start: isInside(before, from.start) ? start : wordEdge(after, start, -1),
  end: isInside(before, from.end) ? end : wordEdge(after, end, 1),
});

const wordEdge = (text: string, from: number, step: 1 | -1): number => {
  let at = from;
  while (isInside(text, at) && Math.abs(at - from) < LONGEST_WORD) at += step;
  return isInside(text, at) ? from : at;
};

/** The words are the same, and the rest of the sentence they stand in: a `not` beside them changes what they say. */
const readsTheSame = (before: VersionText, from: Range, after: VersionText, to: Range): boolean => {
  const [old, now] = [quote(before, from), quote(after, to)];
  return old.before === now.before && old.exact === now.exact && old.after === now.after;
};

/** Quote and context; those that it had are kept where they stand there too. */
const described = (
  one: Occurrence,
  text: string,
  range: Range,
): Pick<Anchor, 'exact' | 'prefix' | 'suffix'> => {
  const { exact, prefix, suffix } = one;
  const isSame =
    text.slice(range.start, range.end) === exact &&
    range.start >= prefix.length &&
    text.startsWith(prefix, range.start - prefix.length) &&
    text.startsWith(suffix, range.end);
  if (isSame) return { exact, prefix, suffix };
  const { start: _, end: __, ...words } = describeAnchor(text, range);
  return words;
};

/** The cue goes along with a sentence that reads the same; in another it is looked for anew. */
const cueAt = (one: Occurrence, text: string, language: string, range: Range, reads: boolean) => {
  const { cueText, cueClass, cueStart, cueEnd } = one;
  if (!reads || one.seenVersionId !== null) return cueOf(text, language, range);
  if (cueStart === null || cueEnd === null) return { cueText, cueStart, cueEnd, cueClass };
  const shift = range.start - one.start;
  const at = { cueStart: cueStart + shift, cueEnd: cueEnd + shift };
  if (text.slice(at.cueStart, at.cueEnd) !== cueText) return cueOf(text, language, range);
  return { cueText, cueClass, ...at };
};

/** It stays where a person last saw it. What somebody left there knowingly does not ask again. */
const lost = (one: Occurrence, texts: Texts, language: string): Carried => {
  const seen = seenPlace(one);
  const isSettled = one.anchorState === 'lost' && !one.lookAgain;
  const at = isWhereItStands(one, seen)
    ? one
    : standingAt(textOf(texts, seen.versionId).text, language, seen);
  const { start, end, exact, prefix, suffix, cueText, cueStart, cueEnd, cueClass } = at;
  return {
    ...{ start, end, exact, prefix, suffix, cueText, cueStart, cueEnd, cueClass },
    ...{ ...looked, anchorState: 'lost', lookAgain: !isSettled },
    versionId: seen.versionId,
  };
};

/**
 * The change that carries passages into a newer version. Claims with a passage that has to be looked at count up, so
 * that who writes on what they saw before is told.
 *
 * @param claims those of the passages, by id
 */
export const carrying = (
  all: readonly Occurrence[],
  claims: ReadonlyMap<string, Claim>,
  texts: Texts,
  to: VersionText,
  language: string,
): Change => {
  const places = carried(all, texts, to, language);
  const patches = all.flatMap((one, i): Patch[] => {
    const place = places[i];
    const made = place && patch('occurrence', one, place);
    return made && 'set' in made && Object.keys(made.set).length > 0 ? [made] : [];
  });
  const asking = all.filter((one, i) => places[i]?.lookAgain && !one.deletedAt);
  const touched = new Set(asking.map((one) => one.claimId));
  return [...patches, ...[...touched].flatMap((id) => touching(claims.get(id)))];
};

const touching = (claim: Claim | undefined): Patch[] =>
  claim && !claim.deletedAt ? [patch('claim', claim, {})] : [];

/** The words where a person last saw passages that wait to be looked at elsewhere, by occurrence id. */
export const seenWords = (all: readonly Occurrence[], texts: Texts): ReadonlyMap<string, string> =>
  new Map(
    all.flatMap(({ id, seenVersionId, seenStart, seenEnd }) =>
      seenVersionId === null || seenStart === null || seenEnd === null
        ? []
        : [[id, textOf(texts, seenVersionId).text.slice(seenStart, seenEnd)] as const],
    ),
  );

/** Whether a verdict rests on an older version of a text: a passage of its claim waits to be looked at. */
export const restsOnOlder = (passages: readonly Pick<Occurrence, 'lookAgain' | 'deletedAt'>[]): boolean =>
  passages.some((one) => one.lookAgain && !one.deletedAt);
