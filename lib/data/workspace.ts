import type { Article } from '@/lib/domain/article';
import { DomainError } from '@/lib/domain/errors';
import { outsideSentences } from '@/lib/domain/outside';
import { type Actor, abilities, assertCan, can } from '@/lib/domain/permissions';
import { hasSplitter, rangesOf } from '@/lib/domain/sentences';
import type { Workspace } from '@/lib/domain/workspace';
import { database, type Tx } from './client';
import { readDeskRules, readInterests } from './desk-rules';
import { namesOf } from './people';
import { toRecord } from './records';
import { isBeingRead, isOpen, readerOf, readHidden, veiled } from './sealed';
import { marksOf, sentencesOf, versionRecord } from './texts';
import { readHistory } from './undo';

/** What is known of an article. @throws DomainError permission.denied; not-found, also for other desks' articles */
export const readArticle = async (actor: Actor, articleId: string): Promise<Article> => {
  assertCan(actor, 'article.read');
  const where = { id: articleId, deskId: actor.deskId, deletedAt: null };
  const article = await (await database()).article.findFirst({ where });
  if (!article) throw new DomainError('not-found');
  return toRecord.article(article);
};

/** The part of a workspace that can be read before its claims. */
export type ArticleText = Pick<Workspace, 'article' | 'version' | 'hasSplitter' | 'outside'>;

/** An article with its current text. @throws DomainError permission.denied; not-found, also for other desks' articles */
export const readText = async (actor: Actor, articleId: string): Promise<ArticleText> => {
  const article = await readArticle(actor, articleId);
  const number = article.currentNumber;
  const version = await (await database()).articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId, number } },
  });
  const sentences = sentencesOf(version);
  return {
    article,
    version: { ...versionRecord(version), text: version.text, sentences },
    hasSplitter: hasSplitter(article.language),
    outside: outsideSentences(version.text, rangesOf(sentences), 'und', marksOf(version)),
  };
};

/**
 * Everything the workspace of an article shows, from one desk alone.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles
 */
export const readWorkspace = async (actor: Actor, articleId: string): Promise<Workspace> => {
  const db = await database();
  const text = await readText(actor, articleId);
  // Of a double-read article each reader sees what they marked alone.
  const own = (await isBeingRead(db, actor, articleId)) ? { createdById: readerOf(actor) } : {};
  const marked = await db.occurrence.findMany({
    where: { articleId, deletedAt: null, ...own, claim: { deletedAt: null } },
    select: { claimId: true },
    distinct: ['claimId'],
  });
  // By their ids: asked in terms of the version instead, the engines would go through every claim there is.
  const these = { in: marked.map((one) => one.claimId) };
  const ofThese = { claimId: these, deletedAt: null };
  const [desk, claims, occurrences, assessments, notes, links, history] = await Promise.all([
    db.desk.findUniqueOrThrow({ where: { id: actor.deskId }, select: { auditCount: true } }),
    db.claim.findMany({ where: { id: these }, orderBy: { createdAt: 'asc' } }),
    db.occurrence.findMany({
      where: { ...ofThese, ...('createdById' in own && { OR: [own, { articleId: { not: articleId } }] }) },
      orderBy: { start: 'asc' },
    }),
    db.assessment.findMany({ where: { ...ofThese, OR: shownTo(actor) } }),
    db.sourcingNote.findMany({ where: { ...ofThese, ...visibleTo(actor) }, orderBy: { createdAt: 'asc' } }),
    db.claimLink.findMany({ where: { deletedAt: null, OR: [{ fromId: these }, { toId: these }] } }),
    readHistory(actor, articleId),
  ]);
  const ends = links.flatMap((link) => [link.fromId, link.toId]);
  const hidden = await readHidden(db, actor, [...new Set([...these.in, ...ends])]);
  const isShown = isOpen(actor, hidden);
  const waiting = occurrences.filter((one) => one.lookAgain && one.articleId === articleId);
  const [given, said] = [assessments.filter(isShown), notes.filter(isShown)];
  const kept = await readKept(
    db,
    actor,
    these.in,
    given.map((one) => one.id),
  );
  const known = new Set(claims.map((claim) => claim.id));
  return {
    ...text,
    claims: claims.map((claim) => veiled(toRecord.claim(claim), hidden)),
    occurrences: occurrences.map(toRecord.occurrence),
    assessments: given.map(toRecord.assessment),
    notes: said.map(toRecord.note),
    links: links
      .filter(({ fromId, toId }) => !hidden.claims.has(fromId) && !hidden.claims.has(toId))
      .map(toRecord.link),
    ...kept,
    sealed: these.in.filter((id) => hidden.verdicts.has(id)),
    elsewhere: await claimsElsewhere(ends.filter((id) => !known.has(id) && !hidden.claims.has(id))),
    articles: await titles(occurrences.map((one) => one.articleId).filter((id) => id !== articleId)),
    people: await namesOf(db, [
      ...[claims, occurrences, links, kept.evidence].flat().map((one) => one.createdById),
      ...[given, said, kept.searches, kept.contacts].flat().map((one) => one.authorId),
      ...kept.snapshots.map((one) => one.capturedById),
      ...kept.reviews.map((one) => one.reviewerId),
      ...kept.assignments.map((one) => one.assigneeId),
    ]),
    waiting: await whereSeen(db, waiting),
    seq: desk.auditCount,
    history,
    abilities: abilities(actor),
  };
};

