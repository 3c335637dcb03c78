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
import { type Line, linesOf } from './queue-lines';
import { readerOf, readHidden, readUnread } from './sealed';

/** What a line has to be for each part, for this reader. */
const partsOf = (reader: string, soonest: string): Readonly<Record<QueuePart, (line: Line) => boolean>> => ({
  review: ({ state, authorId, assigneeId }) =>
    state === 'submitted' && authorId !== reader && (assigneeId === null || assigneeId === reader),
  'sent-back': ({ state, authorId }) => state === 'sent_back' && authorId === reader,
  disagreements: ({ state, declared }) => state === 'submitted' && declared,
  assigned: ({ assigneeId }) => assigneeId === reader,
  'due-soon': ({ assigneeId, dueOn }) => assigneeId === reader && dueOn !== null && dueOn <= soonest,
});

/** What has no due day comes last. */
const NEVER = '9999';

/** The orders; what is equal stays by age, as the lines come. */
const orders: Readonly<Record<QueueSort, (lines: readonly Line[]) => readonly Line[]>> = {
  disagreement: (lines) => lines.toSorted((a, b) => b.apart - a.apart),
  age: (lines) => lines,
  due: (lines) =>
    lines.toSorted((a, b) => ((a.dueOn ?? NEVER) < (b.dueOn ?? NEVER) ? -1 : a.dueOn === b.dueOn ? 0 : 1)),
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
  const { all, parts, counts } = await waitingFor(actor, now);
  const total = counts[part];
  const shown = Math.min(page, Math.max(1, Math.ceil(total / QUEUE_PAGE)));
  const lines = orders[sort](all.filter(parts[part])).slice((shown - 1) * QUEUE_PAGE, shown * QUEUE_PAGE);
  return { rows: await readRows(await database(), actor, lines), total, page: shown, counts };
};

/** How many claims there are in each part of the queue. @throws DomainError permission.denied */
export const countQueue = async (actor: Actor, now: Date = new Date()): Promise<ReviewQueue['counts']> =>
  (await waitingFor(actor, now)).counts;

const waitingFor = async (actor: Actor, now: Date) => {
  assertCan(actor, 'review.read');
  const db = await database();
  const { timeZone } = await readDeskRules(db, actor.deskId);
  const unread = await readUnread(db, actor);
  const all = (await linesOf(db, actor.deskId)).filter((line) => !unread.has(line.claimId));
  const parts = partsOf(readerOf(actor), soon(now, timeZone));
  const counts = Object.fromEntries(
    Parts.options.map((one) => [one, all.filter(parts[one]).length]),
  ) as ReviewQueue['counts'];
  return { all, parts, counts };
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
          select: { authorId: true },
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
        disagreement: disagreements[line.apart] ?? 'none',
        assignee: claim.assignments[0]?.assignee ?? null,
        dueOn: line.dueOn,
      },
    ];
  });
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
