import { type ClaimPage, type ClaimPlace, countSides, type LinkedClaim } from '@/lib/domain/claim-page';
import { DomainError } from '@/lib/domain/errors';
import { type Actor, abilities, assertCan, can } from '@/lib/domain/permissions';
import { quote } from '@/lib/domain/quote';
import { Verdict } from '@/lib/domain/verdict';
import { database, type Tx } from './client';
import { readCustody, tamperedAmong } from './custody';
import { readDeskRules, readInterests } from './desk-rules';
import { namesOf } from './people';
import { protectedNotesOf } from './protected-notes';
import { toRecord } from './records';
import { type Hidden, isOpen, readHidden, veiled } from './sealed';
import { toSnapshot } from './snapshots';
import { SENTENCE_COLUMNS, sentencesOf } from './texts';

/**
 * Everything known of a claim that the actor may see, from one desk alone.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' claims and those withdrawn
 */
export const readClaim = async (actor: Actor, claimId: string): Promise<ClaimPage> => {
  assertCan(actor, 'claim.read');
  const db = await database();
  const where = { id: claimId, deskId: actor.deskId, deletedAt: null };
  const claim = await db.claim.findFirst({ where });
  const hidden = await readHidden(db, actor, [claimId]);
  if (!claim || hidden.claims.has(claimId)) throw new DomainError('not-found');
  const [stands, kept, given, linked, desk, interests] = await Promise.all([
    readStanding(db, claimId),
    readKept(db, actor, claimId, hidden),
    readGiven(db, actor, claimId, hidden),
    readLinked(db, actor, claimId),
    readDeskRules(db, actor.deskId),
    actor.kind === 'person' ? readInterests(db, actor.deskId, actor.userId) : [],
  ]);
  const rests = await readRests(db, actor, kept.evidence);
  const found = {
    claim: veiled(toRecord.claim(claim), hidden),
    ...stands,
    ...kept,
    ...given,
    ...linked,
    ...rests,
  };
  const articleIds = [...stands.occurrences, ...kept.evidence].flatMap((one) => one.articleId ?? []);
  const [articles, people] = await Promise.all([
    db.article.findMany({ where: { id: { in: [...new Set(articleIds)] } } }),
    namesIn(db, found),
  ]);
  return {
    ...found,
    articles: articles.map(toRecord.article),
    counts: countSides(kept.evidence),
    people,
    desk,
    interests,
    abilities: abilities(actor),
  };
};

/**
 * The claim that has taken this one's passages over, through however many merges.
 *
 * @returns its id; null where the claim was not merged, or into one that is gone or of another desk
 */
export const mergedInto = async (actor: Actor, claimId: string): Promise<string | null> => {
  assertCan(actor, 'claim.read');
  const db = await database();
  for (let id = claimId; ; ) {
    const claim = await db.claim.findFirst({
      where: { id, deskId: actor.deskId },
      select: { deletedAt: true, mergedIntoId: true },
    });
    if (!claim) return null;
    if (claim.deletedAt === null) return id === claimId ? null : id;
    if (claim.mergedIntoId === null) return null;
    id = claim.mergedIntoId;
  }
};

/** Where it stands, with the words around it, in reading order of each article. */
const readStanding = async (db: Tx, claimId: string) => {
  const rows = await db.occurrence.findMany({
    where: { claimId, deletedAt: null, article: { deletedAt: null } },
    orderBy: [{ articleId: 'asc' }, { start: 'asc' }],
    include: {
      version: { select: { number: true, ...SENTENCE_COLUMNS } },
      seenVersion: { select: { number: true, text: true } },
    },
  });
  const places = rows.map(({ version, seenVersion, ...row }): ClaimPlace => {
    const { id, articleId, anchorState, lookAgain, seenStart, seenEnd } = toRecord.occurrence(row);
    const text = { text: version.text, sentences: sentencesOf(version) };
    const seen = seenVersion && {
      number: seenVersion.number,
      exact: seenVersion.text.slice(seenStart ?? 0, seenEnd ?? 0),
    };
    return { id, articleId, anchorState, lookAgain, seen, number: version.number, ...quote(text, row) };
  });
  const occurrences = rows.map(({ version: _, seenVersion: __, ...row }) => toRecord.occurrence(row));
  return { occurrences, places };
};

/** What is kept for and against it, and what is said of it on the desk. */
const readKept = async (db: Tx, actor: Actor, claimId: string, hidden: Hidden) => {
  const where = { claimId, deletedAt: null };
  const isInsider = can(actor, 'note.read-internal');
  const shown = isInsider ? where : { ...where, visibility: 'public' };
  const [evidence, searches, contacts, notes, protectedNotes, comments] = await Promise.all([
    db.evidence.findMany({ where, orderBy: { createdAt: 'asc' } }),
    db.searchLogEntry.findMany({ where: shown, orderBy: { searchedAt: 'asc' } }),
    db.contactAttempt.findMany({ where: shown, orderBy: { attemptedAt: 'asc' } }),
    db.sourcingNote.findMany({ where: shown, orderBy: { createdAt: 'asc' } }),
    protectedNotesOf(db, actor, claimId),
    isInsider ? db.comment.findMany({ where, orderBy: { createdAt: 'asc' } }) : [],
  ]);
  return {
    evidence: evidence.map(toRecord.evidence),
    searches: searches.map(toRecord.search),
    contacts: contacts.map(toRecord.contact),
    notes: notes.filter(isOpen(actor, hidden)).map(toRecord.note),
    protectedNotes,
    comments: comments.filter(isOpen(actor, hidden)).map(toRecord.comment),
  };
};

