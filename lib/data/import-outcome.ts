import type { EntryOutcome } from '@/lib/domain/import-job';
import type { Actor } from '@/lib/domain/permissions';
import { type AlikeArticle, alikeAmong } from './alike-articles';
import { database } from './client';
import { type ReportLine, readImport } from './import-reads';

/** Entries of each outcome that are shown; all of them stand in the report. */
const SHOWN = 50;
/** New articles that are compared with the desk's. */
const COMPARED = 30;

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
  const articles = (imported ?? []).flatMap(({ articleId, title }) =>
    articleId && title ? [{ articleId, title }] : [],
  );
  return {
    imported: imported ?? [],
    known: known ?? [],
    refused: [...whole, ...(refused ?? [])].slice(0, SHOWN),
    alike: await alikeAmong(actor, articles.slice(0, COMPARED)),
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
