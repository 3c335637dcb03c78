/**
 * What a reviewer's verbs do to evidence, search log, contact attempts and comments: each computes a Change from the
 * records it is given and throws where it may not.
 */
import { apply, type Change, type Patch, patch, type Records } from './change';
import type { Claim } from './claim';
import type { AddComment, Comment, EditComment, OneComment } from './comment';
import type { ContactAttempt, EditContact, LogContact, RemoveContact } from './contact';
import { DomainError } from './errors';
import type { AddEvidence, EditEvidence, Evidence, OriginGroup, RemoveEvidence, Source } from './evidence';
import { assertRecord } from './findings';
import { quoteIn } from './quote-check';
import { keptOf } from './rules-case';
import type { EditSearch, LogSearch, RemoveSearch, SearchLogEntry } from './search-log';
import { claimAt, mustFind, touch, type Writing } from './writing';

const stamp = (writing: Writing) => ({ createdAt: writing.at, createdById: writing.by, deletedAt: null });

type Made = Pick<AddEvidence, 'newOrigin' | 'newSource'>;

/** The origin and the registry's entry that come with an item, and the item's pointers to them. */
const made = (
  { newOrigin, newSource }: Made,
  writing: Writing,
): { patches: Patch[]; pointers: Partial<Evidence> } => {
  const origin: OriginGroup | undefined = newOrigin && { ...newOrigin, ...stamp(writing) };
  const source: Source | undefined = newSource && { ...newSource, url: null, note: '', ...stamp(writing) };
  return {
    patches: [
      ...(origin ? [{ kind: 'origin' as const, id: origin.id, create: origin }] : []),
      ...(source ? [{ kind: 'source' as const, id: source.id, create: source }] : []),
    ],
    pointers: { ...(origin && { originId: origin.id }), ...(source && { sourceId: source.id }) },
  };
};

const mine = (
  records: ReadonlyMap<string, { deletedAt: string | null }>,
  id: string | null,
  code: 'origin.unknown' | 'source.unknown',
  path: string,
) => {
  if (id !== null && records.get(id)?.deletedAt !== null)
    throw new DomainError(code, {}, [{ path, key: 'unknown' }]);
};

/** What is wrong with an item, in the order of the form: at which field, and by which key of the fields' words. */
const flaws: readonly (readonly [
  path: string,
  key: string,
  isWrong: (item: Evidence, at: string) => boolean,
])[] = [
  ['start', 'passage', (item) => isHalfPlaced(item)],
  ['publishedOn', 'future', ({ publishedOn }, at) => publishedOn !== null && publishedOn > anywhere(at)],
  ['accessedAt', 'future', ({ accessedAt }, at) => isFuture(accessedAt, at)],
];

/** A passage has an article, a version, a beginning and an end; an article alone has the first two. */
const isHalfPlaced = ({ articleId, versionId, start, end }: Evidence): boolean =>
  (articleId === null) !== (versionId === null) ||
  (start === null) !== (end === null) ||
  (start !== null && versionId === null);

/** Milliseconds by which a person's clock may be ahead of the desk's. */
const CLOCKS_APART = 2 * 60_000;

const isFuture = (time: string, at: string): boolean => Date.parse(time) > Date.parse(at) + CLOCKS_APART;

/** The latest local time there is on earth, 14 hours ahead of UTC: a date without its hour may be that day's. */
const anywhere = (at: string): string => new Date(Date.parse(at) + 14 * 3_600_000).toISOString();

/** @throws DomainError at the field that is wrong */
const assertSound = (records: Records, claim: Claim, item: Evidence, writing: Writing): void => {
  mine(records.origin, item.originId, 'origin.unknown', 'originId');
  mine(records.source, item.sourceId, 'source.unknown', 'sourceId');
  const wrong = flaws.filter(([, , isWrong]) => isWrong(item, writing.at));
  if (wrong.length > 0)
    throw new DomainError(
      'input.invalid',
      {},
      wrong.map(([path, key]) => ({ path, key })),
    );
  const after = apply(records, [{ kind: 'evidence', id: item.id, create: item }]);
  assertRecord(item, keptOf(after, claim, writing));
};

