import type { Change } from '@/lib/domain/change';
import type { Tx } from './client';
import { Prisma } from './generated/sqlite/client';

const { sql, join, empty } = Prisma;

/**
 * Each claim of the desk whose standing verdict is submitted or sent back, or that is somebody's turn, as one line: what
 * the parts and the orders of the queue look at. One person's opinion is their newest.
 */
const linesSql = (deskId: string, only: Prisma.Sql) => sql`
  SELECT c."id" AS "claimId", s."id" AS "assessmentId", s."state", s."authorId", s."submittedAt", s."verdict",
    s."basis", a."assigneeId", a."dueOn", c."createdAt",
    CASE WHEN EXISTS (${declaredSql}) THEN 1 ELSE 0 END AS "declared"
  FROM "Claim" c
  LEFT JOIN "Assessment" s ON s."id" = c."assessmentId" AND s."deletedAt" IS NULL
  LEFT JOIN "Assignment" a ON a."claimId" = c."id" AND a."deletedAt" IS NULL
  WHERE c."deskId" = ${deskId} AND c."deletedAt" IS NULL ${only}
    AND (s."state" IN ('submitted', 'sent_back') OR a."id" IS NOT NULL)`;

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
const rankedSql = (deskId: string, only: Prisma.Sql) => sql`
  SELECT l.*, COALESCE(o."people", 0) AS "others",
    CASE WHEN l."declared" = 1 THEN 3 ELSE COALESCE(o."apart", 0) END AS "apart"
  FROM (${linesSql(deskId, only)}) l
  LEFT JOIN (
    SELECT c."id" AS "claimId", COUNT(DISTINCT o."authorId") AS "people",
      MAX(CASE WHEN o."verdict" <> s."verdict" THEN 2 WHEN COALESCE(o."basis", '') <> COALESCE(s."basis", '') THEN 1
        ELSE 0 END) AS "apart"
    FROM "Claim" c
    JOIN "Assessment" s ON s."id" = c."assessmentId" AND s."state" = 'submitted'
    JOIN "Assessment" o ON o."claimId" = c."id" AND o."authorId" <> s."authorId" AND o."deletedAt" IS NULL
      AND o."state" <> 'withdrawn'
    WHERE c."deskId" = ${deskId} AND c."deletedAt" IS NULL ${only}
    GROUP BY c."id"
  ) o ON o."claimId" = l."claimId"`;

/** A claim of the queue as it is for everyone. */
export type Line = {
  readonly claimId: string;
  readonly state: string | null;
  readonly authorId: string | null;
  readonly assigneeId: string | null;
  /** YYYY-MM-DD. */
  readonly dueOn: string | null;
  /** Somebody has declared that they disagree, and it is not settled. */
  readonly declared: boolean;
  /** 0 to 3, as in `disagreements`. */
  readonly apart: number;
  readonly submittedAt: Date | null;
  readonly createdAt: Date;
};

type Row = Omit<Line, 'declared' | 'apart'> & { declared: number | bigint; apart: number | bigint };

/** All lines from the database, what has waited longest first. @param only a further condition on the claims, as `c` */
export const readLines = async (db: Tx, deskId: string, only = empty): Promise<readonly Line[]> => {
  const rows = await db.$queryRaw<Row[]>`
    SELECT "claimId", "state", "authorId", "assigneeId", "dueOn", "declared", "apart", "submittedAt", "createdAt"
    FROM (${rankedSql(deskId, only)}) AS "lines"
    ORDER BY "submittedAt" IS NULL, "submittedAt", "createdAt", "claimId"`;
  return rows.map((row) => ({ ...row, declared: Number(row.declared) === 1, apart: Number(row.apart) }));
};

/** As the lines are ordered when all are read: what was submitted first, then what was not, by age. */
const byWaiting = (a: Line, b: Line): number =>
  Number(a.submittedAt === null) - Number(b.submittedAt === null) ||
  Number(a.submittedAt) - Number(b.submittedAt) ||
  Number(a.createdAt) - Number(b.createdAt) ||
  (a.claimId < b.claimId ? -1 : 1);

/** After more events than this all lines are read anew. */
const MANY_EVENTS = 200;

/** The claims that events changed, or null where those are too many to look at one by one. */
const changedSince = async (db: Tx, deskId: string, count: number): Promise<readonly string[] | null> => {
  const events = await db.auditEvent.findMany({
    where: { deskId, seq: { gt: count } },
    take: MANY_EVENTS + 1,
    select: { change: true },
  });
  if (events.length > MANY_EVENTS) return null;
  const patches = events.flatMap(({ change }) =>
    Array.isArray(change) ? (change as unknown as Change) : [],
  );
  const ids = [...new Set(patches.map((one) => one.id))];
  if (ids.length === 0) return [];
  if (ids.length > MANY_EVENTS * 10) return null;
  const listed = join(ids);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Claim" WHERE "id" IN (${listed})
    UNION SELECT "claimId" FROM "Assessment" WHERE "id" IN (${listed})
    UNION SELECT "claimId" FROM "Assignment" WHERE "id" IN (${listed})
    UNION SELECT "claimId" FROM "Review" WHERE "id" IN (${listed})`;
  return rows.map(({ id }) => id);
};

const brought = async (db: Tx, deskId: string, { count, lines }: Kept): Promise<readonly Line[]> => {
  const known = await lines;
  const changed = await changedSince(db, deskId, count);
  if (changed === null) return readLines(db, deskId);
  if (changed.length === 0) return known;
  const gone = new Set(changed);
  const anew = await readLines(db, deskId, sql`AND c."id" IN (${join(changed)})`);
  return [...known.filter((line) => !gone.has(line.claimId)), ...anew].sort(byWaiting);
};

/** Desks whose lines are kept: 20,000 of them take some 5 MB. */
const DESKS = 4;

type Kept = { readonly count: number; readonly lines: Promise<readonly Line[]> };

const kept = new Map<string, Kept>();

/**
 * All that waits on the desk, what has waited longest first. Kept, because the order by disagreement looks at every
 * assessment there is; every write of the desk is an event, so after one only the claims it names are read again.
 */
export const linesOf = async (db: Tx, deskId: string): Promise<readonly Line[]> => {
  const { auditCount: count } = await db.desk.findUniqueOrThrow({
    where: { id: deskId },
    select: { auditCount: true },
  });
  const known = kept.get(deskId);
  if (known?.count === count) return known.lines;
  const now = { count, lines: known ? brought(db, deskId, known) : readLines(db, deskId) };
  kept.delete(deskId);
  kept.set(deskId, now);
  for (const oldest of kept.keys()) if (kept.size > DESKS) kept.delete(oldest);
  now.lines.catch(() => kept.delete(deskId));
  return now.lines;
};
