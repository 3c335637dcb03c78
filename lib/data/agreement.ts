import type { Agreement } from '@/lib/domain/agreement';
import { unitisedAlpha } from '@/lib/domain/agreement-spans';
import {
  type FirstCall,
  firsts,
  type Meeting,
  meetings,
  type Overall,
  overall,
  type Period,
  pairKey,
  unsealed,
  within,
} from '@/lib/domain/first-calls';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { Confidence, Verdict } from '@/lib/domain/verdict';
import type { Engine } from './address';
import { database, engine } from './client';
import { Prisma } from './generated/sqlite/client';
import { namesOf } from './people';

const { sql } = Prisma;

/** How far two readers marked the same passages of a text. */
export type SpanAgreement = {
  readonly articleId: string;
  readonly title: string;
  readonly readers: readonly string[];
  readonly alpha: Agreement;
};

/** Agreement of a desk over a period. */
export type DeskAgreement = {
  readonly overall: Overall;
  readonly pairs: readonly Meeting[];
  /** The pair asked for, with all its measures. */
  readonly pair: (Overall & Meeting) | null;
  readonly spans: readonly SpanAgreement[];
  /** Names by id. */
  readonly people: Readonly<Record<string, string>>;
};

type Measured = Omit<DeskAgreement, 'people'>;

/** What was computed of a desk since its last event. */
type Kept = {
  readonly count: number;
  readonly calls: Promise<readonly FirstCall[]>;
  readonly spans: Promise<readonly SpanAgreement[]>;
  readonly measured: Map<string, Measured>;
};

/** Desks and answers kept: 60,000 calls take some 10 MB. */
const DESKS = 4;
const ANSWERS = 32;

const kept = new Map<string, Kept>();

/** The entry last used stands last, so that the first can go. */
const remember = <Value>(map: Map<string, Value>, key: string, value: Value, most: number): Value => {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) if (map.size > most) map.delete(oldest);
  return value;
};

const deskNow = async (deskId: string) =>
  (await database()).desk.findUniqueOrThrow({
    where: { id: deskId },
    select: { auditCount: true, blind: true, timeZone: true },
  });

/** Read once between two events of the desk. */
const keptOf = (deskId: string, { auditCount, blind }: { auditCount: number; blind: boolean }): Kept => {
  const known = kept.get(deskId);
  if (known?.count === auditCount) return remember(kept, deskId, known, DESKS);
  const made = {
    count: auditCount,
    calls: readCalls(deskId).then((calls) => (blind ? unsealed(calls) : calls)),
    spans: readSpans(deskId),
    measured: new Map<string, Measured>(),
  };
  for (const reading of [made.calls, made.spans])
    reading.catch(() => {
      if (kept.get(deskId) === made) kept.delete(deskId);
    });
  return remember(kept, deskId, made, DESKS);
};

/** A call in the order of its columns; the time as the engine has it: text or milliseconds. */
type CallRow = [
  claimId: string,
  userId: string,
  verdict: Verdict,
  confidence: Confidence | null,
  at: string | number,
];

/** All rows as one value: both engines write JSON many times faster than their clients make records of rows. */
const AS_JSON: Readonly<Record<Engine, Prisma.Sql>> = {
  sqlite: sql`json_group_array(json_array("claimId", "authorId", "verdict", "confidence", "createdAt"))`,
  postgresql: sql`json_agg(json_build_array("claimId", "authorId", "verdict", "confidence",
    EXTRACT(EPOCH FROM "createdAt") * 1000))::text`,
};

/**
 * First independent calls of each person. Left out: claims in texts read twice where a reader is not done yet, since
 * what the one found is still hidden from the other.
 */
const readCalls = async (deskId: string): Promise<FirstCall[]> => {
  const db = await database();
  const [found] = await db.$queryRaw<{ calls: string | null }[]>`
    SELECT ${AS_JSON[engine()]} AS "calls" FROM (
      SELECT a."claimId", a."authorId", a."verdict", a."confidence", a."createdAt"
      FROM "Claim" c JOIN "Assessment" a ON a."claimId" = c."id"
      WHERE c."deskId" = ${deskId} AND c."deletedAt" IS NULL AND a."deletedAt" IS NULL AND a."independent"
      ORDER BY a."createdAt", a."id"
    ) AS "ordered"`;
  const hidden = await readHidden(deskId);
  const calls = (JSON.parse(found?.calls ?? '[]') as CallRow[]).map(
    ([claimId, userId, verdict, confidence, at]) => ({
      ...{ claimId, userId, verdict, confidence },
      at: new Date(at).getTime(),
    }),
  );
  return firsts(calls.filter(({ claimId }) => !hidden.has(claimId)));
};

/** Claims in texts read twice that two readers have not finished yet. */
const readHidden = async (deskId: string): Promise<ReadonlySet<string>> => {
  const rows = await (await database()).$queryRaw<{ claimId: string }[]>`
    SELECT DISTINCT o."claimId" FROM "Article" t
    JOIN "Occurrence" o ON o."articleId" = t."id" AND o."deletedAt" IS NULL
    WHERE t."deskId" = ${deskId} AND t."doubleRead"
      AND (SELECT COUNT(*) FROM "Reading" r WHERE r."articleId" = t."id" AND r."doneAt" IS NOT NULL) < 2`;
  return new Set(rows.map(({ claimId }) => claimId));
};

