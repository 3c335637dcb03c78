/**
 * What a reviewer's verbs do to claims, occurrences, links, assessments and notes: each computes a Change from the
 * records it is given and throws where it may not. The server stores the change; the screen shows it at once.
 */
import type { Article, DescribeArticle, VersionRecord } from './article';
import { type JoinSentences, recorrected, type SplitSentence, splitPlace } from './boundaries';
import { carried } from './carrying';
import { type Change, type Patch, patch, type Records } from './change';
import {
  type AcceptOccurrence,
  type AddOccurrence,
  type AdjustOccurrence,
  type Claim,
  type DraftClaim,
  type EditClaim,
  type LinkClaims,
  type MergeClaims,
  type Occurrence,
  type PlaceOccurrence,
  type RemoveOccurrence,
  SHORT_TEXT_MAX,
  type SplitClaim,
  type UnlinkClaims,
  type WithdrawClaim,
} from './claim';
import type { DeskRules } from './desk-rules';
import { DomainError } from './errors';
import type { AddNote, DeleteNote, EditNote } from './note';
import { looked, type Passage, standingAt } from './placing';
import { assertDisinterested } from './rules';
import { rangesOf, sentenceAt } from './sentences';
import { shorten } from './text';
import { type Assessment, fits, type GiveVerdict } from './verdict';

/**
 * Who writes, when (ISO 8601, UTC), the texts they write about, by version id, and how their desk works.
 * `interests` are the subjects in which the writer declared one.
 */
export type Writing = {
  by: string;
  at: string;
  texts: ReadonlyMap<string, Passage>;
  desk: DeskRules;
  interests: readonly string[];
  /** The words where a person last saw passages that a new version moved, by occurrence id. */
  seen?: ReadonlyMap<string, string>;
  /** Words of the desk's snapshots that the verb names, on the server alone; null where they cannot be read. */
  snapshots?: ReadonlyMap<string, { text: string | null }>;
  /** Of the people the verb names, those who may see what is internal; on the server alone. */
  insiders?: ReadonlySet<string>;
  /** What only the server knows, for the verbs that ask for it (`Needs.cases`). */
  beyond?: Beyond;
};

/** What an export printed of a claim: its hash, and the assessment in it. */
export type Exported = {
  hash: string;
  assessment: Pick<Assessment, 'verdict' | 'basis' | 'confidence' | 'rationale' | 'whatWouldChangeIt'>;
};

/** What is known of claims beyond their records, by claim id. */
export type Beyond = {
  /** Who changed the claim's words or evidence since it was last approved. */
  editors: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the newest export printed of the claim, where it stands in one. */
  exported: ReadonlyMap<string, Exported>;
  /** Snapshots of the claim's evidence whose bytes are no longer what they were, by snapshot id. */
  tampered: ReadonlySet<string>;
};

export const mustFind = <T extends { deletedAt: string | null }>(
  map: ReadonlyMap<string, T>,
  id: string,
): T => {
  const record = map.get(id);
  if (!record || record.deletedAt) throw new DomainError('not-found');
  return record;
};

/** @throws DomainError not-found, claim.withdrawn, version.stale (details: `current`) */
export const claimAt = (records: Records, id: string, version: number): Claim => {
  const claim = records.claim.get(id);
  if (!claim) throw new DomainError('not-found');
  if (claim.version !== version) throw new DomainError('version.stale', { current: claim });
  if (claim.deletedAt) throw new DomainError('claim.withdrawn');
  return claim;
};

/** Nothing of the claim itself changed, yet its version counts up. */
export const touch = (claim: Claim): Patch => patch('claim', claim, {});

/** As `touch`, but not on a blind desk: there a number would tell of a verdict that is hidden. */
const touched = (claim: Claim, { desk }: Writing): Patch[] => (desk.blind ? [] : [touch(claim)]);

const occurrencesOf = (records: Records, claimId: string): Occurrence[] =>
  [...records.occurrence.values()].filter((one) => one.claimId === claimId && !one.deletedAt);

const passage = (writing: Writing, versionId: string): Passage => {
  const found = writing.texts.get(versionId);
  if (!found) throw new DomainError('not-found');
  return found;
};

