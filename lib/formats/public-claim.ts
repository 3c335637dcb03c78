/** A claim on its own page: what is claimed, the verdict, who says it and where, what speaks for it and against it. */
import { formatPartialDate } from '@/lib/domain/dates';
import type { PublicClaim, StandingClaim, WithdrawnClaim } from '@/lib/domain/public-reading';
import { correctedSince } from '@/lib/domain/published-report';
import type { Passage, ReportArticle } from '@/lib/domain/report';
import { type Translate, translator } from '@/lib/i18n';
import { claimReview } from './claim-review';
import { brokenBy, usesOf } from './claim-review-rules';
import type { JsonRecord } from './json-value';
import { el, escapeHtml, inert, type Markup, textOf } from './markup';
import { publicPaths } from './public-addresses';
import { evidenceSides, outward } from './public-evidence';
import { claimLink } from './public-index';
import type { PublicPage, Reading } from './public-page';
import { toReport } from './public-report';
import { type Sheet, verdictLabel } from './report-claim';
import { contactLines, correctionLine, saidBefore, searchLines } from './report-evidence';
import { longDate } from './report-times';

/** The page of a claim that stands, or of one that was withdrawn. */
export const claimPage = (reading: Reading, claim: PublicClaim): PublicPage =>
  'withdrawn' in claim ? withdrawnPage(reading, claim) : standingPage(reading, claim);

/** The report in the words of the page; what people wrote stays in theirs. */
const sheetOf = ({ locale }: Reading, { report }: StandingClaim): Sheet => ({
  report: { ...report, language: locale },
  t: translator(locale),
});

const standingPage = (reading: Reading, claim: StandingClaim): PublicPage => {
  const { t } = sheetOf(reading, claim);
  const { item, claimId } = claim;
  const main = el('article', { class: 'claim', 'aria-labelledby': 'claim' }, ...parts(reading, claim));
  const verdict = [t(`shell.verdict.${item.verdict}`), item.basis && t(`report.basis.${item.basis}`)];
  return {
    path: publicPaths.claim(claimId),
    title: `${item.shortText} – ${verdict[0]}`,
    description: [verdict.filter(Boolean).join(': '), item.rationale].filter(Boolean).join('. '),
    current: null,
    pictured: true,
    carded: true,
    review: reviewOf(reading, claim, textOf(main)),
    main,
  };
};

/**
 * The claim's markup as it may stand on this page: in force, and without a fault that would make readers of it stumble.
 * A superseded report's verdict is not the desk's word of today.
 */
export const reviewOf = (reading: Reading, claim: StandingClaim, text: string): JsonRecord | null => {
  const { addresses, locale } = reading;
  if (claim.head.supersededBy) return null;
  const { report } = sheetOf(reading, claim);
  const page = (id: string) => addresses.page(locale, publicPaths.claim(id));
  const review = claimReview(report, claim.item, {
    desk: addresses.page(locale, publicPaths.index),
    claim: page,
  });
  if (!review) return null;
  const context = { page: { url: page(claim.claimId), text }, uses: usesOf([review]) };
  return brokenBy(review, context).some(({ level }) => level === 'error') ? null : review;
};

function* parts(reading: Reading, claim: StandingClaim): Generator<Markup> {
  const sheet = sheetOf(reading, claim);
  yield head(sheet, claim);
  yield verdict(sheet, claim);
  yield notices(reading, sheet, claim);
  yield whoSays(sheet, claim);
  yield where(sheet, claim);
  yield section('evidence', sheet.t('reader.claim.evidence'), evidenceSides(sheet, claim.item));
  yield listed('searches', sheet.t('reader.claim.searches'), searchLines(sheet, claim.item));
  yield listed('contacts', sheet.t('reader.claim.contacts'), contactLines(sheet, claim.item));
  yield notes(sheet, claim);
  yield corrections(sheet, claim);
  yield links(reading, sheet, claim);
  yield history(reading, sheet, claim);
  yield embed(reading, sheet.t, claim);
}

const section = (id: string, title: string, ...children: readonly Markup[]): Markup =>
  el('section', { class: id, 'aria-labelledby': id }, el('h2', { id }, title), ...children);

const listed = (id: string, title: string, lines: readonly Markup[]): Markup =>
  lines.length === 0 ? null : section(id, title, el('ul', { role: 'list' }, ...lines));

