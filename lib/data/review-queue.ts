import type { Layer } from '@/lib/domain/claim';
import { conflictIn } from '@/lib/domain/conflict';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import {
  disagreements,
  QueuePart as Parts,
  QUEUE_PAGE,
  type QueuePart,
  type QueueQuery,
  type QueueRow,
  type QueueSort,
  type ReviewQueue,
  soon,
} from '@/lib/domain/review-queue';
import type { Basis, Verdict } from '@/lib/domain/verdict';
import { database, type Tx } from './client';
import { readDeskRules, readInterests } from './desk-rules';
import { Prisma } from './generated/sqlite/client';
import { type HiddenSql, hiddenSql, readerOf, readHidden } from './sealed';

const { sql, join } = Prisma;

/**
 * Each claim of the desk whose standing verdict is submitted or sent back, or that is somebody's turn, as one line: what
 * the parts and the orders of the queue look at. One person's opinion is their newest.
 */
const linesSql = (deskId: string, hidden: HiddenSql) => sql`
  SELECT c."id" AS "claimId", s."id" AS "assessmentId", s."state", s."authorId", s."submittedAt", s."verdict",
    s."basis", a."assigneeId", a."dueOn", c."createdAt",
    CASE WHEN EXISTS (${declaredSql}) THEN 1 ELSE 0 END AS "declared"
  FROM "Claim" c
  LEFT JOIN "Assessment" s ON s."id" = c."assessmentId" AND s."deletedAt" IS NULL
  LEFT JOIN "Assignment" a ON a."claimId" = c."id" AND a."deletedAt" IS NULL
  WHERE c."deskId" = ${deskId} AND c."deletedAt" IS NULL
    AND (s."state" IN ('submitted', 'sent_back') OR a."id" IS NOT NULL)
    AND c."id" NOT IN (${hidden.claims})`;

/** Somebody holds to another verdict and has not come round since, and no editor has decided. */
const declaredSql = sql`
  SELECT 1 FROM "Review" r
  WHERE r."assessmentId" = s."id" AND r."decision" = 'disagreed' AND r."createdAt" >= s."submittedAt"
    AND NOT EXISTS (
      SELECT 1 FROM "Review" later
      WHERE later."assessmentId" = r."assessmentId" AND later."createdAt" > r."createdAt"
        AND (later."decision" = 'decided' OR later."reviewerId" = r."reviewerId")
    )`;

/** How far other people's opinions are from the standing one: 0 to 3, as in `disagreements`. */
const rankedSql = (deskId: string, hidden: HiddenSql) => sql`
  SELECT l.*, COALESCE(o."people", 0) AS "others",
    CASE WHEN l."declared" = 1 THEN 3 ELSE COALESCE(o."apart", 0) END AS "apart"
  FROM (${linesSql(deskId, hidden)}) l
  LEFT JOIN (
    SELECT c."id" AS "claimId", COUNT(DISTINCT o."authorId") AS "people",
      MAX(CASE WHEN o."verdict" <> s."verdict" THEN 2 WHEN COALESCE(o."basis", '') <> COALESCE(s."basis", '') THEN 1
        ELSE 0 END) AS "apart"
    FROM "Claim" c
    JOIN "Assessment" s ON s."id" = c."assessmentId" AND s."state" = 'submitted'
    JOIN "Assessment" o ON o."claimId" = c."id" AND o."authorId" <> s."authorId" AND o."deletedAt" IS NULL
      AND o."state" <> 'withdrawn'
    WHERE c."deskId" = ${deskId} AND c."deletedAt" IS NULL
    GROUP BY c."id"
  ) o ON o."claimId" = l."claimId"`;

/** What a line has to be for each part, for this reader. */
const partSql = (reader: string, soonest: string): Readonly<Record<QueuePart, Prisma.Sql>> => ({
  review: sql`"state" = 'submitted' AND "authorId" <> ${reader}
    AND ("assigneeId" IS NULL OR "assigneeId" = ${reader})`,
  'sent-back': sql`"state" = 'sent_back' AND "authorId" = ${reader}`,
  disagreements: sql`"state" = 'submitted' AND "declared" = 1`,
  assigned: sql`"assigneeId" = ${reader}`,
  'due-soon': sql`"assigneeId" = ${reader} AND "dueOn" <= ${soonest}`,
});

