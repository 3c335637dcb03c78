/**
 * What everybody may read, without a session: published reports of desks that have public pages, and what was put right
 * in them. Anything else is not found, whatever the reason.
 */
import { DomainError } from '@/lib/domain/errors';
import type { Locale } from '@/lib/domain/people';
import { correctedOutline, type Outline, type OutlinedClaim } from '@/lib/domain/public-outline';
import type {
  PublicClaim,
  PublicDesk,
  PublicIndex,
  PublicListed,
  PublicMethod,
  PublicReport,
  PublishedVerdict,
  StandingClaim,
  Surroundings,
} from '@/lib/domain/public-reading';
import { corrected } from '@/lib/domain/published-report';
import type { Report, ReportItem } from '@/lib/domain/report';
import { definitionsIn } from '@/lib/domain/report-build';
import { surroundingsIn } from '@/lib/domain/surroundings';
import { reportWording } from '@/lib/formats/report-wording';
import { database, type Tx } from './client';
import {
  headOf,
  inTurn,
  openDesk,
  openOutline,
  openReport,
  outlineIfIntact,
  readCorrections,
} from './public-records';
import { type Published, readPublishedRows } from './published-list';
import { reportingOf } from './reporting';

/** Reports on one page of the list. */
const PAGE = 12;

/** @param before only reports with a lower number: the next page @throws DomainError not-found */
export const readPublicIndex = async (deskId: string, before?: number): Promise<PublicIndex> => {
  const db = await database();
  const desk = await openDesk(db, deskId);
  const number = before === undefined ? {} : { number: { lt: before } };
  const rows = await readPublishedRows(db, { deskId, ...number });
  const shown = rows.slice(0, PAGE);
  const corrections = await readCorrections(
    db,
    shown.map(({ id }) => id),
  );
  const reports = await inTurn(shown, async (row): Promise<PublicListed> => {
    const outline = row.withdrawn ? null : await outlineIfIntact(row);
    return { head: headOf(row), outline: outline && correctedOutline(outline, corrections) };
  });
  const older = rows.length > PAGE ? (shown.at(-1)?.number ?? null) : null;
  return { desk, reports, older };
};

/** A desk that publishes. @throws DomainError not-found */
export const readPublicDesk = async (deskId: string): Promise<PublicDesk> =>
  openDesk(await database(), deskId);

/** @throws DomainError not-found */
export const readPublicReport = async (deskId: string, number: number): Promise<PublicReport> => {
  const db = await database();
  const desk = await openDesk(db, deskId);
  const [row] = await readPublishedRows(db, { deskId, number });
  if (!row) throw new DomainError('not-found');
  const head = headOf(row);
  if (row.withdrawn) return { desk, head, report: null, hasFiles: false };
  const report = corrected(await openReport(row), await readCorrections(db, [row.id]));
  return { desk, head, report, hasFiles: (await openOutline(row)).whole };
};

/**
 * A published report whose files everybody may have: it stands, and nothing had to be left out of it.
 *
 * @throws DomainError not-found
 */
export const readPublicRow = async (deskId: string, number: number): Promise<Published> => {
  const db = await database();
  await openDesk(db, deskId);
  const [row] = await readPublishedRows(db, { deskId, number });
  if (!row || row.withdrawn || !(await openOutline(row)).whole) throw new DomainError('not-found');
  return row;
};

/** A report that prints the claim, and the claim in it as it was published. */
type Printed = { readonly row: Published; readonly claim: OutlinedClaim };

/**
 * A claim from the newest published report that stands and prints it.
 *
 * @throws DomainError not-found, also where no report printed it as approved; publish.tampered where the newest is damaged
 */
export const readPublicClaim = async (deskId: string, claimId: string): Promise<PublicClaim> => {
  const db = await database();
  const desk = await openDesk(db, deskId);
  const rows = await rowsWith(db, deskId, claimId);
  const standing = rows.filter(({ withdrawn }) => !withdrawn);
  const [row, earlier] = await newestWith(standing, claimId);
  if (!row) return withdrawnClaim(desk, claimId, rows);
  const report = corrected(await openReport(row), await readCorrections(db, [row.id]));
  const item = report.items.find((one) => one.claimId === claimId);
  if (!item) throw new DomainError('not-found');
  return {
    ...{ desk, claimId, head: headOf(row), report, item },
    surroundings: await readSurroundings(db, desk, report, item),
    history: earlier.map(verdictIn).toReversed(),
  };
};