/** The words where a person last saw passages that wait to be looked at, by occurrence id. */
const whereSeen = async (
  db: Tx,
  waiting: readonly {
    id: string;
    versionId: string;
    seenVersionId: string | null;
    seenStart: number | null;
    seenEnd: number | null;
    start: number;
    end: number;
  }[],
): Promise<Workspace['waiting']> => {
  if (waiting.length === 0) return {};
  const ids = new Set(waiting.map((one) => one.seenVersionId ?? one.versionId));
  const versions = await db.articleVersion.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, text: true },
  });
  const byId = new Map(versions.map((one) => [one.id, one]));
  return Object.fromEntries(
    waiting.flatMap(({ id, ...one }) => {
      const version = byId.get(one.seenVersionId ?? one.versionId);
      const words = version?.text.slice(one.seenStart ?? one.start, one.seenEnd ?? one.end);
      return version && words !== undefined ? [[id, { number: version.number, words }]] : [];
    }),
  );
};

/** The standing assessment, those submitted, and the reader's own. */
const shownTo = (actor: Actor) => [
  { standing: { isNot: null } },
  { state: 'submitted' },
  ...(actor.kind === 'person' ? [{ authorId: actor.userId }] : []),
];

/** What is kept for and against the claims, and how far they have come. */
const readKept = async (
  db: Tx,
  actor: Actor,
  claimIds: readonly string[],
  assessmentIds: readonly string[],
) => {
  const ofThese = { claimId: { in: [...claimIds] }, deletedAt: null };
  const [evidence, searches, contacts, reviews, assignments, desk, interests] = await Promise.all([
    db.evidence.findMany({ where: ofThese, orderBy: { createdAt: 'asc' } }),
    db.searchLogEntry.findMany({
      where: { ...ofThese, ...visibleTo(actor) },
      orderBy: { searchedAt: 'asc' },
    }),
    db.contactAttempt.findMany({
      where: { ...ofThese, ...visibleTo(actor) },
      orderBy: { attemptedAt: 'asc' },
    }),
    db.review.findMany({
      where: { assessmentId: { in: [...assessmentIds] } },
      orderBy: { createdAt: 'asc' },
    }),
    db.assignment.findMany({ where: ofThese }),
    readDeskRules(db, actor.deskId),
    actor.kind === 'person' ? readInterests(db, actor.deskId, actor.userId) : [],
  ]);
  const named = (ids: readonly (string | null)[]) => ({
    id: { in: [...new Set(ids)].filter((id) => id !== null) },
  });
  const [origins, sources, snapshots] = await Promise.all([
    db.originGroup.findMany({ where: named(evidence.map((item) => item.originId)) }),
    db.source.findMany({ where: named(evidence.map((item) => item.sourceId)) }),
    db.snapshot.findMany({
      where: named(evidence.map((item) => item.snapshotId)),
      omit: { deskId: true, text: true },
    }),
  ]);
  return {
    evidence: evidence.map(toRecord.evidence),
    searches: searches.map(toRecord.search),
    contacts: contacts.map(toRecord.contact),
    reviews: reviews.map(toRecord.review),
    assignments: assignments.map(toRecord.assignment),
    origins: origins.map(toRecord.origin),
    sources: sources.map(toRecord.source),
    snapshots: snapshots.map((one) => ({ ...one, capturedAt: one.capturedAt.toISOString() })),
    desk,
    interests,
  };
};

const visibleTo = (actor: Actor) => (can(actor, 'note.read-internal') ? {} : { visibility: 'public' });

const claimsElsewhere = async (ids: readonly string[]): Promise<Workspace['elsewhere']> => {
  if (ids.length === 0) return {};
  const claims = await (await database()).claim.findMany({
    where: { id: { in: [...ids] }, deletedAt: null },
    select: {
      id: true,
      shortText: true,
      occurrences: { where: { deletedAt: null }, take: 1, select: { articleId: true } },
    },
  });
  return Object.fromEntries(
    claims.map((one) => [
      one.id,
      { shortText: one.shortText, articleId: one.occurrences[0]?.articleId ?? null },
    ]),
  );
};

const titles = async (ids: readonly string[]): Promise<Workspace['articles']> => {
  if (ids.length === 0) return {};
  const where = { id: { in: [...new Set(ids)] } };
  const articles = await (await database()).article.findMany({ where, select: { id: true, title: true } });
  return Object.fromEntries(articles.map((one) => [one.id, one.title]));
};
