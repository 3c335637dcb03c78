/** A claim as a card within the pages of others: by a frame, and by oEmbed. */
import type { StandingClaim } from '@/lib/domain/public-reading';
import { translator } from '@/lib/i18n';
import { el, escapeHtml, inert } from './markup';
import { publicPaths } from './public-addresses';
import { CARD, cardFrame } from './public-claim';
import { document, oneLine, plainHead, type Reading, titleTag } from './public-page';
import { verdictLabel } from './report-claim';
import { longDate } from './report-times';
import { escapeXml } from './xml';

/** The card as a page of its own: everything in it leads out of the frame. */
export const cardHtml = (reading: Reading, { claimId, head, item }: StandingClaim): string => {
  const { addresses, locale, desk } = reading;
  const t = translator(locale);
  const at = addresses.page(locale, publicPaths.claim(claimId));
  const last = item.corrections.map((one) => one.at).at(-1);
  const asOf = longDate({ language: locale, timeZone: desk.timeZone }, head.publishedAt);
  const corrected =
    last && last > head.publishedAt
      ? t('reader.claim.since', { date: longDate({ language: locale, timeZone: desk.timeZone }, last) })
      : null;
  const body = el(
    'main',
    { class: `card ${item.verdict}` },
    el('p', { class: 'kicker' }, el('b', {}, t('reader.card.by', { desk: desk.names[locale] }))),
    el('h1', { lang: item.language, dir: 'auto' }, el('a', { href: at }, item.shortText)),
    el(
      'p',
      { class: 'says' },
      verdictLabel(t, item.verdict),
      el('span', {}, item.basis ? t(`report.basis.${item.basis}`) : t('report.noBasis')),
    ),
    el(
      'p',
      { class: 'by' },
      [t('reader.claim.asOf', { date: asOf }), corrected].filter(Boolean).join(', '),
      ' · ',
      el('a', { href: at }, t('reader.card.open')),
    ),
  );
  const lines = [
    titleTag(oneLine(`${item.shortText} · ${desk.names[locale]}`, 110)),
    ...plainHead(reading.style),
    '<base target="_top">',
    `<link rel="canonical" href="${escapeHtml(at)}">`,
  ];
  return document(locale, lines, body, 'embed');
};

/** What other sites are told of a claim's card. @see https://oembed.com */
export type OEmbed = Readonly<Record<string, string | number>>;

/** No card is narrower: its words would not be read. In CSS pixels. */
const NARROWEST = 240;

export const oembedOf = (
  reading: Reading,
  { claimId, item }: Pick<StandingClaim, 'claimId' | 'item'>,
  most: { width: number | null; height: number | null },
): OEmbed => {
  const { addresses, locale, desk } = reading;
  const t = translator(locale);
  const width = Math.max(NARROWEST, Math.min(CARD.width, most.width ?? CARD.width));
  const height = Math.min(CARD.height, most.height ?? CARD.height);
  const path = publicPaths.claim(claimId);
  const title = oneLine(`${item.shortText} – ${t(`shell.verdict.${item.verdict}`)}`, 110);
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: inert(desk.names[locale]),
    author_url: addresses.page(locale, publicPaths.index),
    provider_name: inert(desk.names[locale]),
    provider_url: addresses.page(locale, publicPaths.index),
    cache_age: 300,
    thumbnail_url: addresses.picture(locale, path),
    thumbnail_width: 1200,
    thumbnail_height: 630,
    html: cardFrame(reading, claimId, title, { width, height }),
    width,
    height,
  };
};

/** The same as XML. */
export const oembedXml = (card: OEmbed): string => {
  const fields = Object.entries(card).map(
    ([name, value]) => `  <${name}>${escapeXml(String(value))}</${name}>`,
  );
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${fields.join('\n')}\n</oembed>\n`;
};
