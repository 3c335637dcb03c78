/** The evidence of a claim on its public page: for it on one side, against it on the other, what else is known below. */
import { formatPartialDate } from '@/lib/domain/dates';
import type { Stance } from '@/lib/domain/evidence';
import type { ReportEvidence, ReportItem } from '@/lib/domain/report';
import { el, type Markup } from './markup';
import type { Sheet } from './report-claim';
import { longDate } from './report-times';
import { webAddress } from './web-address';

const signs: Readonly<Record<Stance, string>> = { supports: '↑', contradicts: '↓', contextualises: '≈' };

/** Sides that are shown even when nothing stands on them: that nothing was found is something found. */
const sides: readonly Stance[] = ['supports', 'contradicts'];

/** In columns by stance, with how many origins there are. */
export const evidenceSides = (sheet: Sheet, { evidence }: ReportItem): Markup => {
  const { t } = sheet;
  if (evidence.links === 0) return el('p', { class: 'none' }, t('reader.claim.noEvidence'));
  const of = (stance: Stance) => evidence.items.filter((item) => item.stance === stance);
  const isShared = evidence.origins < evidence.links;
  const beside = of('contextualises');
  return [
    el(
      'p',
      { class: 'count' },
      t('report.evidence.count', { links: evidence.links, origins: evidence.origins }),
    ),
    el('div', { class: 'sides' }, ...sides.map((stance) => side(sheet, stance, of(stance), isShared))),
    beside.length > 0 ? side(sheet, 'contextualises', beside, isShared) : null,
  ];
};

const side = (sheet: Sheet, stance: Stance, items: readonly ReportEvidence[], isShared: boolean): Markup => {
  const { t } = sheet;
  return el(
    'section',
    { class: `side ${stance}`, 'aria-labelledby': stance },
    el(
      'h3',
      { id: stance },
      el('span', { class: 'sign', 'aria-hidden': 'true' }, signs[stance]),
      t(`reader.claim.${stance}`),
    ),
    items.length === 0
      ? el('p', { class: 'none' }, t('reader.claim.none'))
      : el('ul', { role: 'list' }, ...items.map((item) => el('li', {}, source(sheet, item, isShared)))),
  );
};

const source = ({ report, t }: Sheet, item: ReportEvidence, isShared: boolean): Markup => {
  const date = item.publishedOn && formatPartialDate(item.publishedOn, report.language);
  const known = [item.title ?? item.document, item.author, item.sourceName, date].filter(Boolean);
  const kind = `${t(`report.sourceKind.${item.sourceKind}`)}, ${t(`report.evidence.${item.directness}`)}`;
  const origin = isShared ? t('report.evidence.origin', { number: item.origin }) : null;
  return [
    el('p', { class: 'who' }, el('b', {}, el('bdi', {}, item.publisher))),
    el(
      'p',
      { class: 'what' },
      ...known.flatMap((one, i) => [i === 0 ? null : ', ', el('bdi', {}, one ?? '')]),
    ),
    el('p', { class: 'said', dir: 'auto' }, `“${item.quote}”`),
    el(
      'p',
      { class: 'by' },
      [kind, item.later ? t('report.evidence.later') : null, origin].filter(Boolean).join(' · '),
    ),
    el('p', { class: 'by' }, ...places({ report, t }, item)),
  ];
};

/** Where to read it, and where it is kept should it go. */
const places = (
  { report, t }: Sheet,
  { url, archiveUrl, accessedAt, snapshotSha256 }: ReportEvidence,
): Markup[] => {
  const original = outward(url, (host) => t('reader.claim.original', { host }));
  const archived = outward(archiveUrl, () => t('reader.claim.archived'));
  const seen = t('report.evidence.accessed', { date: longDate(report, accessedAt) });
  const stored = snapshotSha256 && el('code', {}, t('report.evidence.snapshot', { hash: snapshotSha256 }));
  const all = [original, archived, seen, stored].filter((one) => one !== null);
  return all.flatMap((one, i) => (i === 0 ? [one] : [' · ', one]));
};

/** A link that leaves the desk's pages; an address that is none of the web is not shown as one. */
export const outward = (address: string | null, words: (host: string) => string): Markup => {
  const href = webAddress(address);
  return href && el('a', { href, rel: 'noopener noreferrer nofollow' }, words(new URL(href).host));
};
