/** One claim on the report's sheet, with its words in their sentence, its verdict and all that is said of it. */
import { formatPartialDate } from '@/lib/domain/dates';
import type { Passage, Report, ReportItem, ReportLink, UnassessedItem } from '@/lib/domain/report';
import type { Verdict } from '@/lib/domain/verdict';
import type { Translate } from '@/lib/i18n';
import { el, type Markup } from './markup';
import { contactList, correctionList, evidenceList, searchList, unsoundNotice } from './report-evidence';
import { longTime } from './report-times';

/** The report that is being written, and the words of its language. */
export type Sheet = {
  report: Report;
  t: Translate;
  /** Address of a claim's own page, where it has one. */
  claimPage?: (claimId: string) => string;
};

/** A numbered claim with its verdict. */
export const assessedClaim = (sheet: Sheet, item: ReportItem): Markup =>
  el(
    'li',
    { class: 'item', id: `claim-${item.number}` },
    el('div', { class: 'n num', 'aria-hidden': 'true' }, String(item.number)),
    el(
      'div',
      {},
      heading(sheet, item),
      tagLine(sheet, item),
      unsoundNotice(sheet, item),
      olderNotice(sheet, item),
      passages(sheet, item, item.verdict),
      reasons(sheet, item),
      details(sheet, item),
      evidenceList(sheet, item),
      searchList(sheet, item),
      contactList(sheet, item),
      notes(sheet, item),
      links(sheet, item),
      correctionList(sheet, item),
      assessed(sheet, item),
    ),
  );

/**
 * What is said of the claim wherever there is little room stands first. A statement that nobody has edited is the quote
 * below it; another one is said in full.
 */
const heading = (
  { claimPage }: Sheet,
  { claimId, statement, shortText, language, passages: all }: UnassessedItem,
): Markup => {
  const isSaid = statement === shortText || all.some(({ exact }) => exact === statement);
  const attributes = { lang: language, dir: 'auto' };
  const words = claimPage ? el('a', { href: claimPage(claimId) }, shortText) : shortText;
  return [el('h3', attributes, words), isSaid ? null : el('p', attributes, statement)];
};

const tagLine = ({ t }: Sheet, item: ReportItem): Markup =>
  el(
    'p',
    { class: 'tag' },
    verdictLabel(t, item.verdict),
    el('span', {}, item.basis ? t(`report.basis.${item.basis}`) : t('report.noBasis')),
    el('span', { class: `state ${item.state}` }, t(`report.state.${item.state}`)),
    el('span', { class: 'push' }, where(t, item)),
  );

/** Said until somebody has looked at the words in the newer version. */
const olderNotice = ({ t }: Sheet, { olderVersion }: ReportItem): Markup =>
  olderVersion
    ? el('p', { class: 'why older', role: 'note' }, el('b', {}, t('report.older')), ' ', t('report.olderWhy'))
    : null;

const where = (t: Translate, { layer, passages }: UnassessedItem): string => {
  const articles = [...new Set(passages.map((one) => one.article))];
  return t('report.where', {
    layer: t(`report.layer.${layer}`),
    count: articles.length,
    articles: articles.join(', '),
  });
};

/** The quoted words carry the verdict's own line; without verdict they carry a plain one. */
const passages = (sheet: Sheet, item: UnassessedItem, verdict: Verdict | 'open'): Markup =>
  item.passages.map((one) =>
    el(
      'blockquote',
      { lang: languageOf(sheet.report, one) ?? item.language, dir: 'auto' },
      el(
        'p',
        {},
        one.before,
        el('mark', { class: `${verdict} ${item.layer}` }, one.exact),
        one.after,
        item.passages.length > 1 ? source(sheet, one) : null,
      ),
    ),
  );

const source = ({ report, t }: Sheet, { article }: Passage): Markup => [
  ' ',
  el('cite', { lang: report.language }, t('report.passageIn', { article: String(article) })),
];

const languageOf = (report: Report, { article }: Passage): string | undefined =>
  report.articles[article - 1]?.language;

const reasons = ({ t }: Sheet, item: ReportItem): Markup => [
  item.rationale
    ? el('p', { class: 'why', dir: 'auto' }, item.rationale)
    : el('p', { class: 'why missing' }, t('report.noRationale')),
  item.whatWouldChangeIt
    ? el('p', { class: 'why', dir: 'auto' }, el('b', {}, t('report.change')), ' ', item.whatWouldChangeIt)
    : null,
];