/** @throws DomainError where the quote is not what stands in the article or in the snapshot */
const assertQuoted = (item: Evidence, writing: Writing): void => {
  assertAnchored(item, writing);
  assertInSnapshot(item, writing);
};

/** A quote out of an article of the desk is what stands there (VR-21). */
const assertAnchored = ({ articleId, versionId, start, end, quote }: Evidence, writing: Writing): void => {
  if (versionId === null) return;
  const there = writing.texts.get(versionId);
  if (!there || there.articleId !== articleId)
    throw new DomainError('not-found', {}, [{ path: 'versionId', key: 'unknown' }]);
  if (start !== null && end !== null && there.text.slice(start, end) !== quote)
    throw new DomainError('quote.mismatch', { rule: 'VR-21', start, end }, [
      { path: 'quote', key: 'quoteMismatch' },
    ]);
};

/** Only the server knows the snapshots' words; where it cannot read them, the quote is the reviewer's. */
const assertInSnapshot = ({ snapshotId, quote }: Evidence, { snapshots }: Writing): void => {
  if (snapshotId === null || !snapshots) return;
  const snapshot = snapshots.get(snapshotId);
  if (!snapshot) throw new DomainError('snapshot.unknown', {}, [{ path: 'snapshotId', key: 'unknown' }]);
  if (snapshot.text !== null && !quoteIn(snapshot.text, quote))
    throw new DomainError('quote.not-found', {}, [{ path: 'quote', key: 'quoteNotFound' }]);
};

/** A passage of an article that goes back to one origin with others brings that origin along. */
const sharedOrigin = ({ versionId }: Pick<AddEvidence, 'versionId'>, { texts }: Writing): string | null =>
  (versionId && texts.get(versionId)?.originId) || null;

export const addEvidence = (records: Records, input: AddEvidence, writing: Writing): Change => {
  const { version, newOrigin, newSource, ...fields } = input;
  const claim = claimAt(records, input.claimId, version);
  const { patches, pointers } = made({ newOrigin, newSource }, writing);
  const originId = fields.originId ?? sharedOrigin(input, writing);
  const item: Evidence = { ...fields, originId, ...pointers, ...stamp(writing), editedAt: null };
  assertSound(apply(records, patches), claim, item, writing);
  assertQuoted(item, writing);
  return [...patches, { kind: 'evidence', id: item.id, create: item }, touch(claim)];
};

const itemOf = <T extends { claimId: string; deletedAt: string | null }>(
  records: ReadonlyMap<string, T>,
  { id, claimId }: { id: string; claimId: string },
): T => {
  const item = mustFind(records, id);
  if (item.claimId !== claimId) throw new DomainError('not-found');
  return item;
};

export const editEvidence = (records: Records, input: EditEvidence, writing: Writing): Change => {
  const { id, claimId, version, newOrigin, newSource, ...fields } = input;
  const claim = claimAt(records, claimId, version);
  const item = itemOf(records.evidence, input);
  const { patches, pointers } = made({ newOrigin, newSource }, writing);
  const next = { ...fields, ...pointers, editedAt: writing.at };
  const after = { ...item, ...given(next) };
  assertSound(apply(records, patches), claim, after, writing);
  if (quoted.some((field) => after[field] !== item[field])) assertQuoted(after, writing);
  return [...patches, patch('evidence', item, next), touch(claim)];
};

/** What a quote is checked on: an edit of something else does not ask for the texts again. */
const quoted = ['articleId', 'versionId', 'start', 'end', 'quote', 'snapshotId'] as const;

/** Without what was left out. */
const given = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

export const removeEvidence = (records: Records, input: RemoveEvidence, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, input.version);
  return [patch('evidence', itemOf(records.evidence, input), { deletedAt: writing.at }), touch(claim)];
};

const notInFuture = (time: string | undefined, path: string, writing: Writing): void => {
  if (time !== undefined && isFuture(time, writing.at))
    throw new DomainError('input.invalid', {}, [{ path, key: 'future' }]);
};

