import type { ErrorCode } from '@/lib/domain/errors';
import type { EntryOutcome } from '@/lib/domain/import-job';
import type { Removed } from '@/lib/domain/mark';
import { errorMessage, type Locale, translator } from '@/lib/i18n';
import { type Columns, csvStream } from './csv';

/** What came of one record. */
type Line = {
  readonly fileName: string;
  readonly line: number;
  readonly outcome: EntryOutcome;
  readonly articleId: string | null;
  readonly title: string | null;
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly removed: Removed | null;
};

/** The report of an import as CSV, line by line; `root` stands before an article's id in its address. */
export const importReportCsv = (
  lines: AsyncIterable<Line>,
  { locale, root }: { readonly locale: Locale; readonly root: string },
): AsyncGenerator<string> => {
  const t = translator(locale);
  const columns: Columns<Line> = [
    [t('importReport.column.file'), ({ fileName }) => fileName],
    [t('importReport.column.line'), ({ line }) => line],
    [t('importReport.column.outcome'), ({ outcome }) => t(`importReport.outcome.${outcome}`)],
    [t('importReport.column.reason'), ({ code, details }) => code && errorMessage(locale, code, details)],
    [t('importReport.column.title'), ({ title }) => title],
    [t('importReport.column.controls'), ({ removed }) => removed?.controls ?? null],
    [t('importReport.column.bidi'), ({ removed }) => removed?.bidi ?? null],
    [t('importReport.column.elsewhere'), ({ removed }) => removed?.elsewhere ?? null],
    [t('importReport.column.address'), ({ articleId }) => articleId && `${root}${articleId}`],
  ];
  return csvStream(columns, lines);
};