/** The verdicts given on it, and what became of them. Who only reads sees the one that stands and those approved. */
const readGiven = async (db: Tx, actor: Actor, claimId: string, hidden: Hidden) => {
  const where = { claimId, deletedAt: null };
  const isInsider = can(actor, 'review.read');
  const standing = { OR: [{ standing: { isNot: null } }, { state: 'approved' }] };
  const [assessments, reviews, assignments, corrections] = await Promise.all([
    db.assessment.findMany({
      where: isInsider ? where : { ...where, ...standing },
      orderBy: { createdAt: 'desc' },
    }),
    isInsider ? db.review.findMany({ where: { claimId }, orderBy: { createdAt: 'asc' } }) : [],
    isInsider ? db.assignment.findMany({ where }) : [],
    db.correction.findMany({ where: { claimId }, orderBy: { createdAt: 'asc' } }),
  ]);
  return {
    assessments: assessments.filter(isOpen(actor, hidden)).map(toRecord.assessment),
    reviews: hidden.verdicts.size > 0 ? [] : reviews.map(toRecord.review),
    assignments: assignments.map(toRecord.assignment),
    corrections: corrections.map(toRecord.correction),
  };
};

/** What else is linked with it, and what is said of that. */
const readLinked = async (db: Tx, actor: Actor, claimId: string) => {
  const links = await db.claimLink.findMany({
    where: { deletedAt: null, OR: [{ fromId: claimId }, { toId: claimId }] },
    orderBy: { createdAt: 'asc' },
  });
  const others = links.map(({ fromId, toId }) => (fromId === claimId ? toId : fromId));
  const rows =
    others.length === 0
      ? []
      : await db.claim.findMany({
          where: { id: { in: others }, deletedAt: null },
          select: {
            id: true,
            shortText: true,
            assessment: { select: { verdict: true } },
            occurrences: {
              where: { deletedAt: null, article: { deletedAt: null } },
              take: 1,
              select: { article: { select: { title: true } } },
            },
          },
        });
  const hidden = await readHidden(db, actor, others);
  const shown = rows.filter(({ id }) => !hidden.claims.has(id));
  const linked = new Map(
    shown.map(({ id, shortText, assessment, occurrences }): [string, LinkedClaim] => [
      id,
      {
        shortText,
        verdict: hidden.verdicts.has(id) ? null : (Verdict.safeParse(assessment?.verdict).data ?? null),
        articleTitle: occurrences[0]?.article.title ?? null,
      },
    ]),
  );
  return {
    links: links.map(toRecord.link).filter(({ fromId, toId }) => linked.has(fromId) || linked.has(toId)),
    linked: Object.fromEntries(linked),
  };
};

type Resting = { originId: string | null; sourceId: string | null; snapshotId: string | null };

/** What the evidence rests on: origins, entries of the registry, snapshots and what happened to them. */
const readRests = async (db: Tx, actor: Actor, evidence: readonly Resting[]) => {
  const idsOf = (field: keyof Resting) => [...new Set(evidence.flatMap((item) => item[field] ?? []))];
  const snapshotIds = idsOf('snapshotId');
  const [origins, sources, rows, custody] = await Promise.all([
    db.originGroup.findMany({ where: { id: { in: idsOf('originId') } } }),
    db.source.findMany({ where: { id: { in: idsOf('sourceId') } } }),
    db.snapshot.findMany({ where: { id: { in: snapshotIds } }, omit: { deskId: true, text: true } }),
    can(actor, 'snapshot.view') ? readCustody(db, actor.deskId, snapshotIds) : [],
  ]);
  const snapshots = rows.map(toSnapshot);
  return {
    origins: origins.map(toRecord.origin),
    sources: sources.map(toRecord.source),
    snapshots,
    tampered: [...(await tamperedAmong(snapshots))],
    custody,
  };
};

/** Names of everyone whom a record names: whatever field of theirs holds a user's id. */
const namesIn = async (db: Tx, found: object): Promise<ClaimPage['people']> => {
  return namesOf(
    db,
    Object.values(found).flatMap((value) => [value].flat().flatMap(peopleOf)),
  );
};

const NAMING = [
  'actorId',
  'assignedById',
  'assigneeId',
  'authorId',
  'capturedById',
  'createdById',
  'mentions',
  'readers',
  'resolvedById',
  'reviewerId',
];

const peopleOf = (record: unknown): string[] => {
  const fields: Readonly<Record<string, unknown>> = Object(record);
  return NAMING.flatMap((field) => fields[field] ?? []).filter((id) => typeof id === 'string');
};