export const logSearch = (records: Records, { version, ...input }: LogSearch, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, version);
  notInFuture(input.searchedAt, 'searchedAt', writing);
  const entry: SearchLogEntry = {
    ...input,
    authorId: writing.by,
    createdAt: writing.at,
    editedAt: null,
    deletedAt: null,
  };
  return [{ kind: 'search', id: entry.id, create: entry }, touch(claim)];
};

export const editSearch = (
  records: Records,
  { id, claimId, version, ...fields }: EditSearch,
  writing: Writing,
): Change => {
  const claim = claimAt(records, claimId, version);
  notInFuture(fields.searchedAt, 'searchedAt', writing);
  const entry = itemOf(records.search, { id, claimId });
  return [patch('search', entry, { ...fields, editedAt: writing.at }), touch(claim)];
};

export const removeSearch = (records: Records, input: RemoveSearch, writing: Writing): Change => [
  patch('search', itemOf(records.search, input), { deletedAt: writing.at }),
  touch(claimAt(records, input.claimId, input.version)),
];

export const logContact = (records: Records, { version, ...input }: LogContact, writing: Writing): Change => {
  const claim = claimAt(records, input.claimId, version);
  notInFuture(input.attemptedAt, 'attemptedAt', writing);
  const attempt: ContactAttempt = {
    ...input,
    authorId: writing.by,
    createdAt: writing.at,
    editedAt: null,
    deletedAt: null,
  };
  return [{ kind: 'contact', id: attempt.id, create: attempt }, touch(claim)];
};

export const editContact = (
  records: Records,
  { id, claimId, version, ...fields }: EditContact,
  writing: Writing,
): Change => {
  const claim = claimAt(records, claimId, version);
  notInFuture(fields.attemptedAt, 'attemptedAt', writing);
  const attempt = itemOf(records.contact, { id, claimId });
  return [patch('contact', attempt, { ...fields, editedAt: writing.at }), touch(claim)];
};

export const removeContact = (records: Records, input: RemoveContact, writing: Writing): Change => [
  patch('contact', itemOf(records.contact, input), { deletedAt: writing.at }),
  touch(claimAt(records, input.claimId, input.version)),
];

/** Whom a comment calls has to be able to read it. @throws DomainError mention.outsider, at `mentions` */
const assertInsiders = (mentions: readonly string[], { insiders }: Writing): void => {
  if (insiders && mentions.some((id) => !insiders.has(id)))
    throw new DomainError('mention.outsider', {}, [{ path: 'mentions', key: 'outsider' }]);
};

export const addComment = (records: Records, input: AddComment, writing: Writing): Change => {
  mustFind(records.claim, input.claimId);
  assertInsiders(input.mentions, writing);
  if (input.parentId !== null) itemOf(records.comment, { id: input.parentId, claimId: input.claimId });
  const comment: Comment = {
    ...input,
    authorId: writing.by,
    resolvedAt: null,
    resolvedById: null,
    createdAt: writing.at,
    editedAt: null,
    deletedAt: null,
  };
  return [{ kind: 'comment', id: comment.id, create: comment }];
};

const ownComment = (records: Records, input: OneComment, writing: Writing): Comment => {
  const comment = itemOf(records.comment, input);
  if (comment.authorId !== writing.by)
    throw new DomainError('permission.denied', { permission: 'comment.edit' });
  return comment;
};

export const editComment = (
  records: Records,
  { id, claimId, ...fields }: EditComment,
  writing: Writing,
): Change => {
  const comment = ownComment(records, { id, claimId }, writing);
  // Who was called before and has left since stays called.
  assertInsiders(
    fields.mentions.filter((one) => !comment.mentions.includes(one)),
    writing,
  );
  return [patch('comment', comment, { ...fields, editedAt: writing.at })];
};

export const resolveComment = (records: Records, input: OneComment, writing: Writing): Change => [
  patch('comment', itemOf(records.comment, input), { resolvedAt: writing.at, resolvedById: writing.by }),
];

export const reopenComment = (records: Records, input: OneComment): Change => [
  patch('comment', itemOf(records.comment, input), { resolvedAt: null, resolvedById: null }),
];

export const deleteComment = (records: Records, input: OneComment, writing: Writing): Change => [
  patch('comment', ownComment(records, input, writing), { deletedAt: writing.at }),
];
