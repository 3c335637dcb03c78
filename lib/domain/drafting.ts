/**
 * What a reviewer's verbs do to claims and links: each computes a Change from the records it is given and throws where it
 * may not. The server stores the change; the screen shows it at once.
 */
import type { Article, DescribeArticle } from './article';
import { type Change, patch, type Records } from './change';
import {
  type Claim,
  type DraftClaim,
  type EditClaim,
  type LinkClaims,
  type MergeClaims,
  SHORT_TEXT_MAX,
  type SplitClaim,
  type UnlinkClaims,
  type WithdrawClaim,
} from './claim';
import { DomainError } from './errors';
import { assertUnsealed } from './findings';
import { occurrence, passage } from './marking';
import { caseOf } from './rules-case';
import { shorten } from './text';
import { claimAt, mustFind, occurrencesOf, stamp, touch, type Writing } from './writing';

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

export const mergeClaims = (records: Records, input: MergeClaims, writing: Writing): Change => {
  if (input.fromId === input.intoId) throw new DomainError('claim.merge-self');
  const from = claimAt(records, input.fromId, input.fromVersion);
  const into = claimAt(records, input.intoId, input.intoVersion);
  assertKnown(records, from, writing);
  const moving = (['occurrence', 'note', 'evidence', 'search', 'contact', 'comment'] as const).flatMap(
    (kind) =>
      [...records[kind].values()]
        .filter((one) => one.claimId === from.id && !one.deletedAt)
        .map((one) => patch(kind, one, { claimId: into.id })),
  );
  return [...moving, patch('claim', from, { mergedIntoId: into.id, deletedAt: writing.at }), touch(into)];
};

/** What hangs on a claim may be words of a verdict that is hidden from who would move them (VR-10). */
const assertKnown = (records: Records, claim: Claim, { by, desk, interests }: Writing): void => {
  const given = [...records.assessment.values()].filter((one) => one.claimId === claim.id && !one.deletedAt);
  const [first] = given;
  const isSealed = given.every((one) => one.authorId === first?.authorId && one.state !== 'approved');
  if (first && desk.blind && isSealed) assertUnsealed(caseOf(records, claim, first, { by, desk, interests }));
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

export const describeArticle = (
  records: Records,
  { articleId, version, ...fields }: DescribeArticle,
): Change => {
  const article: Article = mustFind(records.article, articleId);
  if (article.version !== version) throw new DomainError('version.stale', { current: article });
  const titleGiven = fields.title !== undefined && fields.title !== article.title ? true : article.titleGiven;
  return [patch('article', article, { ...fields, titleGiven })];
};
