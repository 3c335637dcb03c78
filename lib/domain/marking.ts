/** What a reviewer's verbs do to passages, and to the sentences they stand in. Each computes a Change, as in drafting.ts. */
import type { VersionRecord } from './article';
import { type JoinSentences, recorrected, type SplitSentence, splitPlace } from './boundaries';
import { carried } from './carrying';
import { type Change, type Patch, patch, type Records } from './change';
import {
  type AcceptOccurrence,
  type AddOccurrence,
  type AdjustOccurrence,
  type Claim,
  type Occurrence,
  type PlaceOccurrence,
  type RemoveOccurrence,
  SHORT_TEXT_MAX,
} from './claim';
import { DomainError } from './errors';
import { looked, type Passage, standingAt } from './placing';
import { rangesOf, sentenceAt } from './sentences';
import { shorten } from './text';
import { claimAt, mustFind, occurrencesOf, stamp, touch, type Writing } from './writing';

/** The text to mark in. @throws DomainError not-found */
export const passage = (writing: Writing, versionId: string): Passage => {
  const found = writing.texts.get(versionId);
  if (!found) throw new DomainError('not-found');
  return found;
};

/** A passage that is marked now. @throws DomainError not-found, and as `standingAt` */
export const occurrence = (
  writing: Writing,
  input: { id: string; claimId: string; versionId: string; start: number; end: number },
): Occurrence => {
  const where = passage(writing, input.versionId);
  const { text, language, articleId } = where;
  const { id, claimId, versionId } = input;
  const made: Occurrence = {
    ...{ id, claimId, articleId, versionId },
    ...standingAt(text, language, input),
    annotation: null,
    ...stamp(writing),
  };
  return { ...made, ...carriedOn(made, where) };
};

/** What is marked in an older version of a text goes into the newest as everything that stood there went. */
const carriedOn = (one: Occurrence, { text, sentences, language, newest }: Passage): Partial<Occurrence> => {
  if (!newest) return {};
  const here = { id: one.versionId, text, sentences };
  return carried([one], new Map([[here.id, here]]), newest, language)[0] ?? {};
};

export const addOccurrence = (records: Records, input: AddOccurrence, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  return [{ kind: 'occurrence', id: input.id, create: occurrence(writing, input) }, touch(claim)];
};

/** A statement nobody has edited goes along with its quote. */
const following = (claim: Claim, old: Occurrence, exact: string, { seen }: Writing): Patch => {
  const words = [old.exact, seen?.get(old.id) ?? old.exact];
  const isUnedited = words.includes(claim.statement);
  const isUntitled = words.some((quote) => claim.shortText === shorten(quote, SHORT_TEXT_MAX));
  return patch('claim', claim, {
    ...(isUnedited && { statement: exact }),
    ...(isUntitled && { shortText: shorten(exact, SHORT_TEXT_MAX) }),
  });
};

const passageOf = (records: Records, claim: Claim, id: string): Occurrence => {
  const found = mustFind(records.occurrence, id);
  if (found.claimId !== claim.id) throw new DomainError('not-found');
  return found;
};

/** The version stands in the patch, also where it stays: undone after a newer one came, it meets another and is refused. */
const placed = (old: Occurrence, next: Partial<Occurrence>): Patch => {
  const made = patch('occurrence', old, next);
  const versionId = [old.versionId, next.versionId ?? old.versionId] as const;
  return 'set' in made ? { ...made, set: { ...made.set, versionId } } : made;
};

/** Within the version in which it stands, or that it stood in when the writer saw it. */
export const adjustOccurrence = (records: Records, input: AdjustOccurrence, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const old = passageOf(records, claim, input.id);
  const where = passage(writing, input.versionId);
  const stands = where.newest?.id ?? input.versionId;
  if (old.versionId !== input.versionId && old.versionId !== stands) throw new DomainError('not-found');
  return placeIn(claim, old, input, writing);
};

/** Place a passage by hand: in the article in which it stands, in whichever version. */
export const placeOccurrence = (records: Records, input: PlaceOccurrence, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const old = passageOf(records, claim, input.id);
  const where = passage(writing, input.versionId);
  if (where.articleId !== old.articleId) throw new DomainError('not-found');
  return placeIn(claim, old, input, writing);
};

const placeIn = (claim: Claim, old: Occurrence, input: PlaceOccurrence, writing: Writing): Change => {
  const { versionId } = input;
  const where = passage(writing, versionId);
  const next = { ...old, versionId, ...standingAt(where.text, where.language, input) };
  const there = { ...next, ...carriedOn(next, where) };
  return [placed(old, there), following(claim, old, next.exact, writing)];
};

/** A person looked at where a new version put the passage. A lost one stays with the older text from then on. */
export const acceptOccurrence = (records: Records, input: AcceptOccurrence, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const old = passageOf(records, claim, input.id);
  if (!old.lookAgain) throw new DomainError('occurrence.settled');
  if (old.anchorState === 'lost') return [placed(old, { lookAgain: false }), touch(claim)];
  return [placed(old, looked), following(claim, old, old.exact, writing)];
};

/** A claim stands somewhere: its last passage cannot be taken from it. */
export const removeOccurrence = (records: Records, input: RemoveOccurrence, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const old = passageOf(records, claim, input.id);
  if (occurrencesOf(records, claim.id).length < 2) throw new DomainError('claim.last-occurrence');
  return [patch('occurrence', old, { deletedAt: writing.at }), touch(claim)];
};

/** The newest text and its sentences as they are now: what is put right in an older one would not go along. */
const boundedText = (records: Records, writing: Writing, versionId: string) => {
  const where = passage(writing, versionId);
  const version = records.version.get(versionId);
  if (!version) throw new DomainError('not-found');
  if (where.newest) throw new DomainError('text.newer', { versionId: where.newest.id });
  const { text, sentences, boundaries } = where;
  return { version, text, ranges: rangesOf(recorrected(text, sentences, boundaries, version.boundaries)) };
};

/** The boundaries with one more correction; one that takes an earlier one back leaves nothing. */
const bounded = (version: VersionRecord, at: number, what: 'split' | 'join'): Patch => {
  const { [at]: earlier, ...others } = version.boundaries;
  const boundaries = earlier === undefined ? { ...others, [at]: what } : others;
  return patch('version', version, { boundaries });
};

/** A sentence begins there from now on. @throws DomainError boundary.none where one does already, or none can */
export const splitSentence = (records: Records, input: SplitSentence, writing: Writing): Change => {
  const { version, text, ranges } = boundedText(records, writing, input.versionId);
  const sentence = ranges[sentenceAt(ranges, input.at)];
  const place = sentence ? splitPlace(text, sentence, input.at) : null;
  if (place === null) throw new DomainError('boundary.none');
  return [bounded(version, place, 'split')];
};

/** The sentence that begins there belongs to the one before. @throws DomainError boundary.none where none begins */
export const joinSentences = (records: Records, input: JoinSentences, writing: Writing): Change => {
  const { version, ranges } = boundedText(records, writing, input.versionId);
  const index = ranges.findIndex(({ start }) => start === input.at);
  if (index < 1) throw new DomainError('boundary.none');
  return [bounded(version, input.at, 'join')];
};
