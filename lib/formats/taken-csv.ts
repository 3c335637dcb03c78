/** What became of each annotation of a file, as a table to keep. */
import type { TakenRow } from '@/lib/domain/taking-over';
import { errorMessage, type Locale, messages, translator } from '@/lib/i18n';
import { type Columns, csv } from './csv';

/** Why a row or parts of it were not taken, in a language. */
export const remarksOf = (
  { because, refused, unlinked, isTooMuch, kept }: TakenRow,
  locale: Locale,
): string[] => {
  const t = translator(locale);
  return [
    ...(because && refused.length === 0 ? [t(`annotations.because.${because}`)] : []),
    ...refused.map(({ verb, code }) =>
      t('annotations.part', { what: t(`workspace.verb.${verb}`), why: errorMessage(locale, code, {}) }),
    ),
    ...(unlinked > 0 ? [t('annotations.unlinked', { count: unlinked })] : []),
    ...(isTooMuch ? [t('annotations.tooMuch')] : []),
    ...(kept.length > 0 ? [t('annotations.brings.kept', { names: kept.join(', ') })] : []),
  ];
};

/** What a row brings with it, in a language. */
export const bringsOf = ({ verdict, ...row }: TakenRow, locale: Locale): string[] => {
  const t = translator(locale);
  return [
    ...(verdict ? [t('annotations.brings.verdict', { verdict: t(`shell.verdict.${verdict}`) })] : []),
    ...numbered.flatMap((what) =>
      row[what] > 0 ? [t(`annotations.brings.${what}`, { count: row[what] })] : [],
    ),
  ];
};

/** Of what a row may bring several. */
const numbered = ['notes', 'evidence', 'searches', 'contacts', 'links'] as const;

/** The rows as CSV, with their words in a language. */
export const takenCsv = (rows: readonly TakenRow[], locale: Locale): string => {
  const { column, outcome } = messages[locale].annotations;
  const columns: Columns<TakenRow> = [
    [column.number, ({ index }) => index + 1],
    [column.outcome, (row) => outcome[row.outcome]],
    [column.words, ({ words }) => words],
    [column.claim, ({ statement }) => statement],
    [column.article, ({ title }) => title],
    [column.brings, (row) => bringsOf(row, locale).join('; ')],
    [column.remark, (row) => remarksOf(row, locale).join(' ')],
    [column.name, ({ name }) => name],
    [column.source, ({ source }) => source],
  ];
  return [...csv(columns, rows)].join('');
};
