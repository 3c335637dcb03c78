import { DomainError } from '@/lib/domain/errors';
import { findings } from '@/lib/domain/findings';
import { differing, opinionsOf, partOf } from '@/lib/domain/opinions';
import { type Actor, assertCan, can } from '@/lib/domain/permissions';
import { printedHash } from '@/lib/domain/printed';
import { quote } from '@/lib/domain/quote';
import type { ReviewPage } from '@/lib/domain/review-page';
import { caseOf } from '@/lib/domain/rules-case';
import { readBeyond } from './beyond';
import { database, type Tx } from './client';
import { readDeskRules, readInterests } from './desk-rules';
import { namesOf } from './people';
import { load } from './records';
import { readHidden, veiled } from './sealed';
import { SENTENCE_COLUMNS, sentencesOf } from './texts';

/**
 * The review of one claim: what two people say of it, the evidence between them, and what this person may do.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' claims and withdrawn ones
 */
export const readReviewPage = async (actor: Actor, claimId: string): Promise<ReviewPage> => {
  assertCan(actor, 'review.read');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'review.read' });
  const db = await database();
  const { userId, deskId } = actor;
  const { records } = await load(db, deskId, { cases: [claimId] }, userId);
  const claim = records.claim.get(claimId);
  const hidden = await readHidden(db, actor, [claimId]);
  if (!claim || claim.deletedAt || hidden.claims.has(claimId)) throw new DomainError('not-found');
  const sealed = hidden.verdicts.has(claimId);
  const [desk, interests, beyond, places, members] = await Promise.all([
    readDeskRules(db, deskId),
    readInterests(db, deskId, userId),
    readBeyond(db, deskId, [claimId]),
    readPlaces(db, claimId),
    db.membership.findMany({
      where: { deskId, deactivatedAt: null },
      select: { userId: true, role: true, user: { select: { name: true } } },
    }),
  ]);
  const reviews = [...records.review.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const opinions = sealed ? null : opinionsOf(claim.assessmentId, [...records.assessment.values()], reviews);
  const editors = beyond.editors.get(claimId) ?? new Set<string>();
  const asking = { by: userId, desk, interests, editors, tampered: beyond.tampered };
  const hash = opinions ? printedHash(records, claim, opinions.first) : null;
  const reviewers = members.filter((one) =>
    can({ ...actor, role: one.role as typeof actor.role, only: undefined }, 'review.approve'),
  );
  const live = <T extends { deletedAt: string | null }>(map: ReadonlyMap<string, T>) =>
    [...map.values()].filter((one) => !one.deletedAt);
  return {
    claim: veiled(claim, hidden),
    places,
    opinions,
    sealed,
    differing: opinions ? differing(opinions.first, opinions.second) : [],
    evidence: live(records.evidence),
    origins: live(records.origin),
    searches: searchesOf(live(records.search)),
    reviews: sealed ? [] : reviews,
    hash,
    part: opinions ? partOf(actor, opinions, editors) : 'reader',
    findings: opinions ? findings(caseOf(records, claim, opinions.first, asking), 'approve') : [],
    corrects: hash !== null && (beyond.exported.get(claimId)?.hash ?? hash) !== hash,
    alone: reviewers.every((one) => one.userId === opinions?.first.authorId),
    assignment: live(records.assignment)[0] ?? null,
    reviewers: reviewers.map(({ userId: id, user }) => ({ id, name: user.name })),
    people: await namesOf(db, [
      ...members.map((one) => one.userId),
      ...[...records.assessment.values()].map((one) => one.authorId),
    ]),
    desk,
    me: userId,
  };
};

/** Where the claim stands, with the words around it. */
const readPlaces = async (db: Tx, claimId: string): Promise<ReviewPage['places']> => {
  const occurrences = await db.occurrence.findMany({
    where: { claimId, deletedAt: null },
    orderBy: [{ articleId: 'asc' }, { start: 'asc' }],
    include: {
      article: { select: { title: true, publishedOn: true } },
      version: { select: SENTENCE_COLUMNS },
    },
  });
  return occurrences.map(({ id, article, version, articleId, start, end, lookAgain }) => ({
    ...{ id, lookAgain },
    ...quote({ text: version.text, sentences: sentencesOf(version) }, { start, end }),
    ...article,
    articleId,
  }));
};

const searchesOf = (entries: readonly { authorId: string; searchedAt: string }[]): ReviewPage['searches'] => {
  const by: Record<string, { count: number; last: string }> = {};
  for (const { authorId, searchedAt } of entries.toSorted((a, b) => (a.searchedAt < b.searchedAt ? -1 : 1)))
    by[authorId] = { count: (by[authorId]?.count ?? 0) + 1, last: searchedAt };
  return by;
};
