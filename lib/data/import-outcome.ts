import type { EntryOutcome } from '@/lib/domain/import-job';
import type { Actor } from '@/lib/domain/permissions';
import { database } from './client';
import { type ReportLine, readImport } from './import-reads';
import { type Alike, nearDuplicates } from './near-duplicates';

/** Entries of each outcome that are shown; all of them stand in the report. */
const SHOWN = 50;
/** New articles that are compared with the desk's. */
const COMPARED = 30;

/** A new article that is much like others, those most like it first. `shared`: they are one origin already. */
export type AlikeArticle = {
  readonly articleId: string;
  readonly title: string;
  readonly others: readonly (Alike & { readonly shared: boolean })[];
};

export type ImportOutcome = {
  readonly imported: readonly ReportLine[];
  readonly known: readonly ReportLine[];
  readonly refused: readonly ReportLine[];
  readonly alike: readonly AlikeArticle[];
};

/**
 * What came of an import, as far as a page shows it, and which of its articles are much like others of the desk.
 *
 * @throws DomainError permission.denied, not-found
 */
export const readImportOutcome = async (actor: Actor, jobId: string): Promise<ImportOutcome> => {
  const { shown } = await readImport(actor, jobId);
  const [imported, known, refused] = await Promise.all(
    (['imported', 'known', 'refused'] as const).map((outcome) => entriesOf(jobId, outcome)),
  );
  const whole = shown.flatMap((file) =>
    file.code ? [{ ...NO_ARTICLE, fileName: file.fileName, code: file.code, details: file.details }] : [],
  );
  const articles = (imported ?? []).slice(0, COMPARED);
  return {
    imported: imported ?? [],
    known: known ?? [],
    refused: [...whole, ...(refused ?? [])].slice(0, SHOWN),
    alike: await alikeAmong(actor, articles),
  };
};

const NO_ARTICLE = { line: 0, outcome: 'refused', articleId: null, title: null } as const;

const entriesOf = async (jobId: string, outcome: EntryOutcome): Promise<ReportLine[]> => {
  const rows = await (await database()).importEntry.findMany({
    where: { outcome, file: { jobId } },
    orderBy: [{ file: { number: 'asc' } }, { line: 'asc' }],
    take: SHOWN,
    include: { file: { select: { fileName: true } }, article: { select: { title: true } } },
  });
  return rows.map(({ file, article, line, articleId, code, details }) => ({
    ...{ fileName: file.fileName, line, outcome, articleId, title: article?.title ?? null },
    code: code as ReportLine['code'],
    details: (details ?? {}) as ReportLine['details'],
  }));
};

const alikeAmong = async (actor: Actor, entries: readonly ReportLine[]): Promise<AlikeArticle[]> => {
  const origins = await originsOf(actor);
  const found: AlikeArticle[] = [];
  const paired = new Set<string>();
  for (const { articleId, title } of entries) {
    if (!articleId || !title) continue;
    const others = (await nearDuplicates(actor, articleId))
      .filter((other) => !paired.has(pairOf(articleId, other.articleId)))
      .map((other) => ({ ...other, shared: origins(articleId, other.articleId) }));
    // Of two new ones that are alike, one line says it.
    for (const other of others) paired.add(pairOf(articleId, other.articleId));
    if (others.length > 0) found.push({ articleId, title, others });
  }
  return found;
};

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Whether two articles of the desk share an origin. */
const originsOf = async ({ deskId }: Actor): Promise<(a: string, b: string) => boolean> => {
  const rows = await (await database()).article.findMany({
    where: { deskId, originId: { not: null } },
    select: { id: true, originId: true },
  });
  const origin = new Map(rows.map((row) => [row.id, row.originId]));
  return (a, b) => origin.has(a) && origin.get(a) === origin.get(b);
};
