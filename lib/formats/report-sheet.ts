/** The report as it is read on paper: one structure for the screen, the printer and the file. */
import { formatPartialDate } from '@/lib/domain/dates';
import type { Report } from '@/lib/domain/report';
import { isApprovedOnly } from '@/lib/domain/report-request';
import { Verdict } from '@/lib/domain/verdict';
import { type Translate, translator } from '@/lib/i18n';
import { el, type Markup, webLink } from './markup';
import { assessedClaim, type Sheet, unassessedClaim, verdictLabel } from './report-claim';
import { correctionLine } from './report-evidence';
import { languageName, longDate, longTime } from './report-times';

/**
 * The whole report, in its own language; articles and claims keep theirs.
 *
 * @param claimPage address of a claim's own page, where claims have one
 */
export const reportSheet = (report: Report, claimPage?: Sheet['claimPage']): Markup => {
  const sheet: Sheet = { report, t: translator(report.language), ...(claimPage && { claimPage }) };
  return el(
    'article',
    { class: 'sheet', lang: report.language, 'aria-labelledby': 'report-title' },
    ...opening(sheet),
    claims(sheet),
    notAssessed(sheet),
    end(sheet),
  );
};

/**
 * The same, part after part, each claim a part: what is written by and by need not be held as a whole.
 * Without the lists that claims stand in.
 *
 * @param onClaim is called after each claim
 */
export function* sheetParts(report: Report, onClaim: () => void): Generator<Markup> {
  const sheet: Sheet = { report, t: translator(report.language) };
  yield opening(sheet);
  yield claimsHead(sheet);
  for (const item of report.items) {
    yield assessedClaim(sheet, item);
    onClaim();
  }
  yield notAssessedHead(sheet);
  for (const item of report.notAssessed) {
    yield unassessedClaim(sheet, item);
    onClaim();
  }
  yield end(sheet);
}

const opening = (sheet: Sheet): Markup[] => [head(sheet), definitions(sheet), withheld(sheet)];

const head = ({ report, t }: Sheet): Markup =>
  el(
    'header',
    {},
    el(
      'p',
      { class: 'run' },
      el('b', {}, logo, 'Verimark'),
      el('span', {}, report.publisher),
      report.publisher === report.desk ? null : el('span', {}, report.desk),
      el('span', { class: 'push' }, t(`report.kind.${report.kind}`)),
    ),
    title(report),
    report.byline === null ? null : el('p', { class: 'byline', dir: 'auto' }, report.byline),
    el('p', { class: 'lede' }, t('report.lede')),
    el('dl', { class: 'meta' }, ...facts({ report, t })),
  );

/** An article's own title is in the article's language. */
const title = ({ title: text, kind, articles: [first], language }: Report): Markup => {
  const lang = kind === 'article' && first?.title === text ? first.language : language;
  return el('h1', { id: 'report-title', dir: 'auto', lang }, text);
};

const facts = ({ report, t }: Sheet): Markup[] => {
  const languages = new Set(report.articles.map((one) => languageName(one.language, report.language)));
  const count = { count: report.articles.length, languages: [...languages].join(', ') };
  const by = `${report.generatedBy.name}, ${t(`report.role.${report.generatedBy.role}`)}`;
  const pairs: [string, Markup][] = [
    ...publication({ report, t }),
    [t('report.meta.asOf'), el('time', { datetime: report.asOf }, longTime(report, report.asOf))],
    [t('report.meta.articles'), report.articles.length > 0 ? t('report.meta.articleCount', count) : '0'],
    [t('report.meta.generatedBy'), by],
    [t('report.meta.shown'), scopeOf(report, t)],
  ];
  return pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
};

/** That it was published, under which number, and what it takes the place of. */
const publication = ({ report, t }: Sheet): [string, Markup][] => {
  const { published } = report;
  if (!published) return [];
  const { number, at, supersedes } = published;
  const when = el('time', { datetime: at }, longTime(report, at));
  const line: [string, Markup] = [
    t('published.sheet.number'),
    [`${t('published.sheet.value', { number: String(number) })}, `, when],
  ];
  if (!supersedes) return [line];
  const before = t('published.sheet.supersedesValue', { number: String(supersedes.number) });
  return [line, [t('published.sheet.supersedes'), before]];
};

/** In one line: which claims were asked for, and that some were left out. */
export const scopeOf = ({ selection, language, leftOut }: Report, t: Translate): string => {
  const { verdicts, states, unassessed, from, to } = selection;
  const all = verdicts.length === Verdict.options.length;
  const dates = {
    from: from ? formatPartialDate(from, language) : 'no',
    to: to ? formatPartialDate(to, language) : 'no',
  };
  const isOpen = states.some((state) => state !== 'approved');
  return [
    ...(all ? [t('report.meta.all')] : verdicts.map((one) => t(`shell.verdict.${one}`))),
    ...(isApprovedOnly(selection) ? [t('report.meta.approved')] : []),
    ...(isOpen ? [t('report.meta.unapproved')] : []),
    ...(unassessed ? [t('report.meta.unassessed')] : []),
    ...(from && to ? [t('report.meta.between', dates)] : []),
    ...(from && !to ? [t('report.meta.since', dates)] : []),
    ...(to && !from ? [t('report.meta.until', dates)] : []),
    ...(leftOut > 0 ? [t('report.meta.leftOut', { count: leftOut })] : []),
  ].join(', ');
};