/** The same where it stands: for what shows nothing else. @throws DomainError not-found */
export const readStandingClaim = async (deskId: string, claimId: string): Promise<StandingClaim> => {
  const claim = await readPublicClaim(deskId, claimId);
  if ('withdrawn' in claim) throw new DomainError('not-found');
  return claim;
};

/** Newest first. */
const rowsWith = async (db: Tx, deskId: string, claimId: string): Promise<Published[]> => {
  const items = await db.publishedItem.findMany({
    where: { claimId, report: { deskId } },
    orderBy: { report: { number: 'desc' } },
    take: LONGEST_HISTORY,
    select: { report: { select: { number: true } } },
  });
  return readPublishedRows(db, { deskId, number: { in: items.map(({ report }) => report.number) } });
};

/** Reports that are looked through for the verdicts of one claim. */
const LONGEST_HISTORY = 20;

/**
 * The newest that prints it, and all that do. What an older one said is left out where that is damaged; what the newest
 * says is what stands, and nothing may be taken for it.
 *
 * @throws DomainError publish.tampered
 */
const newestWith = async (
  rows: readonly Published[],
  claimId: string,
): Promise<readonly [Published | undefined, readonly Printed[]]> => {
  const [first, ...older] = rows;
  if (!first) return [undefined, []];
  const found = printedIn(first, await openOutline(first), claimId);
  if (found.length === 0) return newestWith(older, claimId);
  return [first, [...found, ...(await printings(older, claimId))]];
};

const printings = async (rows: readonly Published[], claimId: string): Promise<Printed[]> =>
  (await inTurn(rows, async (row) => printedIn(row, await outlineIfIntact(row), claimId))).flat();

const printedIn = (row: Published, outline: Outline | null, claimId: string): Printed[] =>
  (outline?.claims ?? []).filter((one) => one.claimId === claimId).map((claim) => ({ row, claim }));

/** @throws DomainError not-found where it never stood in a report as approved */
const withdrawnClaim = async (
  desk: PublicDesk,
  claimId: string,
  rows: readonly Published[],
): Promise<PublicClaim> => {
  const withdrawn = await printings(
    rows.filter((row) => row.withdrawn),
    claimId,
  );
  const numbers = new Set(withdrawn.map(({ row }) => row.number));
  if (numbers.size === 0) throw new DomainError('not-found');
  return { desk, claimId, withdrawn: rows.filter(({ number }) => numbers.has(number)).map(headOf) };
};

const verdictIn = ({ row, claim }: Printed): PublishedVerdict => ({
  ...{ number: row.number, publishedAt: row.publishedAt },
  ...{ verdict: claim.verdict, basis: claim.basis },
});

/** The paragraphs in which the words stand, if the text is the one that was published; by occurrence. */
const readSurroundings = async (
  db: Tx,
  { id: deskId }: PublicDesk,
  { articles }: Report,
  { passages }: ReportItem,
): Promise<ReadonlyMap<string, Surroundings>> => {
  const cited = passages.flatMap((passage) => {
    const article = articles[passage.article - 1];
    const version = article?.versions.find(({ number }) => number === passage.version);
    return article && version ? [{ passage, articleId: article.id, ...version }] : [];
  });
  const texts = await db.articleVersion.findMany({
    where: {
      article: { deskId, deletedAt: null },
      OR: cited.map(({ articleId, number, sha256 }) => ({ articleId, number, sha256 })),
    },
    select: { articleId: true, number: true, text: true },
  });
  return new Map(
    cited.flatMap(({ passage, articleId, number }) => {
      const found = texts.find((one) => one.articleId === articleId && one.number === number);
      return found ? [[passage.occurrenceId, surroundingsIn(found.text, passage)] as const] : [];
    }),
  );
};

/**
 * In the words of the newest report in this language that stands, else as the desk has set them.
 *
 * @throws DomainError not-found
 */
export const readPublicMethod = async (deskId: string, language: Locale): Promise<PublicMethod> => {
  const db = await database();
  const desk = await openDesk(db, deskId);
  const rows = await readPublishedRows(db, { deskId });
  const row = await firstIntact(rows.filter((one) => one.language === language && !one.withdrawn));
  if (!row) {
    const words = reportWording(language, {
      name: desk.names[language],
      reporting: await reportingOf(db, deskId),
    });
    return { desk, language, method: words.method, definitions: definitionsIn(words), from: null };
  }
  const { method, definitions } = await openReport(row);
  return { desk, language, method, definitions, from: headOf(row) };
};

const firstIntact = async (rows: readonly Published[]): Promise<Published | undefined> => {
  for (const row of rows) if (await outlineIfIntact(row)) return row;
  return undefined;
};