/** Texts read twice whose readers are all done, newest first. */
const readSpans = async (deskId: string): Promise<SpanAgreement[]> => {
  const db = await database();
  const articles = await db.article.findMany({
    where: { deskId, deletedAt: null, doubleRead: true, readings: { some: {} } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      currentNumber: true,
      readings: { select: { readerId: true, doneAt: true }, orderBy: { startedAt: 'asc' } },
    },
  });
  const done = articles.filter(
    ({ readings }) => readings.length > 1 && readings.every(({ doneAt }) => doneAt !== null),
  );
  return Promise.all(done.map(spanAgreement));
};

type ReadTwice = { id: string; title: string; currentNumber: number; readings: { readerId: string }[] };

const spanAgreement = async ({ id, title, currentNumber, readings }: ReadTwice): Promise<SpanAgreement> => {
  const db = await database();
  const { text, occurrences } = await db.articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId: id, number: currentNumber } },
    select: {
      text: true,
      occurrences: {
        where: { deletedAt: null, claim: { deletedAt: null } },
        select: { start: true, end: true, createdById: true },
      },
    },
  });
  const readers = readings.map(({ readerId }) => readerId).sort();
  const marks = readers.map((reader) => occurrences.filter((one) => one.createdById === reader));
  return { articleId: id, title, readers, alpha: unitisedAlpha(marks, text.length) };
};

/**
 * How far the desk's people agree in their first independent verdicts, in confidence, and on where claims stand.
 * Kept until the desk's next event.
 *
 * @param pair ids of two people, for their measures in full
 * @throws DomainError permission.denied
 */
export const readAgreement = async (
  actor: Actor,
  { pair, ...period }: Period & { readonly pair?: readonly [string, string] | null },
): Promise<DeskAgreement> => {
  assertCan(actor, 'agreement.read');
  const desk = await deskNow(actor.deskId);
  const now = keptOf(actor.deskId, desk);
  const key = JSON.stringify([period.from, period.to, pair ? pairKey(...pair) : null]);
  const known = now.measured.get(key);
  const calls = known ? [] : within(await now.calls, period, desk.timeZone);
  const measured = known ?? measure(calls, pair ?? null, await now.spans);
  remember(now.measured, key, measured, ANSWERS);
  return { ...measured, people: await namesOf(await database(), peopleIn(measured)) };
};

const measure = (
  calls: readonly FirstCall[],
  pair: readonly [string, string] | null,
  spans: readonly SpanAgreement[],
): Measured => {
  const pairs = meetings(calls);
  return { overall: overall(calls), pairs, pair: pair && measurePair(calls, pairs, pair), spans };
};

const measurePair = (
  calls: readonly FirstCall[],
  pairs: readonly Meeting[],
  pair: readonly [string, string],
): Measured['pair'] => {
  const met = pairs.find(({ first, second }) => pairKey(first, second) === pairKey(...pair));
  if (!met) return null;
  const theirs = calls.filter(({ userId }) => userId === met.first || userId === met.second);
  return { ...overall(unsealed(theirs)), ...met };
};

const peopleIn = ({ pairs, spans }: Measured): string[] => [
  ...pairs.flatMap(({ first, second }) => [first, second]),
  ...spans.flatMap((one) => one.readers),
];

/** One's own first call on a claim beside the approved one. */
export type OwnCall = {
  readonly claimId: string;
  readonly shortText: string;
  readonly mine: Verdict;
  readonly final: Verdict;
  readonly confidence: Confidence | null;
  /** When one gave it, ISO 8601. */
  readonly at: string;
};

type OwnRow = Omit<OwnCall, 'at'> & { createdAt: Date | string };

/**
 * The person's own first verdicts on claims that have an approved one, newest first. Nobody else can ask for them.
 *
 * @throws DomainError permission.denied
 */
export const readOwnCalls = async (actor: Actor): Promise<OwnCall[]> => {
  assertCan(actor, 'agreement.read');
  const userId = actor.kind === 'person' ? actor.userId : '';
  const rows = await (await database()).$queryRaw<OwnRow[]>`
    SELECT c."id" AS "claimId", c."shortText", a."verdict" AS "mine", f."verdict" AS "final", a."confidence",
      a."createdAt"
    FROM "Assessment" a
    JOIN "Claim" c ON c."id" = a."claimId" AND c."deskId" = ${actor.deskId} AND c."deletedAt" IS NULL
    JOIN "Assessment" f ON f."id" = c."assessmentId" AND f."state" = 'approved'
    WHERE a."authorId" = ${userId} AND a."deletedAt" IS NULL AND NOT EXISTS (
      SELECT 1 FROM "Assessment" e
      WHERE e."claimId" = a."claimId" AND e."authorId" = a."authorId" AND e."deletedAt" IS NULL
        AND (e."createdAt" < a."createdAt" OR (e."createdAt" = a."createdAt" AND e."id" < a."id"))
    )
    ORDER BY a."createdAt" DESC, a."id"`;
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: new Date(createdAt).toISOString() }));
};
