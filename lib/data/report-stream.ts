/** A large report, read some claims at a time: which they are, and in which order, comes first; their words come after. */
import type { Article, ArticleVersion } from '@/lib/domain/article';
import type { Claim, Occurrence } from '@/lib/domain/claim';
import type { DeskRules } from '@/lib/domain/desk-rules';
import { DomainError } from '@/lib/domain/errors';
import type { Locale } from '@/lib/domain/people';
import type { Actor } from '@/lib/domain/permissions';
import { type Report, ReportItem, UnassessedItem } from '@/lib/domain/report';
import { plannedClaims, planReport, type ReportPlan } from '@/lib/domain/report-build';
import type { ReportRequest } from '@/lib/domain/report-request';
import type { Assessed, Entry, ReportSource } from '@/lib/domain/report-source';
import type { Assessment } from '@/lib/domain/verdict';
import { reportWording } from '@/lib/formats/report-wording';
import { database, type Tx } from './client';
import { readDeskRules } from './desk-rules';
import { Prisma } from './generated/sqlite/client';
import { namesOf } from './people';
import { toRecord } from './records';
import { type ClaimRows, readClaimRows, readHashes, unsoundAmong } from './report-rows';
import { reportingOf } from './reporting';
import { among, readObjects } from './row-sets';
import { type Hidden, isOpen, readHidden, veiled } from './sealed';
import { sentencesOf, versionRecord } from './texts';

const { sql } = Prisma;

type Person = Actor & { kind: 'person' };

/** Claims read together: some megabytes with all that they rest on. */
const TOGETHER = 500;

/** Some claims of a report as they are printed, and what has to be known of them besides. */
export type Batch = Pick<Report, 'items' | 'notAssessed'> & {
  /** Ids of the assessments whose verdicts they have, by claim id. */
  readonly assessmentOf: ReadonlyMap<string, string>;
  /** SHA-256 of the snapshots on which they rest, by snapshot id. */
  readonly snapshots: ReadonlyMap<string, string>;
};

