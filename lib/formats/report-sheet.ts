/** The report as it is read on paper: one structure for the screen, the printer and the file. */
import { formatPartialDate } from '@/lib/domain/dates';
import type { Report } from '@/lib/domain/report';
import { Verdict } from '@/lib/domain/verdict';
import { translator } from '@/lib/i18n';
import { el, type Markup, webLink } from './markup';
import { assessedClaim, type Sheet, unassessedClaim, verdictLabel } from './report-claim';
import { correctionLine } from './report-evidence';
import { languageName, longDate, longTime } from './report-times';

/** The whole report, in its own language; articles and claims keep theirs. */
export const reportSheet = (report: Report): Markup => {
  const sheet: Sheet = { report, t: translator(report.language) };
  return el(
    'article',
    { class: 'sheet', lang: report.language, 'aria-labelledby': 'report-title' },
    head(sheet),
    definitions(sheet),
    withheld(sheet),
    claims(sheet),
    notAssessed(sheet),
    end(sheet),
  );
};

const head = ({ report, t }: Sheet): Markup =>
  el(
    'header',
    {},
    el(
      'p',
      { class: 'run' },
      el('b', {}, logo, 'Verimark'),
      el('span', {}, report.desk),
      el('span', { class: 'push' }, t(`report.kind.${report.kind}`)),
    ),
    title({ report, t }),
    el('p', { class: 'lede' }, t('report.lede')),
    el('dl', { class: 'meta' }, ...facts({ report, t })),
  );

/** An article's title is in the article's language. */
const title = ({ report, t }: Sheet): Markup => {
  const attributes = { id: 'report-title', dir: 'auto' };
  if (report.kind === 'desk') return el('h1', attributes, t('report.deskTitle', { desk: report.title }));
  const language = report.articles[0]?.language ?? report.language;
  return el('h1', { ...attributes, lang: language }, report.title);
};

const facts = ({ report, t }: Sheet): Markup[] => {
  const languages = new Set(report.articles.map((one) => languageName(one.language, report.language)));
  const count = { count: report.articles.length, languages: [...languages].join(', ') };
  const by = `${report.generatedBy.name}, ${t(`report.role.${report.generatedBy.role}`)}`;
  const pairs: [string, Markup][] = [
    [t('report.meta.asOf'), el('time', { datetime: report.asOf }, longTime(report, report.asOf))],
    [t('report.meta.articles'), report.articles.length > 0 ? t('report.meta.articleCount', count) : '0'],
    [t('report.meta.generatedBy'), by],
    [t('report.meta.shown'), shown({ report, t })],
  ];
  return pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
};

const shown = ({ report, t }: Sheet): string => {
  const { verdicts, unassessed } = report.selection;
  const all = verdicts.length === Verdict.options.length;
  const names = all ? t('report.meta.all') : verdicts.map((one) => t(`shell.verdict.${one}`)).join(', ');
  return [
    names,
    ...(report.approvedOnly ? [t('report.meta.approved')] : []),
    ...(unassessed && !report.approvedOnly ? [t('report.meta.unassessed')] : []),
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

const claims = (sheet: Sheet): Markup => {
  const { report, t } = sheet;
  const heading = el('h2', { class: 'unseen' }, t('report.claims'));
  if (report.items.length === 0) return [heading, el('p', { class: 'none' }, t('report.noClaims'))];
  return [
    heading,
    el('ol', { class: 'items', role: 'list' }, ...report.items.map((item) => assessedClaim(sheet, item))),
  ];
};

const notAssessed = (sheet: Sheet): Markup => {
  const { report, t } = sheet;
  const count = report.notAssessed.length;
  if (count === 0) return null;
  return el(
    'section',
    { class: 'waiting' },
    el('h2', {}, t('report.notAssessed')),
    el('p', {}, t('report.notAssessedLede', { count })),
    el(
      'ul',
      { class: 'items', role: 'list' },
      ...report.notAssessed.map((item) => unassessedClaim(sheet, item)),
    ),
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
    el('p', { class: 'folio' }, `${t('report.meta.asOf')} ${longDate(report, report.asOf)}`),
  );

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
