import type { Report, ReportArticle } from '@/lib/domain/report';
import { normalise } from '@/lib/domain/text';
import { type Translate, translator } from '@/lib/i18n';
import type { Cell, Columns } from './csv';
import { scopeOf } from './report-sheet';
import { type ClaimRow, claimColumns, claimRows, evidenceColumns, evidenceRows } from './report-table';
import { sheet, xlsx } from './xlsx';

const text = (value: string | null): Cell => (value ? normalise(value) : null);

type Line = readonly [name: string, value: Cell];

const articleColumns: Columns<ReportArticle> = [
  ['number', ({ number }) => number],
  ['article_id', ({ id }) => id],
  ['title', ({ title }) => text(title)],
  ['byline', ({ byline }) => text(byline)],
  ['publisher', ({ publisher }) => text(publisher)],
  ['agency', ({ agency }) => text(agency)],
  ['file', ({ fileName }) => text(fileName)],
  ['url', ({ url }) => text(url)],
  ['published_on', ({ publishedOn }) => text(publishedOn)],
  ['language', ({ language }) => language],
  ['sha256', ({ sha256 }) => sha256],
];

const wide = {
  ...{ statement: 60, sentence: 60, quote: 50, rationale: 50, evidence: 60, title: 40, short_text: 40 },
  ...{
    number: 8,
    url: 40,
    archive_url: 40,
    value: 90,
    public_searches: 50,
    public_contacts: 50,
    corrections: 50,
  },
};

/**
 * The report as a workbook: what it is, its claims, what they rest on, and the articles.
 *
 * @param onClaim is called for each claim
 */
export const reportXlsx = (report: Report, onClaim: () => void = () => {}): Promise<Uint8Array> => {
  const t = translator(report.language);
  const columns: Columns<Line> = [
    [t('report.xlsx.about'), ([name]) => name],
    ['value', ([, value]) => value],
  ];
  return xlsx(
    [
      sheet({
        name: t('report.xlsx.report'),
        columns,
        rows: lines(report),
        widths: { ...wide, [t('report.xlsx.about')]: 28 },
      }),
      sheet({
        name: t('report.claims'),
        columns: claimColumns,
        rows: counted(report, onClaim),
        widths: wide,
      }),
      sheet({
        name: t('report.xlsx.evidence'),
        columns: evidenceColumns,
        rows: evidenceRows(report),
        widths: wide,
      }),
      sheet({ name: t('report.end.articles'), columns: articleColumns, rows: report.articles, widths: wide }),
    ],
    normalise(report.title),
  );
};

const publication = ({ published }: Report, t: Translate): Line[] => {
  if (!published) return [];
  const { number, at, supersedes } = published;
  return [
    [t('published.sheet.number'), number],
    [t('verify.facts.at'), new Date(at)],
    ...(supersedes ? [[t('published.sheet.supersedes'), supersedes.number] as const] : []),
  ];
};

/** The rows of the claims; tells of each claim that is through. */
function* counted(report: Report, onClaim: () => void): Generator<ClaimRow> {
  let last = '';
  for (const row of claimRows(report)) {
    if (row.claim.claimId !== last) onClaim();
    last = row.claim.claimId;
    yield row;
  }
}

/** What a reader has to know before reading a verdict. */
const lines = (report: Report): Line[] => {
  const t = translator(report.language);
  return [
    [t('report.xlsx.title'), text(report.title)],
    [t('report.xlsx.byline'), text(report.byline)],
    [t('report.xlsx.publisher'), text(report.publisher)],
    [t('report.xlsx.desk'), text(report.desk)],
    ...publication(report, t),
    [t('report.meta.asOf'), new Date(report.asOf)],
    [
      t('report.meta.generatedBy'),
      text(`${report.generatedBy.name}, ${t(`report.role.${report.generatedBy.role}`)}`),
    ],
    [t('report.meta.shown'), scopeOf(report, t)],
    ...report.definitions.flatMap(({ verdict, text: meaning, bases }): Line[] => [
      [t(`shell.verdict.${verdict}`), report.totals[verdict]],
      [t('report.xlsx.meaning', { verdict: t(`shell.verdict.${verdict}`) }), text(meaning)],
      ...bases.map(({ basis, text: means }): Line => [t(`report.basis.${basis}`), text(means)]),
    ]),
    [t('report.notAssessed'), report.notAssessed.length],
    ...(report.withheld > 0 ? [[t('report.xlsx.withheld'), report.withheld] as const] : []),
    [t('report.end.method'), text(report.method)],
    [t('report.corrections'), t('report.end.correctionsNote')],
    [t('report.end.hash'), report.hash],
  ];
};