const definitions = ({ report, t }: Sheet): Markup =>
  el(
    'div',
    { class: 'defs' },
    ...report.definitions.map(({ verdict, text }) =>
      el(
        'div',
        {},
        el('b', { class: 'num' }, total(report, verdict)),
        verdictLabel(t, verdict),
        el('p', {}, text),
      ),
    ),
  );

/** None were asked for: that is not the same as none there are. */
const total = ({ selection, totals }: Report, verdict: Verdict): string =>
  selection.verdicts.includes(verdict) ? String(totals[verdict]) : '–';

/** Approved, and yet not here: readers are told that there is something, not what. */
const withheld = ({ report, t }: Sheet): Markup =>
  report.withheld === 0
    ? null
    : el('p', { class: 'unsound', role: 'note' }, t('report.withheld', { count: report.withheld }));

const claimsHead = ({ report, t }: Sheet): Markup[] => {
  const heading = el('h2', { class: 'unseen' }, t('report.claims'));
  return report.items.length === 0 ? [heading, el('p', { class: 'none' }, t('report.noClaims'))] : [heading];
};

const claims = (sheet: Sheet): Markup => {
  const { items } = sheet.report;
  if (items.length === 0) return claimsHead(sheet);
  return [
    claimsHead(sheet),
    el('ol', { class: 'items', role: 'list' }, ...items.map((item) => assessedClaim(sheet, item))),
  ];
};

const notAssessedHead = ({ report: { notAssessed: all }, t }: Sheet): Markup =>
  all.length === 0
    ? null
    : [
        el('h2', {}, t('report.notAssessed')),
        el('p', {}, t('report.notAssessedLede', { count: all.length })),
      ];

const notAssessed = (sheet: Sheet): Markup => {
  const { notAssessed: all } = sheet.report;
  if (all.length === 0) return null;
  return el(
    'section',
    { class: 'waiting' },
    notAssessedHead(sheet),
    el('ul', { class: 'items', role: 'list' }, ...all.map((item) => unassessedClaim(sheet, item))),
  );
};

const end = ({ report, t }: Sheet): Markup =>
  el(
    'footer',
    {},
    el(
      'dl',
      { class: 'end' },
      el('dt', {}, t('report.end.method')),
      el('dd', {}, report.method),
      el('dt', {}, t('report.end.bases')),
      el('dd', {}, ...bases({ report, t })),
      corrections({ report, t }),
      articles({ report, t }),
      el('dt', {}, t('report.end.hash')),
      el('dd', {}, el('code', {}, `sha256 ${report.hash}`), el('p', {}, t('report.end.hashMeaning'))),
    ),
    el('p', { class: 'folio' }, folio({ report, t })),
  );

const folio = ({ report, t }: Sheet): string => {
  const asOf = `${t('report.meta.asOf')} ${longDate(report, report.asOf)}`;
  const number = report.published && t('published.numbered', { number: String(report.published.number) });
  return number ? `${number} · ${asOf}` : asOf;
};

const bases = ({ report, t }: Sheet): Markup[] =>
  report.definitions.map(({ verdict, bases: all }) =>
    el(
      'p',
      {},
      el('b', {}, t(`shell.verdict.${verdict}`)),
      ...all.map(({ basis, text }) => [' ', el('i', {}, t(`report.basis.${basis}`)), `: ${text}`]),
    ),
  );

/** Every correction of the report's claims, by date; that there is none is said too. */
const corrections = (sheet: Sheet): Markup => {
  const { report, t } = sheet;
  const all = report.items
    .flatMap((item) => item.corrections.map((one) => ({ ...one, number: item.number })))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const lines = all.map((one) =>
    el(
      'li',
      {},
      el('a', { href: `#claim-${one.number}` }, t('report.linkedNumber', { number: String(one.number) })),
      ', ',
      ...correctionLine(sheet, one),
    ),
  );
  const said = lines.length > 0 ? el('ul', { role: 'list' }, ...lines) : t('report.end.noCorrections');
  return [
    el('dt', {}, t('report.corrections')),
    el('dd', {}, said, el('p', {}, t('report.end.correctionsNote'))),
  ];
};

const articles = ({ report, t }: Sheet): Markup => {
  if (report.articles.length === 0) return null;
  const lines = report.articles.map((one) => el('li', {}, articleLine({ report, t }, one)));
  return [el('dt', {}, t('report.end.articles')), el('dd', {}, el('ol', { role: 'list' }, ...lines))];
};

const articleLine = ({ report, t }: Sheet, article: Report['articles'][number]): Markup => {
  const date = article.publishedOn && formatPartialDate(article.publishedOn, report.language);
  const known = [article.byline, article.publisher ?? article.fileName, article.agency, date].filter(Boolean);
  return [
    el('span', { class: 'num' }, `${article.number}. `),
    el('bdi', { lang: article.language }, article.title),
    ...known.map((one) => [', ', el('bdi', {}, one ?? '')]),
    article.url ? [', ', webLink(article.url)] : null,
    el('p', {}, el('code', {}, t('report.end.textHash', { hash: article.sha256 }))),
  ];
};

const logo = el(
  'svg',
  { viewBox: '0 0 20 20', 'aria-hidden': 'true', class: 'logo' },
  el('path', { d: 'M2 5h16' }),
  el('path', { d: 'M2 10h16', class: 'broken' }),
  el('path', { d: 'M2 15.5q2-3 4 0t4 0 4 0 4 0' }),
);
