import type { PrismaClient, Tx } from '../lib/data/client';
import { newId } from '../lib/domain/ids';
import { insert, type Statement, update } from './bare-driver';
import type { Desk, WorkedOut } from './desk';

const only = <Record>(records: ReadonlyMap<string, Record>): Record => {
  const [first] = records.values();
  if (!first) throw new Error('the change made no such record');
  return first;
};

/** The rows that a claim with its verdict, note and event comes to. */
function rowsOf(desk: Desk, { records, event, found }: WorkedOut) {
  const { deskId, articleId } = desk;
  const claim = { ...only(records.claim), deskId };
  const note = only(records.note);
  const text = { deskId, part: 0, articleId, claimId: claim.id };
  return {
    claim: { ...claim, subjects: [...claim.subjects], assessmentId: null, version: 1 },
    standing: { assessmentId: claim.assessmentId, version: claim.version },
    occurrence: only(records.occurrence),
    assessment: only(records.assessment),
    note,
    texts: [
      { ...text, kind: 'claim', ownerId: claim.id, ...found.claim },
      { ...text, kind: 'note', ownerId: note.id, ...found.note },
    ],
    event,
    head: { auditCount: event.seq, auditHead: event.hash },
  };
}

/** Those rows as statements for the bare driver. */
export function statementsOf(desk: Desk, worked: WorkedOut): Statement[] {
  const rows = rowsOf(desk, worked);
  return [
    insert('Claim', rows.claim),
    insert('Occurrence', rows.occurrence),
    insert('Assessment', rows.assessment),
    update('Claim', rows.claim.id, rows.standing),
    insert('SourcingNote', rows.note),
    ...rows.texts.map((text) => insert('SearchText', text)),
    insert('AuditEvent', rows.event),
    update('Desk', desk.deskId, rows.head),
  ];
}

/** The same rows through Prisma, and nothing else. */
export function writeThroughPrisma(client: PrismaClient, desk: Desk, worked: WorkedOut): Promise<void> {
  const rows = rowsOf(desk, worked);
  return client.$transaction(async (tx: Tx) => {
    await tx.claim.create({ data: rows.claim });
    await tx.occurrence.create({ data: rows.occurrence });
    await tx.assessment.create({ data: rows.assessment });
    await tx.claim.update({ where: { id: rows.claim.id }, data: rows.standing });
    await tx.sourcingNote.create({ data: rows.note });
    await tx.searchText.createMany({ data: rows.texts });
    await tx.auditEvent.create({ data: rows.event });
    await tx.desk.update({ where: { id: desk.deskId }, data: rows.head });
  });
}

const HERE = `"claimId" IN (SELECT "claimId" FROM "Occurrence" WHERE "versionId" = ? AND "deletedAt" IS NULL)`;

/** What the workspace of an article is made of, one statement a table. */
export function reading({ articleId, deskId, version, userId }: Desk): Statement[] {
  const claims = `SELECT "claimId" FROM "Occurrence" WHERE "versionId" = ? AND "deletedAt" IS NULL`;
  return [
    { sql: 'SELECT * FROM "Article" WHERE "id" = ? AND "deskId" = ?', values: [articleId, deskId] },
    { sql: 'SELECT * FROM "ArticleVersion" WHERE "articleId" = ? AND "number" = 1', values: [articleId] },
    { sql: 'SELECT "auditCount" FROM "Desk" WHERE "id" = ?', values: [deskId] },
    { sql: `SELECT * FROM "Claim" WHERE "id" IN (${claims}) ORDER BY "createdAt"`, values: [version.id] },
    { sql: `SELECT * FROM "Occurrence" WHERE ${HERE} ORDER BY "start"`, values: [version.id] },
    { sql: `SELECT * FROM "Assessment" WHERE ${HERE}`, values: [version.id] },
    { sql: `SELECT * FROM "SourcingNote" WHERE ${HERE} ORDER BY "createdAt"`, values: [version.id] },
    { sql: `SELECT * FROM "ClaimLink" WHERE "fromId" IN (${claims})`, values: [version.id] },
    {
      sql: 'SELECT "seq", "action", "undoes" FROM "AuditEvent" WHERE "deskId" = ? AND "articleId" = ? AND "actorId" = ? ORDER BY "seq" DESC LIMIT 200',
      values: [deskId, articleId, userId],
    },
    { sql: 'SELECT "id", "name" FROM "User" WHERE "id" = ?', values: [userId] },
  ];
}

/** The same tables through Prisma, and nothing else. */
export async function readThroughPrisma(client: PrismaClient, desk: Desk): Promise<void> {
  const { articleId, deskId, userId, version } = desk;
  const here = { occurrences: { some: { versionId: version.id, deletedAt: null } } };
  const ofThese = { claim: here };
  await client.article.findFirst({ where: { id: articleId, deskId } });
  await client.articleVersion.findUnique({ where: { articleId_number: { articleId, number: 1 } } });
  await client.desk.findUnique({ where: { id: deskId }, select: { auditCount: true } });
  await client.claim.findMany({ where: here, orderBy: { createdAt: 'asc' } });
  await client.occurrence.findMany({ where: ofThese, orderBy: { start: 'asc' } });
  await client.assessment.findMany({ where: ofThese });
  await client.sourcingNote.findMany({ where: ofThese, orderBy: { createdAt: 'asc' } });
  await client.claimLink.findMany({ where: { from: here } });
  await client.auditEvent.findMany({
    where: { deskId, articleId, actorId: userId },
    orderBy: { seq: 'desc' },
    take: 200,
    select: { seq: true, action: true, undoes: true },
  });
  await client.user.findMany({ where: { id: userId }, select: { id: true, name: true } });
}

/** Three verbs as a screen sends them one by one. */
export const requestsOf = (desk: Desk, asked: { claim: unknown; verdict: unknown; note: unknown }) =>
  [
    ['claim.draft', asked.claim] as const,
    ['verdict.give', asked.verdict] as const,
    ['note.add', asked.note] as const,
  ].map(([verb, input]) => ({ verb, requestId: newId(), articleId: desk.articleId, input }));