/** The orders, each made complete by age and id. What has no due day comes last. */
const ORDER: Readonly<Record<QueueSort, Prisma.Sql>> = {
  disagreement: sql`"apart" DESC, "submittedAt", "claimId"`,
  age: sql`"submittedAt", "createdAt", "claimId"`,
  due: sql`"dueOn" IS NULL, "dueOn", "submittedAt", "claimId"`,
};

type Line = {
  claimId: string;
  assessmentId: string | null;
  others: number | bigint;
  apart: number | bigint;
  assigneeId: string | null;
  dueOn: string | null;
};

/**
 * One page of what waits for the reader, and how many there are in each part of the queue. A claim whose first verdict
 * is hidden from them stands in it without its verdict.
 *
 * @throws DomainError permission.denied
 */
export const readQueue = async (
  actor: Actor,
  { sort, part, page }: QueueQuery,
  now: Date = new Date(),
): Promise<ReviewQueue> => {
  assertCan(actor, 'review.read');
  const db = await database();
  const { timeZone } = await readDeskRules(db, actor.deskId);
  const parts = partSql(readerOf(actor), soon(now, timeZone));
  const hidden = await hiddenSql(db, actor);
  const counts = await readCounts(db, actor.deskId, parts, hidden);
  const total = counts[part];
  const shown = Math.min(page, Math.max(1, Math.ceil(total / QUEUE_PAGE)));
  const from = sort === 'disagreement' ? rankedSql(actor.deskId, hidden) : plainSql(actor.deskId, hidden);
  const lines = await db.$queryRaw<Line[]>`
    SELECT "claimId", "assessmentId", "others", "apart", "assigneeId", "dueOn" FROM (${from}) AS "lines"
    WHERE ${parts[part]} ORDER BY ${ORDER[sort]} LIMIT ${QUEUE_PAGE} OFFSET ${(shown - 1) * QUEUE_PAGE}`;
  return { rows: await readRows(db, actor, lines), total, page: shown, counts };
};

/** Without how far people are apart: that is looked up for the page alone. */
const plainSql = (deskId: string, hidden: HiddenSql) =>
  sql`SELECT l.*, 0 AS "others", "declared" * 3 AS "apart" FROM (${linesSql(deskId, hidden)}) l`;

const readCounts = async (
  db: Tx,
  deskId: string,
  parts: Readonly<Record<QueuePart, Prisma.Sql>>,
  hidden: HiddenSql,
): Promise<ReviewQueue['counts']> => {
  const sums = Parts.options.map(
    (part) => sql`SUM(CASE WHEN ${parts[part]} THEN 1 ELSE 0 END) AS ${Prisma.raw(`"${part}"`)}`,
  );
  const [row] = await db.$queryRaw<Record<QueuePart, number | bigint | null>[]>`
    SELECT ${join(sums)} FROM (${linesSql(deskId, hidden)}) AS "lines"`;
  return Object.fromEntries(Parts.options.map((part) => [part, Number(row?.[part] ?? 0)])) as Record<
    QueuePart,
    number
  >;
};