const occurrence = (
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

export const draftClaim = (records: Records, input: DraftClaim, writing: Writing): Change => {
  const where = occurrence(writing, { ...input, id: input.occurrenceId, claimId: input.id });
  const claim: Claim = {
    id: input.id,
    statement: where.exact,
    shortText: shorten(where.exact, SHORT_TEXT_MAX),
    type: null,
    layer: input.layer,
    subjects: [],
    claimDate: null,
    place: null,
    language: passage(writing, input.versionId).language,
    sourceName: null,
    sourceKind: null,
    assessmentId: null,
    mergedIntoId: null,
    version: 1,
    createdAt: writing.at,
    createdById: writing.by,
    deletedAt: null,
  };
  const made: Change = [
    { kind: 'claim', id: claim.id, create: claim },
    { kind: 'occurrence', id: where.id, create: where },
  ];
  if (!input.reports) return made;
  const reported = claimAt(records, input.reports.claimId, input.reports.version);
  const link = { id: input.reports.linkId, fromId: claim.id, toId: reported.id, kind: 'reports' as const };
  return [...made, { kind: 'link', id: link.id, create: { ...link, ...stamp(writing) } }, touch(reported)];
};

const stamp = (writing: Writing) => ({ createdAt: writing.at, createdById: writing.by, deletedAt: null });

export const editClaim = (records: Records, { claimId, version, ...fields }: EditClaim): Change => [
  patch('claim', claimAt(records, claimId, version), fields),
];

export const withdrawClaim = (records: Records, input: WithdrawClaim, writing: Writing): Change => [
  patch('claim', claimAt(records, input.claimId, input.version), { deletedAt: writing.at }),
];

/** Bring a withdrawn claim back. */
export const restoreClaim = (records: Records, input: WithdrawClaim): Change => {
  const claim = records.claim.get(input.claimId);
  if (!claim) throw new DomainError('not-found');
  if (claim.version !== input.version) throw new DomainError('version.stale', { current: claim });
  return [patch('claim', claim, { deletedAt: null })];
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

/** A claim stands somewhere: its last passage cannot be taken from it. */
export const removeOccurrence = (records: Records, input: RemoveOccurrence, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const old = passageOf(records, claim, input.id);
  if (occurrencesOf(records, claim.id).length < 2) throw new DomainError('claim.last-occurrence');
  return [patch('occurrence', old, { deletedAt: writing.at }), touch(claim)];
};

export const mergeClaims = (records: Records, input: MergeClaims, writing: Writing): Change => {
  if (input.fromId === input.intoId) throw new DomainError('claim.merge-self');
  const from = claimAt(records, input.fromId, input.fromVersion);
  const into = claimAt(records, input.intoId, input.intoVersion);
  const moving = (['occurrence', 'note', 'evidence', 'search', 'contact', 'comment'] as const).flatMap(
    (kind) =>
      [...records[kind].values()]
        .filter((one) => one.claimId === from.id && !one.deletedAt)
        .map((one) => patch(kind, one, { claimId: into.id })),
  );
  return [...moving, patch('claim', from, { mergedIntoId: into.id, deletedAt: writing.at }), touch(into)];
};

/** The new claim begins as a copy without verdict; its words are the first passage's. */
export const splitClaim = (records: Records, input: SplitClaim, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  const all = occurrencesOf(records, claim.id);
  const moving = all.filter((one) => input.occurrenceIds.includes(one.id));
  const first = moving[0];
  if (!first || moving.length !== input.occurrenceIds.length) throw new DomainError('not-found');
  if (moving.length === all.length) throw new DomainError('claim.last-occurrence');
  const made: Claim = {
    ...claim,
    ...stamp(writing),
    id: input.newId,
    statement: first.exact,
    shortText: shorten(first.exact, SHORT_TEXT_MAX),
    assessmentId: null,
    mergedIntoId: null,
    version: 1,
  };
  return [
    { kind: 'claim', id: made.id, create: made },
    ...moving.map((one) => patch('occurrence', one, { claimId: made.id })),
    touch(claim),
  ];
};

export const linkClaims = (records: Records, input: LinkClaims, writing: Writing): Change => {
  const from = claimAt(records, input.fromId, input.version);
  const to = mustFind(records.claim, input.toId);
  const link = { id: input.id, fromId: from.id, toId: to.id, kind: input.kind, ...stamp(writing) };
  return [{ kind: 'link', id: link.id, create: link }, touch(from)];
};

export const unlinkClaims = (records: Records, input: UnlinkClaims, writing: Writing): Change => {
  const from = claimAt(records, input.fromId, input.version);
  const link = mustFind(records.link, input.id);
  if (link.fromId !== from.id) throw new DomainError('not-found');
  return [patch('link', link, { deletedAt: writing.at }), touch(from)];
};

/** A person's newest verdict on a claim. */
const ownLast = (records: Records, claimId: string, userId: string): Assessment | undefined =>
  [...records.assessment.values()]
    .filter((one) => one.claimId === claimId && one.authorId === userId && !one.deletedAt)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];

/** Whether the writer cannot know what others say of the claim: nobody has said anything, or it is hidden from them. */
const isIndependent = (records: Records, claimId: string, { by, desk }: Writing): boolean => {
  const others = [...records.assessment.values()].filter(
    (one) => one.claimId === claimId && one.authorId !== by && !one.deletedAt,
  );
  return others.length === 0 || (desk.blind && new Set(others.map((one) => one.authorId)).size === 1);
};

const assess = (records: Records, input: GiveVerdict, writing: Writing): Assessment => {
  const last = ownLast(records, input.claimId, writing.by);
  const kept = last && fits(input.verdict, last.basis) ? last.basis : null;
  const basis = input.basis === undefined ? kept : input.basis;
  if (!fits(input.verdict, basis)) throw new DomainError('basis.mismatch', { verdict: input.verdict, basis });
  return {
    id: input.id,
    claimId: input.claimId,
    authorId: writing.by,
    state: 'proposed',
    verdict: input.verdict,
    basis,
    confidence: input.confidence === undefined ? (last?.confidence ?? null) : input.confidence,
    rationale: input.rationale ?? last?.rationale ?? '',
    whatWouldChangeIt: input.whatWouldChangeIt ?? last?.whatWouldChangeIt ?? '',
    asOf: writing.at,
    independent: last?.independent ?? isIndependent(records, input.claimId, writing),
    reasons: {},
    guideline: writing.desk.guideline,
    hash: null,
    submittedAt: null,
    createdAt: writing.at,
    deletedAt: null,
  };
};

/**
 * A further assessment beside the earlier ones; it becomes the claim's. What is left out is kept from one's own last.
 * While another person's stands submitted, it is a second opinion and waits beside.
 */
export const giveVerdict = (records: Records, input: GiveVerdict, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  assertDisinterested(claim, writing.interests);
  const made = assess(records, input, writing);
  const standing = records.assessment.get(claim.assessmentId ?? '');
  const create: Patch = { kind: 'assessment', id: made.id, create: made };
  if (standing?.state === 'submitted' && standing.authorId !== writing.by)
    return [create, ...touched(claim, writing)];
  const replaced = standing && (standing.state === 'submitted' || standing.state === 'approved');
  return [
    create,
    ...(replaced ? [patch('assessment', standing, { state: 'withdrawn' })] : []),
    { ...patch('claim', claim, { assessmentId: made.id }), ...(writing.desk.blind && { quiet: true }) },
  ];
};

export const addNote = (records: Records, { version, ...input }: AddNote, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, version);
  const note = { ...input, authorId: writing.by, createdAt: writing.at, editedAt: null, deletedAt: null };
  return [{ kind: 'note', id: note.id, create: note }, ...touched(claim, writing)];
};

