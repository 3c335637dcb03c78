/** A report as it is read: which claims it holds, and in which order, comes first; their words come some at a time. */
import type { Article, ArticleVersion } from '@/lib/domain/article';
import type { DeskRules } from '@/lib/domain/desk-rules';
import { DomainError } from '@/lib/domain/errors';
import type { Locale } from '@/lib/domain/people';
import { type Actor, can } from '@/lib/domain/permissions';
import type { Report } from '@/lib/domain/report';
import { plannedClaims, planReport, type ReportPlan } from '@/lib/domain/report-build';
import type { ReportRequest } from '@/lib/domain/report-request';
import type { ReportKeys, ReportSource } from '@/lib/domain/report-source';
import { reportWording } from '@/lib/formats/report-wording';
import type { Columns } from './bulk';
import { database, type Tx } from './client';
import { readDeskRules } from './desk-rules';
import { Prisma } from './generated/sqlite/client';
import { namesOf } from './people';
import { toRecord } from './records';
import { type ClaimRows, readClaimRows, readHashes, unsoundAmong } from './report-rows';
import { reportingOf } from './reporting';
import { among, readObjects } from './row-sets';
import { type Hidden, isOpen, readHidden, veiled } from './sealed';
import { sentencesOf } from './texts';

const { sql } = Prisma;

type Person = Actor & { kind: 'person' };

/** Claims read together: some megabytes with all that they rest on. */
const TOGETHER = 1_000;

/** Some claims of a report as they are printed, and what has to be known of them besides. */
export type Batch = Pick<Report, 'items' | 'notAssessed'> & {
  /** Ids of the assessments whose verdicts they have, by claim id. */
  readonly assessmentOf: ReadonlyMap<string, string>;
  /** SHA-256 of the snapshots on which they rest, by snapshot id. */
  readonly snapshots: ReadonlyMap<string, string>;
};

/** A report that is read as it is used. */
export type ReportStream = {
  readonly plan: ReportPlan;
  /** All that could be in it. */
  readonly keys: ReportKeys;
  /** The claims in their order, those without verdict last. */
  readonly batches: () => AsyncGenerator<Batch>;
};

/** A request, and the language of the report's own words. */
export type AskedStream = ReportRequest & { readonly language: Locale };

/**
 * Read a report at the moment of `db`, which has to last until the last batch is read.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles and those taken away
 */
export const streamReport = async (db: Tx, actor: Person, asked: AskedStream): Promise<ReportStream> => {
  const { language, ...request } = asked;
  const { deskId } = actor;
  const hidden = await readHidden(db, actor);
  const found = await readKeys(db, actor, request, hidden);
  const articles = new Map(found.articles.map((one) => [one.id, one]));
  if (!request.articleIds.every((id) => articles.has(id))) throw new DomainError('not-found');
  const [desk, reporting] = [await readDeskRules(db, deskId), await reportingOf(db, deskId)];
  const around: Around = { db, actor, desk, hidden, articles };
  const keys = { ...found, unsound: await readUnsound(around, found) };
  const wording = reportWording(language, { name: keys.desk.name, reporting });
  const plan = planReport(keys, request, { reader: actor, at: new Date().toISOString(), wording });
  return { plan, keys, batches: () => batchesOf({ ...around, plan, texts: new Map(), names: new Map() }) };
};

/** Claims that stand in the articles asked for, or in any. */
const standing = (deskId: string, { articleIds }: ReportRequest): Prisma.Sql => {
  const asked = articleIds.length > 0 ? sql`AND ${among('articleId', articleIds)}` : Prisma.empty;
  return sql`t."deletedAt" IS NULL ${asked} AND t."articleId" IN (
    SELECT a."id" FROM "Article" a WHERE a."deskId" = ${deskId} AND a."deletedAt" IS NULL)`;
};

/** All passages of such claims, those in other articles too. */
const passagesOf = (deskId: string, request: ReportRequest): Prisma.Sql =>
  sql`t."deletedAt" IS NULL
    AND t."articleId" IN (SELECT a."id" FROM "Article" a WHERE a."deskId" = ${deskId} AND a."deletedAt" IS NULL)
    AND t."claimId" IN (SELECT t."claimId" FROM "Occurrence" t WHERE ${standing(deskId, request)})`;

/** How many claims such a report holds at the most: those are counted too that have another verdict, or none. */
export const countReport = async ({ deskId }: Actor, request: ReportRequest): Promise<number> => {
  const [found] = await (await database()).$queryRaw<{ count: number | bigint }[]>`
    SELECT COUNT(DISTINCT t."claimId") AS "count" FROM "Occurrence" t WHERE ${standing(deskId, request)}`;
  return Number(found?.count ?? 0);
};