/** A statement that nobody has edited is the quote below it; another one is said in full. */
const head = ({ t, report }: Sheet, { item, head: { publishedAt } }: StandingClaim): Markup => {
  const { statement, shortText, language, passages } = item;
  const isSaid = statement === shortText || passages.some(({ exact }) => exact === statement);
  return el(
    'header',
    {},
    el(
      'p',
      { class: 'kicker' },
      el('b', {}, t('reader.claim.kicker', { desk: report.publisher })),
      el('time', { datetime: publishedAt }, longDate(report, publishedAt)),
    ),
    el('h1', { id: 'claim', lang: language, dir: 'auto' }, shortText),
    isSaid ? null : el('p', { class: 'statement', lang: language, dir: 'auto' }, statement),
  );
};

const notices = (
  reading: Reading,
  { t, report }: Sheet,
  { item, head: from, report: frozen }: StandingClaim,
): Markup => {
  const last = correctedSince(frozen, item).at(-1);
  const number = String(from.number);
  const newer = from.supersededBy && String(from.supersededBy);
  return [
    newer
      ? el('p', { class: 'notice', role: 'note' }, t('reader.claim.superseded', { number, newer }))
      : null,
    last
      ? el(
          'p',
          { class: 'notice', role: 'note' },
          t('reader.claim.correctedNow', { date: longDate(report, last.at), number }),
          ' ',
          el('a', { href: '#corrections' }, t('reader.claim.corrections')),
        )
      : null,
    el(
      'p',
      { class: 'aside' },
      toReport(
        reading,
        from.number,
        t('reader.claim.source', { number, date: longDate(report, from.publishedAt) }),
      ),
    ),
  ];
};

const verdict = ({ t, report }: Sheet, { item, report: frozen }: StandingClaim): Markup => {
  const meaning = report.definitions.find((one) => one.verdict === item.verdict);
  return el(
    'section',
    { class: `verdict-box ${item.verdict}`, 'aria-labelledby': 'verdict' },
    el('h2', { id: 'verdict', class: 'unseen' }, t('reader.claim.says')),
    el(
      'p',
      { class: 'says' },
      verdictLabel(t, item.verdict),
      el('span', {}, item.basis ? t(`report.basis.${item.basis}`) : t('report.noBasis')),
    ),
    item.rationale ? el('p', { class: 'why', dir: 'auto' }, item.rationale) : null,
    item.whatWouldChangeIt
      ? el(
          'p',
          { class: 'change', dir: 'auto' },
          el('b', {}, t('report.change')),
          ' ',
          item.whatWouldChangeIt,
        )
      : null,
    el(
      'p',
      { class: 'by' },
      ...[
        t('reader.claim.assessed', { date: longDate(report, item.assessedAt) }),
        item.confidence && `${t('report.facts.confidence')}: ${t(`report.confidence.${item.confidence}`)}.`,
      ].flatMap((one, i) => (one ? [i === 0 ? '' : ' ', one] : [])),
      meaning ? [' ', el('span', { lang: frozen.language }, meaning.text)] : null,
    ),
  );
};

/** Who is said to say it, of whom, when, where. */
const whoSays = ({ t, report }: Sheet, { item }: StandingClaim): Markup => {
  const kind = item.source?.kind ? t(`report.sourceKind.${item.source.kind}`) : null;
  const pairs: [string, string | null][] = [
    [t('reader.claim.whoSays'), [item.source?.name, kind].filter(Boolean).join(', ')],
    [t('report.facts.subjects'), item.subjects.join('; ')],
    [t('report.facts.type'), item.type && t(`report.type.${item.type}`)],
    [t('report.facts.claimDate'), item.claimDate && formatPartialDate(item.claimDate, report.language)],
    [t('report.facts.place'), item.place],
  ];
  const known = pairs.filter(([, value]) => value);
  if (known.length === 0) return null;
  return el(
    'dl',
    { class: 'known' },
    ...known.map(([name, value]) =>
      el('div', {}, el('dt', {}, name), el('dd', { dir: 'auto' }, value ?? '')),
    ),
  );
};

const where = (sheet: Sheet, claim: StandingClaim): Markup =>
  claim.item.passages.length === 0
    ? null
    : section(
        'where',
        sheet.t('reader.claim.where'),
        ...claim.item.passages.map((one) => passage(sheet, claim, one)),
      );

/** The words in their sentence, and that in its paragraph. */
const passage = (sheet: Sheet, { report, item, surroundings }: StandingClaim, one: Passage): Markup => {
  const article = report.articles[one.article - 1];
  const around = surroundings.get(one.occurrenceId);
  return [
    el(
      'blockquote',
      { lang: article?.language ?? item.language, dir: 'auto' },
      el(
        'p',
        {},
        around?.earlier ? el('span', { class: 'around' }, around.earlier) : null,
        one.before,
        el('mark', { class: `${item.verdict} ${item.layer}` }, one.exact),
        one.after,
        around?.later ? el('span', { class: 'around' }, around.later) : null,
      ),
    ),
    article ? el('p', { class: 'by cited' }, ...cited(sheet, article)) : null,
  ];
};