/** Who is said to say it, of whom, when, where: what is known of it. */
const details = ({ report, t }: Sheet, item: ReportItem): Markup => {
  const kind = item.source?.kind ? t(`report.sourceKind.${item.source.kind}`) : null;
  const pairs: [string, string | null][] = [
    [t('report.facts.source'), [item.source?.name, kind].filter(Boolean).join(', ')],
    [t('report.facts.subjects'), item.subjects.join('; ')],
    [t('report.facts.type'), item.type && t(`report.type.${item.type}`)],
    [t('report.facts.claimDate'), item.claimDate && formatPartialDate(item.claimDate, report.language)],
    [t('report.facts.place'), item.place],
    [t('report.facts.confidence'), item.confidence && t(`report.confidence.${item.confidence}`)],
  ];
  const known = pairs.filter(([, value]) => value);
  if (known.length === 0) return null;
  return el(
    'dl',
    { class: 'facts' },
    ...known.map(([name, value]) =>
      el('div', {}, el('dt', {}, name), el('dd', { dir: 'auto' }, value ?? '')),
    ),
  );
};

const notes = ({ report, t }: Sheet, item: ReportItem): Markup => {
  if (item.notes.length === 0) return null;
  const lines = item.notes.map(({ text, author, at }) =>
    el(
      'li',
      {},
      el('p', { dir: 'auto' }, text),
      el('p', { class: 'by' }, t('report.noteBy', { author, time: longTime(report, at) })),
    ),
  );
  return el(
    'section',
    { class: 'notes', role: 'group', 'aria-label': t('report.notes') },
    el('ul', { role: 'list' }, ...lines),
  );
};

const links = ({ t }: Sheet, item: ReportItem): Markup => {
  if (item.links.length === 0) return null;
  const lines = item.links.map((link) => el('li', {}, linked(t, link)));
  return el('ul', { class: 'links', role: 'list', 'aria-label': t('report.links') }, ...lines);
};

const linked = (t: Translate, { kind, direction, number, shortText, language }: ReportLink): Markup => [
  t(`report.link.${direction}.${kind}`),
  ' ',
  number === null
    ? null
    : [el('a', { href: `#claim-${number}` }, t('report.linkedNumber', { number: String(number) })), ': '],
  el('bdi', { lang: language }, shortText),
];

const assessed = ({ report, t }: Sheet, { assessedBy, assessedAt, approvedBy }: ReportItem): Markup =>
  el(
    'p',
    { class: 'by' },
    t('report.assessed', { name: assessedBy, time: longTime(report, assessedAt) }),
    ...approvedBy.map(({ name, at }) => ` · ${t('report.approved', { name, time: longTime(report, at) })}`),
  );

/** A claim that has no verdict yet. */
export const unassessedClaim = (sheet: Sheet, item: UnassessedItem): Markup =>
  el(
    'li',
    { class: 'item', id: `open-${item.claimId}` },
    el('div', { class: 'n', 'aria-hidden': 'true' }, '–'),
    el(
      'div',
      {},
      heading(sheet, item),
      el('p', { class: 'tag' }, el('span', { class: 'push' }, where(sheet.t, item))),
      passages(sheet, item, 'open'),
    ),
  );

/** Icon, word and line: a verdict is never told by colour alone. */
export const verdictLabel = (t: Translate, verdict: Verdict): Markup =>
  el(
    'span',
    { class: `verdict ${verdict}` },
    el('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, ...icon(verdictIcons[verdict])),
    el('span', { class: 'vmark' }, t(`shell.verdict.${verdict}`)),
  );

/** The drawings of the verdicts within 16 by 16: a ring round some, and strokes. */
export const verdictIcons: Readonly<
  Record<Verdict, { readonly rings: 0 | 1; readonly paths: readonly string[] }>
> = {
  confirmed: { rings: 1, paths: ['m5.2 8.2 2 2 3.7-4.2'] },
  unconfirmed: { rings: 1, paths: ['M6.3 6.5a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.65-.9 1.3', 'M8 11.3v.01'] },
  disputed: { rings: 0, paths: ['M8 1.2 14.8 8 8 14.8 1.2 8Z', 'M5.6 6.9h4.8M5.6 9.3h4.8M9.2 5.2l-2.4 5.8'] },
};

const icon = ({ rings, paths }: (typeof verdictIcons)[Verdict]): Markup[] => [
  ...(rings > 0 ? [el('circle', { cx: '8', cy: '8', r: '6.25' })] : []),
  ...paths.map((d) => el('path', { d })),
];