const OCCURRENCE = { text: ['id', 'claimId', 'articleId', 'versionId'], integer: ['start', 'end'] } as const;
const CLAIM = { text: ['id', 'assessmentId'], time: ['createdAt'] } as const;
const ASSESSMENT = { text: ['id', 'claimId', 'authorId', 'state', 'verdict'], time: ['asOf'] } as const;
const VERSION = { text: ['id', 'articleId', 'sha256'], integer: ['number'], time: ['importedAt'] } as const;
const TEXT = {
  text: ['id', 'articleId', 'sha256', 'sourceSha256', 'origin', 'text'],
  ...{ integer: ['number'], json: ['sentences', 'boundaries'], time: ['importedAt'] },
} as const;

/** What is chosen and sorted by: of the whole desk, or of the claims that stand in the articles asked for. */
const readKeys = async (
  db: Tx,
  actor: Person,
  request: ReportRequest,
  hidden: Hidden,
): Promise<ReportKeys> => {
  const { deskId } = actor;
  const isOfArticles = request.articleIds.length > 0;
  // Rows of their tables, by the names of their columns.
  const read = async <Key>(table: string, of: Columns<string>, where: Prisma.Sql) =>
    (await readObjects(db, table, of, where)) as Key[];
  const occurrences = await read<ReportKeys['occurrences'][number]>(
    ...(['Occurrence', OCCURRENCE] as const),
    isOfArticles ? passagesOf(deskId, request) : standing(deskId, request),
  );
  const ids = (of: 'claimId' | 'articleId') => [...new Set(occurrences.map((one) => one[of]))];
  const ofDesk = sql`t."deskId" = ${deskId} AND t."deletedAt" IS NULL`;
  const claims = await read<ReportKeys['claims'][number]>(
    ...(['Claim', CLAIM] as const),
    isOfArticles ? sql`${among('id', ids('claimId'))} AND t."deletedAt" IS NULL` : ofDesk,
  );
  const assessments = await read<ReportKeys['assessments'][number]>(
    ...(['Assessment', ASSESSMENT] as const),
    sql`t."deletedAt" IS NULL AND ${among(
      'id',
      claims.flatMap(({ assessmentId }) => assessmentId ?? []),
    )}`,
  );
  const cited = isOfArticles ? { id: { in: [...request.articleIds, ...ids('articleId')] } } : {};
  const articles = await db.article.findMany({
    where: { deskId, deletedAt: null, ...cited },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return {
    desk: await db.desk.findUniqueOrThrow({ where: { id: deskId }, select: { name: true, timeZone: true } }),
    articles: articles.map(toRecord.article),
    versions: await read(
      ...(['ArticleVersion', VERSION] as const),
      among(
        'articleId',
        articles.map(({ id }) => id),
      ),
    ),
    claims: claims.filter(({ id }) => !hidden.claims.has(id)).map((claim) => veiled(claim, hidden)),
    ...{ occurrences, assessments, unsound: new Map() },
  };
};

/** What it takes to read claims besides their ids. */
type Around = {
  readonly db: Tx;
  readonly actor: Person;
  readonly desk: DeskRules;
  readonly hidden: Hidden;
  readonly articles: ReadonlyMap<string, Article>;
};

/**
 * Who only reads is told nothing of approved claims that cannot be relied on: for them it is known before any claim is
 * chosen. Whoever works on claims sees it beside each.
 */
const readUnsound = async (around: Around, { assessments }: ReportKeys): Promise<ReportKeys['unsound']> => {
  const { db, actor } = around;
  if (can(actor, 'review.read')) return new Map();
  const approved = assessments.filter(({ state }) => state === 'approved').map(({ claimId }) => claimId);
  const found = new Map<string, readonly string[]>();
  for (const ids of inPieces(approved)) {
    const rows = await readClaimRows(db, actor.deskId, ids);
    const snapshots = await readHashes(db, actor.deskId, rows.evidence);
    for (const [id, rules] of await unsoundAmong(rows, { ...around, snapshots })) found.set(id, rules);
  }
  return found;
};

function* inPieces<One>(all: readonly One[]): Generator<readonly One[]> {
  for (let i = 0; i < all.length; i += TOGETHER) yield all.slice(i, i + TOGETHER);
}

type Reading = Around & {
  readonly plan: ReportPlan;
  /** Of the batch before: claims in reading order go on in the same text. */
  texts: ReadonlyMap<string, ArticleVersion>;
  /** Of people met so far, by user id. */
  readonly names: Map<string, string>;
};

type Part = Pick<ReportPlan, 'assessed' | 'unassessed'>;

function* partsOf({ assessed, unassessed }: ReportPlan): Generator<Part> {
  for (const some of inPieces(assessed)) yield { assessed: some, unassessed: [] };
  for (const some of inPieces(unassessed)) yield { assessed: [], unassessed: some };
}

/** Where the database works by itself, it reads the next claims while these are printed. */
async function* batchesOf(reading: Reading): AsyncGenerator<Batch> {
  const parts = [...partsOf(reading.plan)];
  let next = readSource(reading, parts[0]);
  for (const [i, part] of parts.entries()) {
    const source = await next;
    next = readSource(reading, parts[i + 1]);
    // Whoever takes no further batch does not hear how it ended.
    next.catch(() => {});
    if (source) yield batchOf(reading, part, source);
  }
}

const batchOf = ({ plan }: Reading, part: Part, source: BatchSource): Batch => ({
  ...plannedClaims(source, plan, part),
  assessmentOf: new Map(source.claims.map(({ id, assessmentId }) => [id, assessmentId ?? ''])),
  snapshots: source.snapshots,
});

type BatchSource = Omit<ReportSource, 'desk' | 'articles'>;

const readSource = async (reading: Reading, part: Part | undefined): Promise<BatchSource | null> => {
  if (!part) return null;
  const { db, actor } = reading;
  const entries = [...part.assessed, ...part.unassessed];
  const rows = await readClaimRows(
    db,
    actor.deskId,
    entries.map(({ claim }) => claim.id),
  );
  const snapshots = await readHashes(db, actor.deskId, rows.evidence);
  reading.texts = await readTexts(reading, entries);
  await readNames(reading, rows);
  return sourceOf(reading, rows, snapshots);
};

/** What readers of the report may see of the rows. */
const sourceOf = async (
  { actor, desk, hidden, articles, texts, names }: Reading,
  rows: ClaimRows,
  snapshots: ReadonlyMap<string, string>,
): Promise<BatchSource> => {
  const isShown = isOpen(actor, hidden);
  const shown = [...rows.claims, ...rows.linked].filter(({ id }) => !hidden.claims.has(id));
  return {
    versions: [...texts.values()],
    claims: shown.map((claim) => veiled(claim, hidden)),
    occurrences: rows.occurrences,
    assessments: rows.assessments.filter(isShown),
    notes: rows.notes.filter(isPublic).filter(isShown),
    links: rows.links,
    evidence: rows.evidence,
    snapshots,
    searches: rows.searches.filter(isPublic).filter(isShown),
    contacts: rows.contacts.filter(isPublic).filter(isShown),
    reviews: rows.reviews,
    corrections: rows.corrections,
    unsound: await unsoundAmong(rows, { desk, articles, snapshots }),
    people: names,
  };
};

const isPublic = <One extends { visibility: string }>(one: One): one is One & { visibility: 'public' } =>
  one.visibility === 'public';

/** Of those whose names are printed. */
const readNames = async (
  { db, names }: Reading,
  { assessments, notes, reviews, corrections }: ClaimRows,
): Promise<void> => {
  const signed = [...assessments, ...notes, ...corrections].map(({ authorId }) => authorId);
  const missing = new Set(
    [...signed, ...reviews.map(({ reviewerId }) => reviewerId)].filter((id) => !names.has(id)),
  );
  if (missing.size === 0) return;
  for (const [id, name] of Object.entries(await namesOf(db, missing))) names.set(id, name);
};

type Placed = { readonly occurrences: readonly { readonly versionId: string }[] };

const readTexts = async (
  { db, texts }: Pick<Reading, 'db' | 'texts'>,
  entries: readonly Placed[],
): Promise<ReadonlyMap<string, ArticleVersion>> => {
  const ids = new Set(entries.flatMap(({ occurrences }) => occurrences.map((one) => one.versionId)));
  const kept = [...texts].filter(([id]) => ids.has(id));
  const missing = [...ids].filter((id) => !texts.has(id));
  if (missing.length === 0) return new Map(kept);
  // As `TEXT` names them; its JSON was written by our own.
  const rows = (await readObjects(db, 'ArticleVersion', TEXT, among('id', missing))) as TextRow[];
  return new Map([...kept, ...rows.map((row) => [row.id, { ...row, sentences: sentencesOf(row) }] as const)]);
};

type TextRow = ArticleVersion & { readonly sentences: number[] };