const ownNote = (records: Records, input: { id: string; claimId: string }, writing: Writing) => {
  const note = mustFind(records.note, input.id);
  if (note.claimId !== input.claimId) throw new DomainError('not-found');
  if (note.authorId !== writing.by) throw new DomainError('permission.denied', { permission: 'note.edit' });
  return note;
};

/** Only its author rewords a note; what it said before stays in the log. */
export const editNote = (
  records: Records,
  { id, claimId, version, ...fields }: EditNote,
  writing: Writing,
): Change => {
  const claim = claimAt(records, claimId, version);
  const note = ownNote(records, { id, claimId }, writing);
  return [patch('note', note, { ...fields, editedAt: writing.at }), ...touched(claim, writing)];
};

export const deleteNote = (records: Records, input: DeleteNote, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  return [
    patch('note', ownNote(records, input, writing), { deletedAt: writing.at }),
    ...touched(claim, writing),
  ];
};

export const describeArticle = (
  records: Records,
  { articleId, version, ...fields }: DescribeArticle,
): Change => {
  const article: Article = mustFind(records.article, articleId);
  if (article.version !== version) throw new DomainError('version.stale', { current: article });
  const titleGiven = fields.title !== undefined && fields.title !== article.title ? true : article.titleGiven;
  return [patch('article', article, { ...fields, titleGiven })];
};