const readRows = async (db: Tx, actor: Actor, lines: readonly Line[]): Promise<QueueRow[]> => {
  const ids = lines.map((line) => line.claimId);
  const [claims, hidden] = await Promise.all([
    db.claim.findMany({
      where: { id: { in: ids } },
      select: {
        id: true,
        shortText: true,
        layer: true,
        assessment: {
          select: {
            id: true,
            verdict: true,
            basis: true,
            submittedAt: true,
            author: { select: { id: true, name: true } },
          },
        },
        assessments: {
          where: { deletedAt: null, state: { not: 'withdrawn' } },
          select: { authorId: true, verdict: true, basis: true },
        },
        assignments: {
          where: { deletedAt: null },
          select: { assignee: { select: { id: true, name: true } } },
        },
        occurrences: {
          where: { deletedAt: null, article: { deletedAt: null } },
          take: 1,
          orderBy: { createdAt: 'asc' },
          select: { article: { select: { title: true } } },
        },
      },
    }),
    readHidden(db, actor, ids),
  ]);
  const found = new Map(claims.map((claim) => [claim.id, claim]));
  return lines.flatMap((line): QueueRow[] => {
    const claim = found.get(line.claimId);
    if (!claim) return [];
    const { assessment } = claim;
    const isSealed = hidden.verdicts.has(claim.id);
    const authors = new Set(claim.assessments.map((one) => one.authorId));
    return [
      {
        claimId: claim.id,
        shortText: claim.shortText,
        layer: claim.layer as Layer,
        articleTitle: claim.occurrences[0]?.article.title ?? null,
        assessmentId: isSealed ? null : (assessment?.id ?? null),
        author: assessment?.author ?? null,
        submittedAt: assessment?.submittedAt?.toISOString() ?? null,
        verdict: isSealed ? null : ((assessment?.verdict ?? null) as Verdict | null),
        basis: isSealed ? null : ((assessment?.basis ?? null) as Basis | null),
        sealed: isSealed,
        opinions: authors.size,
        disagreement: disagreements[Math.max(Number(line.apart), apartOf(claim))] ?? 'none',
        assignee: claim.assignments[0]?.assignee ?? null,
        dueOn: line.dueOn,
      },
    ];
  });
};

type Judged = { verdict: string; basis: string | null };

/** As `rankedSql` has it, for one claim. */
const apartOf = (claim: {
  assessment: (Judged & { author: { id: string } }) | null;
  assessments: readonly (Judged & { authorId: string })[];
}): number => {
  const { assessment, assessments } = claim;
  if (!assessment) return 0;
  const others = assessments.filter((one) => one.authorId !== assessment.author.id);
  const between = others.map((one) =>
    one.verdict !== assessment.verdict ? 2 : one.basis !== assessment.basis ? 1 : 0,
  );
  return Math.max(0, ...between);
};

/** Claims looked at in one go for the next one. */
const BATCH = 100;

/**
 * The claim that waits longest for a second person, what is due first, of those the reader may review: not theirs, not
 * changed by them, nobody's turn, not looked at by them yet, and about nothing in which they declared an interest.
 *
 * @returns its id; null when there is none
 */
export const findNext = async (
  tx: Tx,
  actor: Actor,
  editorsOf: (claimId: string) => Promise<ReadonlySet<string>>,
): Promise<string | null> => {
  const reader = readerOf(actor);
  const interests = await readInterests(tx, actor.deskId, reader);
  for (let offset = 0; ; offset += BATCH) {
    const batch = await tx.$queryRaw<{ id: string }[]>`
      SELECT c."id" FROM "Claim" c
      JOIN "Assessment" s ON s."id" = c."assessmentId" AND s."deletedAt" IS NULL
      LEFT JOIN (
        SELECT "claimId", MAX("dueOn") AS "dueOn" FROM "Assignment" GROUP BY "claimId"
      ) due ON due."claimId" = c."id"
      WHERE c."deskId" = ${actor.deskId} AND c."deletedAt" IS NULL AND s."state" = 'submitted'
        AND s."authorId" <> ${reader}
        AND (c."createdById" <> ${reader} OR EXISTS (
          SELECT 1 FROM "Review" p WHERE p."claimId" = c."id" AND p."decision" IN ('approved', 'decided')
        ))
        AND NOT EXISTS (SELECT 1 FROM "Assignment" a WHERE a."claimId" = c."id" AND a."deletedAt" IS NULL)
        AND NOT EXISTS (
          SELECT 1 FROM "Review" r
          WHERE r."assessmentId" = s."id" AND r."reviewerId" = ${reader} AND r."createdAt" >= s."submittedAt"
        )
      ORDER BY due."dueOn" IS NULL, due."dueOn", s."submittedAt", c."id"
      LIMIT ${BATCH} OFFSET ${offset}`;
    if (batch.length === 0) return null;
    for (const { id } of batch) {
      const claim = await tx.claim.findUniqueOrThrow({ where: { id }, select: { subjects: true } });
      const subjects = claim.subjects as string[];
      if (conflictIn({ subjects }, interests) === null && !(await editorsOf(id)).has(reader)) return id;
    }
  }
};
