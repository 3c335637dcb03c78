import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import type { Locale } from '@/lib/domain/people';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { type Report, type ReportItem, sealed, type UnassessedItem } from '@/lib/domain/report';
import type { ReportPlan } from '@/lib/domain/report-build';
import { type Standings, standingsOf } from '@/lib/domain/report-choice';
import { type ReportAsked, ReportRequest } from '@/lib/domain/report-request';
import { AssessmentState } from '@/lib/domain/verdict';
import { database, inTransaction, type Tx } from './client';
import { type ReportStream, streamReport } from './report-stream';
import { readTexts } from './texts';

/** What is asked for, and the language of the report's own words. */
export type Asked = ReportAsked & { readonly language: Locale };

/**
 * The report that is asked for, as this person may see it, at one moment of the desk.
 *
 * @throws DomainError permission.denied, also where more than approved claims are asked for by who may not; not-found, also
 *   for other desks' articles and those taken away
 */
export const readReport = async (actor: Actor, asked: Asked): Promise<Report> =>
  (await readStatement(actor, asked)).report;

/** A report, and the ids of the assessments whose verdicts it prints, by claim id: what is recorded of one that leaves. */
export type Statement = { readonly report: Report; readonly assessmentOf: ReadonlyMap<string, string> };

/** The same, with what it takes to record it. @throws DomainError as readReport */
export const readStatement = (actor: Actor, asked: Asked): Promise<Statement> =>
  reading(actor, asked, (_, stream) => collected(stream));

/**
 * All claims of an article as this person sees them in its workspace: also those that nobody approved, which everybody
 * of the desk may read there, and which a report that leaves the desk does not hold. Signs and records nothing.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles and those taken away
 */
export const everyClaimOf = async (actor: Actor, articleId: string, language: Locale): Promise<Report> => {
  assertCan(actor, 'claim.read');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'claim.read' });
  // What is hidden from the person is left out where it is read; what is asked for as an editor is the states alone.
  const { only: _, ...person } = actor;
  const selection = { states: AssessmentState.options, unassessed: true };
  const show = { confidence: true, searches: true, contacts: true, grades: false };
  return readReport({ ...person, role: 'editor' }, { articleIds: [articleId], selection, show, language });
};

/** The text of a version of an article, where the report quotes it. */
export type CitedText = (articleId: string, version: number) => string | undefined;

/** A claim that could be in the report and is not. */
export type LeftOut = { readonly claimId: string; readonly shortText: string; readonly language: string };

/** A report with what is shown beside it: which claims were left out by hand, and how many there are to choose from. */
export type ReportPage = {
  readonly report: Report;
  readonly textOf: CitedText;
  readonly leftOut: readonly LeftOut[];
  readonly standings: Standings;
};

/**
 * The same report with what its page shows beside it, and the texts that it quotes, for rules that compare its words
 * with theirs.
 *
 * @throws DomainError as readReport
 */
export const readReportPage = async (actor: Actor, asked: Asked): Promise<ReportPage> =>
  reading(actor, asked, async (db, stream, reader) => ({
    report: (await collected(stream)).report,
    textOf: await readCited(db, stream),
    leftOut: await readLeftOut(db, stream.plan),
    standings: standingsOf(stream.keys, stream.plan.request, reader),
  }));

/** Read at one moment what is asked for, as who may. */
const reading = async <Found>(
  actor: Actor,
  { language, ...asked }: Asked,
  read: (db: Tx, stream: ReportStream, reader: Actor) => Promise<Found>,
): Promise<Found> => {
  assertCan(actor, 'report.read');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.read' });
  const request = parse(ReportRequest, asked);
  return settled(actor.deskId, async (db) =>
    read(db, await streamReport(db, actor, { ...request, language }), actor),
  );
};

/** All of it, sealed with its hash. */
const collected = async ({ plan, batches }: ReportStream): Promise<Statement> => {
  const assessmentOf = new Map<string, string>();
  const items: ReportItem[] = [];
  const notAssessed: UnassessedItem[] = [];
  for await (const batch of batches()) {
    items.push(...batch.items);
    notAssessed.push(...batch.notAssessed);
    for (const [claimId, id] of batch.assessmentOf) assessmentOf.set(claimId, id);
  }
  return { report: sealed({ ...plan.head, items, notAssessed }), assessmentOf };
};

const readLeftOut = async (db: Tx, { leftOut }: ReportPlan): Promise<LeftOut[]> => {
  if (leftOut.length === 0) return [];
  const ids = leftOut.map(({ claim }) => claim.id);
  const rows = await db.claim.findMany({ where: { id: { in: ids } } });
  const claims = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((claimId) => {
    const found = claims.get(claimId);
    return found ? [{ claimId, shortText: found.shortText, language: found.language }] : [];
  });
};

const readCited = async (db: Tx, { plan, keys }: ReportStream): Promise<CitedText> => {
  const key = (articleId: string, version: number) => `${articleId} ${version}`;
  const cited = new Set(
    plan.head.articles.flatMap(({ id, versions }) => versions.map((one) => key(id, one.number))),
  );
  const versions = keys.versions.filter(({ articleId, number }) => cited.has(key(articleId, number)));
  const texts = await readTexts(
    db,
    versions.map(({ id }) => id),
  );
  const found = new Map(versions.map((one) => [key(one.articleId, one.number), texts.get(one.id)?.text]));
  return (id, version) => found.get(key(id, version));
};

const ATTEMPTS = 3;
const PAUSE_MS = 20;

/**
 * What several queries say of one moment of the desk. Every write counts the desk's events up, so what was read while
 * the count stood still belongs together; in a desk that never rests, its writers wait once.
 */
const settled = async <Found>(deskId: string, read: (db: Tx) => Promise<Found>): Promise<Found> => {
  const db = await database();
  const count = async () =>
    (await db.desk.findUnique({ where: { id: deskId }, select: { auditCount: true } }))?.auditCount;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await count();
    const found = await read(db);
    if ((await count()) === before) return found;
    await sleep(PAUSE_MS);
  }
  return inTransaction(read);
};
