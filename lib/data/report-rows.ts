/** All that is kept of some claims: what a report prints of them, and what says whether it may. */
import type { Article } from '@/lib/domain/article';
import { noRecords, type Records } from '@/lib/domain/change';
import type { Claim, ClaimLink, Occurrence } from '@/lib/domain/claim';
import type { ContactAttempt } from '@/lib/domain/contact';
import type { DeskRules } from '@/lib/domain/desk-rules';
import type { Evidence } from '@/lib/domain/evidence';
import { findings } from '@/lib/domain/findings';
import type { SourcingNote } from '@/lib/domain/note';
import { byClaim, byId, grouped } from '@/lib/domain/report-source';
import type { Correction, Review } from '@/lib/domain/review';
import { caseOf } from '@/lib/domain/rules-case';
import type { SearchLogEntry } from '@/lib/domain/search-log';
import type { Assessment } from '@/lib/domain/verdict';
import type { Tx } from './client';
import { tamperedAmong } from './custody';
import { Prisma } from './generated/sqlite/client';
import { among, readRows } from './row-sets';

const { sql } = Prisma;

/** Live rows of some claims of one desk; `linked` are the claims at the other end of a link. */
export type ClaimRows = {
  readonly claims: readonly Claim[];
  readonly linked: readonly Claim[];
  readonly occurrences: readonly Occurrence[];
  /** Those whose verdict the claims and the linked ones have now. */
  readonly assessments: readonly Assessment[];
  readonly notes: readonly SourcingNote[];
  readonly links: readonly ClaimLink[];
  readonly evidence: readonly Evidence[];
  readonly searches: readonly SearchLogEntry[];
  readonly contacts: readonly ContactAttempt[];
  readonly reviews: readonly Review[];
  readonly corrections: readonly Correction[];
};

/** @param ids of claims of the desk */
export const readClaimRows = async (db: Tx, deskId: string, ids: readonly string[]): Promise<ClaimRows> => {
  // Written so that no index of the desk's claims is taken for them: SQLite would go through all of them.
  const ofDesk = (these: readonly string[]) =>
    sql`${among('id', these)} AND t."deskId" || '' = ${deskId} AND t."deletedAt" IS NULL`;
  const own = among('claimId', ids);
  const live = sql`${own} AND t."deletedAt" IS NULL`;
  const ends = sql`(${among('fromId', ids)} OR ${among('toId', ids)}) AND t."deletedAt" IS NULL`;
  const first = await readRows(db, { Claim: ofDesk(ids), ClaimLink: ends });
  const known = new Set(ids);
  const near = first.ClaimLink.flatMap(({ fromId, toId }) => [fromId, toId]).filter((id) => !known.has(id));
  const linked = near.length > 0 ? (await readRows(db, { Claim: ofDesk([...new Set(near)]) })).Claim : [];
  const standing = [...first.Claim, ...linked].flatMap(({ assessmentId }) => assessmentId ?? []);
  const rows = await readRows(db, {
    ...{ Occurrence: live, Assessment: sql`${among('id', standing)} AND t."deletedAt" IS NULL` },
    ...{ SourcingNote: live, Evidence: live, SearchLogEntry: live, ContactAttempt: live },
    ...{ Review: own, Correction: own },
  });
  return {
    ...{ claims: first.Claim, linked, links: first.ClaimLink },
    ...{ occurrences: rows.Occurrence, assessments: rows.Assessment, notes: rows.SourcingNote },
    ...{ evidence: rows.Evidence, searches: rows.SearchLogEntry, contacts: rows.ContactAttempt },
    ...{ reviews: rows.Review, corrections: rows.Correction },
  };
};

/** SHA-256 of the snapshots on which evidence rests, by their ids. */
export const readHashes = async (
  db: Tx,
  deskId: string,
  evidence: readonly Evidence[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(evidence.flatMap(({ snapshotId }) => snapshotId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await db.$queryRaw<{ id: string; sha256: string }[]>`
    SELECT t."id", t."sha256" FROM "Snapshot" t WHERE ${among('id', ids)} AND t."deskId" || '' = ${deskId}`;
  return new Map(found.map(({ id, sha256 }) => [id, sha256]));
};

/** What the rules look at besides the claims: how the desk works, where the claims stand, what they rest on. */
export type Around = {
  readonly desk: DeskRules;
  readonly articles: ReadonlyMap<string, Article>;
  readonly snapshots: ReadonlyMap<string, string>;
};

/**
 * The rules that keep approved claims from going out as approved, by claim id; claims that may are not in it. Snapshots
 * are hashed anew where they were touched (VR-12), and an approval covers what stands (VR-09).
 */
export const unsoundAmong = async (
  rows: ClaimRows,
  { desk, articles, snapshots }: Around,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const tampered = await tamperedAmong([...snapshots].map(([id, sha256]) => ({ id, sha256 })));
  const recordsOf = keeping(rows, articles);
  const standing = byId(rows.assessments);
  const found = new Map<string, readonly string[]>();
  for (const claim of rows.claims) {
    const assessment = standing.get(claim.assessmentId ?? '');
    if (assessment?.state !== 'approved') continue;
    const one = caseOf(recordsOf(claim), claim, assessment, { by: '', desk, interests: [], tampered });
    const blocking = findings(one, 'export').filter(({ level }) => level === 'block');
    if (blocking.length > 0) found.set(claim.id, [...new Set(blocking.map(({ rule }) => rule))]);
  }
  return found;
};

/** The records of each claim by itself: among those of thousands every rule would look at all. */
const keeping = (rows: ClaimRows, articles: ReadonlyMap<string, Article>) => {
  const ofClaim = <Row extends { id: string; claimId: string }>(all: readonly Row[]) => {
    const groups = byClaim(all);
    return (id: string): ReadonlyMap<string, Row> => byId(groups.get(id) ?? []);
  };
  const [occurrence, assessment] = [ofClaim(rows.occurrences), ofClaim(rows.assessments)];
  const [note, evidence] = [ofClaim(rows.notes), ofClaim(rows.evidence)];
  const [search, contact] = [ofClaim(rows.searches), ofClaim(rows.contacts)];
  const linkOf = grouped(
    rows.links.flatMap((link) => [link.fromId, link.toId].map((end) => ({ end, link }))),
    ({ end }) => end,
  );
  return ({ id }: Claim): Records => ({
    ...noRecords,
    article: articles,
    occurrence: occurrence(id),
    assessment: assessment(id),
    note: note(id),
    evidence: evidence(id),
    search: search(id),
    contact: contact(id),
    link: byId((linkOf.get(id) ?? []).map(({ link }) => link)),
  });
};