/** A report that is read as it is written. */
export type ReportStream = {
  readonly plan: ReportPlan;
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
  const hidden = await readHidden(db, actor);
  const keys = await readKeys(db, actor, request, hidden);
  if (!request.articleIds.every((id) => keys.articles.some((one) => one.id === id)))
    throw new DomainError('not-found');
  const { deskId } = actor;
  const [desk, reporting] = [await readDeskRules(db, deskId), await reportingOf(db, deskId)];
  const wording = reportWording(language, { name: keys.desk.name, reporting });
  const plan = planReport(keys, request, { reader: actor, at: new Date().toISOString(), wording });
  const articles = new Map(keys.articles.map((one) => [one.id, one]));
  const reading: Reading = { db, actor, desk, hidden, articles, plan, texts: new Map() };
  return { plan, batches: () => batchesOf(reading) };
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

/** What is chosen and sorted by. The words of claims and texts are not there. */
const readKeys = async (
  db: Tx,
  actor: Person,
  request: ReportRequest,
  hidden: Hidden,
): Promise<ReportSource> => {
  const { deskId } = actor;
  const occurrences = await readObjects(
    db,
    'Occurrence',
    { text: ['id', 'claimId', 'articleId', 'versionId'], integer: ['start', 'end'] },
    request.articleIds.length > 0 ? passagesOf(deskId, request) : standing(deskId, request),
  );
  const here = sql`t."deskId" = ${deskId} AND t."deletedAt" IS NULL`;
  const claims = await readObjects(db, 'Claim', { text: ['id', 'assessmentId'], time: ['createdAt'] }, here);
  const ofDesk = sql`t."deletedAt" IS NULL AND t."id" IN (
    SELECT c."assessmentId" FROM "Claim" c WHERE c."deskId" = ${deskId} AND c."deletedAt" IS NULL)`;
  const judged = { text: ['id', 'claimId', 'authorId', 'state', 'verdict'], time: ['asOf'] } as const;
  const assessments = await readObjects(db, 'Assessment', judged, ofDesk);
  const articles = await db.article.findMany({
    where: { deskId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const versions = await db.articleVersion.findMany({
    where: { article: { deskId, deletedAt: null } },
    omit: { text: true, sentences: true, marks: true, removed: true },
  });
  return {
    desk: await db.desk.findUniqueOrThrow({ where: { id: deskId }, select: { name: true, timeZone: true } }),
    articles: articles.map(toRecord.article),
    versions: versions.map((row) => ({ ...versionRecord({ ...row, marks: [], removed: null }), ...noText })),
    claims: claims
      .map((row): Claim => ({ ...noClaim, ...(row as Partial<Claim>) }))
      .filter(({ id }) => !hidden.claims.has(id))
      .map((claim) => veiled(claim, hidden)),
    occurrences: occurrences.map((row): Occurrence => ({ ...noOccurrence, ...(row as Partial<Occurrence>) })),
    assessments: assessments.map((row): Assessment => ({ ...noAssessment, ...(row as Partial<Assessment>) })),
    ...{ notes: [], links: [], evidence: [], searches: [], contacts: [], reviews: [], corrections: [] },
    ...{ snapshots: new Map(), unsound: new Map(), people: new Map() },
  };
};

const noText = { text: '', sentences: [] };
const noRow = { id: '', createdAt: '', createdById: '', deletedAt: null };
const noClaim: Claim = {
  ...noRow,
  ...{ statement: '', shortText: '', type: null, layer: 'content', subjects: [], claimDate: null },
  ...{ place: null, language: 'und', sourceName: null, sourceKind: null, assessmentId: null },
  ...{ mergedIntoId: null, version: 1 },
};
const noOccurrence: Occurrence = {
  ...noRow,
  ...{ claimId: '', articleId: '', versionId: '', start: 0, end: 0, exact: '', prefix: '', suffix: '' },
  ...{ anchorState: 'exact', cueText: null, cueStart: null, cueEnd: null, cueClass: null },
  ...{ anchorScore: null, lookAgain: false, seenVersionId: null, seenStart: null, seenEnd: null },
  annotation: null,
};
const noAssessment: Assessment = {
  ...noRow,
  ...{ claimId: '', authorId: '', state: 'proposed', verdict: 'unconfirmed', basis: null, confidence: null },
  ...{ rationale: '', whatWouldChangeIt: '', asOf: '', independent: true, reasons: {}, guideline: null },
  ...{ hash: null, submittedAt: null },
};

type Reading = {
  readonly db: Tx;
  readonly actor: Person;
  readonly desk: DeskRules;
  readonly hidden: Hidden;
  readonly articles: ReadonlyMap<string, Article>;
  readonly plan: ReportPlan;
  /** Of the batch before: claims in reading order go on in the same text. */
  texts: ReadonlyMap<string, ArticleVersion>;
};

async function* batchesOf(reading: Reading): AsyncGenerator<Batch> {
  const { assessed, unassessed } = reading.plan;
  for (let i = 0; i < assessed.length; i += TOGETHER)
    yield await readBatch(reading, { assessed: assessed.slice(i, i + TOGETHER), unassessed: [] });
  for (let i = 0; i < unassessed.length; i += TOGETHER)
    yield await readBatch(reading, { assessed: [], unassessed: unassessed.slice(i, i + TOGETHER) });
}

type Part = Pick<ReportPlan, 'assessed' | 'unassessed'>;

const readBatch = async (reading: Reading, part: Part): Promise<Batch> => {
  const { db, actor, plan } = reading;
  const entries = [...part.assessed, ...part.unassessed];
  const rows = await readClaimRows(
    db,
    actor.deskId,
    entries.map(({ claim }) => claim.id),
  );
  const snapshots = await readHashes(db, actor.deskId, rows.evidence);
  reading.texts = await readTexts(reading, entries);
  const source = await sourceOf(reading, rows, snapshots);
  const whole = completing(source);
  const { items, notAssessed } = plannedClaims(source, plan, {
    assessed: part.assessed.flatMap(whole).filter(hasVerdict),
    unassessed: part.unassessed.flatMap(whole),
  });
  return {
    // What the schema does not name is not printed.
    items: items.map((item) => ReportItem.parse(item)),
    notAssessed: notAssessed.map((item) => UnassessedItem.parse(item)),
    assessmentOf: new Map(rows.claims.map(({ id, assessmentId }) => [id, assessmentId ?? ''])),
    snapshots,
  };
};

const hasVerdict = (entry: Entry): entry is Assessed => entry.assessment !== null;

/** What was planned by its keys, with its rows as a whole. */
const completing = ({
  claims,
  occurrences,
  assessments,
}: Pick<ReportSource, 'claims' | 'occurrences' | 'assessments'>) => {
  const byId = <Row extends { id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  const [claim, occurrence, assessment] = [byId(claims), byId(occurrences), byId(assessments)];
  return (entry: Entry): Entry[] => {
    const found = claim.get(entry.claim.id);
    if (!found) return [];
    const places = entry.occurrences.flatMap(({ id }) => occurrence.get(id) ?? []);
    const verdict = entry.assessment && (assessment.get(entry.assessment.id) ?? null);
    return [{ claim: found, occurrences: places, assessment: verdict }];
  };
};

/** What readers of the report may see of the rows. */
const sourceOf = async (
  { db, actor, desk, hidden, articles, texts }: Reading,
  rows: ClaimRows,
  snapshots: ReadonlyMap<string, string>,
): Promise<Omit<ReportSource, 'desk' | 'articles'>> => {
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
    people: new Map(Object.entries(await namesOf(db, signers(rows)))),
  };
};

const isPublic = <One extends { visibility: string }>(one: One): one is One & { visibility: 'public' } =>
  one.visibility === 'public';

/** Whose names are printed. */
const signers = ({ assessments, notes, reviews, corrections }: ClaimRows): string[] => [
  ...[...assessments, ...notes, ...corrections].map(({ authorId }) => authorId),
  ...reviews.map(({ reviewerId }) => reviewerId),
];

const readTexts = async (
  { db, texts }: Reading,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, ArticleVersion>> => {
  const ids = new Set(entries.flatMap(({ occurrences }) => occurrences.map((one) => one.versionId)));
  const kept = [...texts].filter(([id]) => ids.has(id));
  const missing = [...ids].filter((id) => !texts.has(id));
  const rows = await db.articleVersion.findMany({ where: { id: { in: missing } } });
  const read = rows.map(
    (row): ArticleVersion => ({ ...versionRecord(row), text: row.text, sentences: sentencesOf(row) }),
  );
  return new Map([...kept, ...read.map((one) => [one.id, one] as const)]);
};
