import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import type { Locale } from '@/lib/domain/people';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { Report } from '@/lib/domain/report';
import { buildReport } from '@/lib/domain/report-build';
import { chosen, type Standings, standingsOf } from '@/lib/domain/report-choice';
import { type ReportAsked, ReportRequest } from '@/lib/domain/report-request';
import type { Entry, ReportSource } from '@/lib/domain/report-source';
import type { Reporting } from '@/lib/domain/reporting';
import { AssessmentState } from '@/lib/domain/verdict';
import { reportWording } from '@/lib/formats/report-wording';
import { database, inTransaction, type Tx } from './client';
import { toRecord } from './records';
import { reportingOf } from './reporting';
import { isOpen, readHidden, veiled } from './sealed';
import { sentencesOf, versionRecord } from './texts';
import { readUnsound } from './unsound';

/** What is asked for, and the language of the report's own words. */
export type Asked = ReportAsked & { readonly language: Locale };

/**
 * The report that is asked for, as this person may see it, at one moment of the desk.
 *
 * @throws DomainError permission.denied, also where more than approved claims are asked for by who may not; not-found, also
 *   for other desks' articles and those taken away
 */
export const readReport = async (actor: Actor, asked: Asked): Promise<Report> =>
  (await readReportPage(actor, asked)).report;

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
export const readReportPage = async (actor: Actor, { language, ...asked }: Asked): Promise<ReportPage> => {
  assertCan(actor, 'report.read');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.read' });
  const request = parse(ReportRequest, asked);
  const { source, reporting } = await settled(actor.deskId, (db) => readSource(db, actor, request));
  if (!request.articleIds.every((id) => source.articles.some((article) => article.id === id)))
    throw new DomainError('not-found');
  const wording = reportWording(language, { name: source.desk.name, reporting });
  const at = new Date().toISOString();
  const report = buildReport(source, request, { reader: actor, at, wording });
  return {
    report,
    textOf: textsOf(source, report),
    leftOut: chosen(source, request, actor).leftOut.map(outlined),
    standings: standingsOf(source, request, actor),
  };
};

const outlined = ({ claim: { id, shortText, language } }: Entry): LeftOut => ({
  claimId: id,
  shortText,
  language,
});

const textsOf = (source: ReportSource, report: Report): CitedText => {
  const key = (articleId: string, version: number) => `${articleId} ${version}`;
  const cited = new Set(
    report.articles.flatMap(({ id, versions }) => versions.map((one) => key(id, one.number))),
  );
  const texts = new Map(source.versions.map((one) => [key(one.articleId, one.number), one.text]));
  return (id, version) => (cited.has(key(id, version)) ? texts.get(key(id, version)) : undefined);
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

/** Claims that stand in the articles, or anywhere in the desk, and those they are linked with. */
const claimsOf = (deskId: string, articleIds: readonly string[]) => {
  const article = articleIds.length > 0 ? { id: { in: [...articleIds] } } : {};
  const occurrences = { some: { deletedAt: null, article: { ...article, deletedAt: null } } };
  const here = { deskId, deletedAt: null, occurrences };
  const linked = [
    { linksFrom: { some: { deletedAt: null, to: here } } },
    { linksTo: { some: { deletedAt: null, from: here } } },
  ];
  return { here, near: { deskId, deletedAt: null, OR: [{ occurrences }, ...linked] } };
};

type Found = { source: ReportSource; reporting: Reporting };

const readSource = async (db: Tx, actor: Actor, { articleIds }: ReportRequest): Promise<Found> => {
  const { deskId } = actor;
  const { here, near } = claimsOf(deskId, articleIds);
  const asked = [...articleIds];
  const ofThese = { deletedAt: null, claim: here };
  const printed = { ...ofThese, visibility: 'public' } as const;
  const cited = [{ occurrences: { some: ofThese } }];
  const [desk, articles, versions, claims, occurrences, assessments, notes, links, people] =
    await Promise.all([
      db.desk.findUniqueOrThrow({ where: { id: deskId }, select: { name: true, timeZone: true } }),
      db.article.findMany({
        where: { deskId, deletedAt: null, OR: [...cited, { id: { in: asked } }] },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
      db.articleVersion.findMany({
        // Of an article whose passages are all lost, too, the text that is read now is named.
        where: { article: { deskId, OR: [...cited, { id: { in: asked } }] } },
      }),
      db.claim.findMany({ where: near }),
      db.occurrence.findMany({ where: ofThese }),
      db.assessment.findMany({ where: { deletedAt: null, standing: near } }),
      db.sourcingNote.findMany({ where: printed, orderBy: { createdAt: 'asc' } }),
      db.claimLink.findMany({
        where: { deletedAt: null, OR: [{ from: here }, { to: here }] },
        orderBy: { createdAt: 'asc' },
      }),
      db.user.findMany({
        where: { OR: signers(here, printed) },
        select: { id: true, name: true },
      }),
    ]);
  const hidden = await readHidden(db, actor);
  const isShown = isOpen(actor, hidden);
  const beside = { where: ofThese, orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }] };
  const shown = { where: printed, orderBy: beside.orderBy };
  const said = { where: { claim: here }, orderBy: beside.orderBy };
  const [evidence, snapshots, searches, contacts, reviews, corrections] = await Promise.all([
    db.evidence.findMany(beside),
    db.snapshot.findMany({
      where: { deskId, evidence: { some: ofThese } },
      select: { id: true, sha256: true },
    }),
    db.searchLogEntry.findMany(shown),
    db.contactAttempt.findMany(shown),
    db.review.findMany({ ...said, where: { ...said.where, assessment: { state: 'approved' } } }),
    db.correction.findMany(said),
  ]);
  const approved = assessments.filter(({ state }) => state === 'approved').map(({ claimId }) => claimId);
  const source: ReportSource = {
    evidence: evidence.map(toRecord.evidence),
    snapshots: new Map(snapshots.map(({ id, sha256 }) => [id, sha256])),
    searches: searches.map(toRecord.search).filter(isPublic).filter(isShown),
    contacts: contacts.map(toRecord.contact).filter(isPublic).filter(isShown),
    reviews: reviews.map(toRecord.review),
    corrections: corrections.map(toRecord.correction),
    unsound: await readUnsound(db, deskId, approved),
    desk,
    articles: articles.map(toRecord.article),
    versions: versions.map((row) => ({ ...versionRecord(row), text: row.text, sentences: sentencesOf(row) })),
    claims: claims
      .filter(({ id }) => !hidden.claims.has(id))
      .map((claim) => veiled(toRecord.claim(claim), hidden)),
    occurrences: occurrences.map(toRecord.occurrence),
    assessments: assessments.map(toRecord.assessment).filter(isShown),
    notes: notes.map(toRecord.note).filter(isPublic).filter(isShown),
    links: links.map(toRecord.link),
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
  return { source, reporting: await reportingOf(db, deskId) };
};

const isPublic = <One extends { visibility: string }>(one: One): one is One & { visibility: 'public' } =>
  one.visibility === 'public';

type Claims = ReturnType<typeof claimsOf>['here'];

/** Whose names are printed. */
const signers = (claim: Claims, printed: { deletedAt: null; claim: Claims; visibility: 'public' }) => [
  { assessments: { some: { standing: claim } } },
  { notes: { some: printed } },
  { reviews: { some: { claim } } },
  { corrections: { some: { claim } } },
];