const cited = ({ report }: Sheet, article: ReportArticle): Markup[] => {
  const date = article.publishedOn && formatPartialDate(article.publishedOn, report.language);
  const title = outward(article.url, () => article.title) ?? article.title;
  const known = [article.byline, article.publisher ?? article.fileName, article.agency, date].filter(Boolean);
  return [
    el('cite', { lang: article.language, dir: 'auto' }, title),
    ...known.map((one) => [', ', el('bdi', {}, one ?? '')]),
  ];
};

const notes = ({ t, report }: Sheet, { item }: StandingClaim): Markup =>
  listed(
    'notes',
    t('reader.claim.notes'),
    item.notes.map(({ text, at }) =>
      el('li', {}, el('p', { dir: 'auto' }, text), el('p', { class: 'by' }, longDate(report, at))),
    ),
  );

const corrections = (sheet: Sheet, { item }: StandingClaim): Markup =>
  listed(
    'corrections',
    sheet.t('reader.claim.corrections'),
    item.corrections
      .toReversed()
      .map((one) =>
        el('li', {}, el('p', { dir: 'auto' }, ...correctionLine(sheet, one)), saidBefore(sheet, one)),
      ),
  );

/** Only claims that everybody may read are linked. */
const links = (reading: Reading, { t }: Sheet, { item }: StandingClaim): Markup =>
  listed(
    'links',
    t('reader.claim.links'),
    item.links.map((one) =>
      el('li', {}, t(`report.link.${one.direction}.${one.kind}`), ' ', claimLink(reading, one)),
    ),
  );

/** The verdict as each report printed it, and as it was put right since the last. */
const history = (reading: Reading, sheet: Sheet, claim: StandingClaim): Markup => {
  const { t, report } = sheet;
  const printed = claim.history.map(({ number, publishedAt, verdict: then, basis }) => [
    el('time', { datetime: publishedAt }, longDate(report, publishedAt)),
    toReport(reading, number, t('reader.claim.inReport', { number: String(number) })),
    verdictLabel(t, then),
    basis ? el('span', {}, t(`report.basis.${basis}`)) : null,
  ]);
  const changed = correctedSince(claim.report, claim.item).flatMap(({ at, verdict: change }) =>
    change
      ? [
          [
            el('time', { datetime: at }, longDate(report, at)),
            el('a', { href: '#corrections' }, t('reader.claim.corrected')),
            verdictLabel(t, change.after),
          ],
        ]
      : [],
  );
  const lines = [...printed, ...changed].map((line) => el('li', {}, ...line.flatMap((one) => [one, ' '])));
  return section('history', t('reader.claim.history'), el('ol', { role: 'list' }, ...lines));
};

/** Of a card as it is framed by other sites, in CSS pixels. */
export const CARD = { width: 560, height: 260 } as const;

/** What other sites put into their pages. */
export const cardFrame = (
  { addresses, locale }: Reading,
  claimId: string,
  title: string,
  size: { width: number; height: number } = CARD,
): string =>
  `<iframe src="${escapeHtml(addresses.embed(locale, claimId))}" title="${escapeHtml(title)}" width="${size.width}" height="${size.height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;

const embed = (reading: Reading, t: Translate, { claimId, item }: StandingClaim): Markup =>
  el(
    'details',
    { class: 'snippet' },
    el('summary', {}, t('reader.claim.embed')),
    el('p', {}, t('reader.claim.embedHow')),
    el('p', {}, el('code', {}, cardFrame(reading, claimId, inert(item.shortText)))),
  );

const withdrawnPage = (reading: Reading, { claimId, withdrawn }: WithdrawnClaim): PublicPage => {
  const { locale, desk } = reading;
  const t = translator(locale);
  const zoned = { language: locale, timeZone: desk.timeZone };
  const lines = withdrawn.map(({ number, withdrawn: how }) => [
    el(
      'p',
      {},
      t('reader.claim.withdrawn', { number: String(number), date: how ? longDate(zoned, how.at) : '' }),
    ),
    el('p', { dir: 'auto' }, el('b', {}, t('reader.report.reason')), ' ', how?.reason ?? ''),
  ]);
  return {
    path: publicPaths.claim(claimId),
    title: t('reader.claim.withdrawnTitle'),
    description: t('reader.claim.gone'),
    current: null,
    main: [
      el('h1', {}, t('reader.claim.withdrawnTitle')),
      el('div', { class: 'notice', role: 'note' }, ...lines),
      el('p', {}, t('reader.claim.gone')),
    ],
  };
};
