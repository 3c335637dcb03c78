/** The frame of every public page: what stands in its head, above and below. No script runs in it, and it fetches nothing from elsewhere. */
import { Locale } from '@/lib/domain/people';
import type { PublicDesk } from '@/lib/domain/public-reading';
import { normalise, shorten } from '@/lib/domain/text';
import { type Translate, translator } from '@/lib/i18n';
import type { JsonRecord } from './json-value';
import { el, escapeHtml, inert, type Markup, toHtml } from './markup';
import { type PublicAddresses, publicPaths } from './public-addresses';
import { inertJson } from './report-json';

/** What all pages of a desk share: its name, the language of the page, where things are, and the style sheet. */
export type Reading = {
  readonly desk: PublicDesk;
  readonly locale: Locale;
  readonly addresses: PublicAddresses;
  /** Address of the style sheet. */
  readonly style: string;
};

/** A page of the desk. */
export type PublicPage = {
  /** One of `publicPaths`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly current: 'reports' | 'corrections' | 'method' | null;
  readonly main: Markup;
  /** Its text stands in this language alone, whichever the words round it: that page is the one to be found. */
  readonly onlyIn?: Locale;
  /** Whether a picture stands for it where it is shared. */
  readonly pictured?: boolean;
  /** Whether other sites may show a card of it. */
  readonly carded?: boolean;
  readonly review?: JsonRecord | null;
};

/** In code points: what search engines and cards show. */
const TITLE_MAX = 110;
const DESCRIPTION_MAX = 200;

/** The page as HTML. */
export const publicHtml = (reading: Reading, page: PublicPage): string => {
  const { desk, locale } = reading;
  const t = translator(locale);
  const title = oneLine(`${page.title} · ${desk.names[locale]}`, TITLE_MAX);
  const body = [
    el('a', { class: 'skip', href: '#content' }, t('reader.skip')),
    masthead(reading, t, page),
    el('main', { id: 'content' }, page.main),
    foot(reading, t),
  ];
  return document(locale, [...headOf(reading, page, title)], body, 'public');
};

/** A document of ours from the lines of its head and what is in its body. */
export const document = (
  locale: Locale,
  head: readonly string[],
  body: Markup,
  kind: 'public' | 'embed',
): string =>
  `<!doctype html>\n<html lang="${locale}">\n<head>\n<meta charset="utf-8">\n${[...head].join('\n')}\n</head>\n<body class="${kind}">\n${toHtml(body)}\n</body>\n</html>\n`;

/** On one line, without what misleads. */
export const oneLine = (text: string, most: number): string =>
  shorten(inert(normalise(text)).replace(/\s+/g, ' ').trim(), most);

const tag = (name: 'meta' | 'link', attributes: Readonly<Record<string, string>>): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeHtml(inert(value))}"`)
    .join('')}>`;

export const titleTag = (title: string): string => `<title>${escapeHtml(title)}</title>`;

/** What makes a page readable on a phone, and look like the others. */
export const plainHead = (style: string): string[] => [
  tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
  tag('meta', { name: 'color-scheme', content: 'light dark' }),
  tag('link', { rel: 'stylesheet', href: style }),
  tag('link', { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }),
];

function* headOf(reading: Reading, page: PublicPage, title: string): Generator<string> {
  const { addresses, locale, desk, style } = reading;
  const at = addresses.page(page.onlyIn ?? locale, page.path);
  const description = oneLine(page.description, DESCRIPTION_MAX);
  yield titleTag(title);
  yield* plainHead(style);
  yield tag('meta', { name: 'description', content: description });
  yield tag('link', { rel: 'canonical', href: at });
  yield* alternates(reading, page);
  const t = translator(locale);
  const feedTitle = t('reader.corrections.feedTitle', { desk: desk.names[locale] });
  yield tag('link', {
    rel: 'alternate',
    type: 'application/atom+xml',
    title: feedTitle,
    href: addresses.feed,
  });
  if (page.carded) yield* cards(addresses, at);
  yield* shared(reading, page, { title: oneLine(page.title, TITLE_MAX), description, at });
  if (page.review) yield `<script type="application/ld+json">${inertJson(page.review)}</script>`;
}

/** The page in each language, and the one for who reads neither. */
function* alternates({ addresses }: Reading, { path, onlyIn }: PublicPage): Generator<string> {
  const languages = onlyIn ? [onlyIn] : Locale.options;
  for (const hreflang of languages)
    yield tag('link', { rel: 'alternate', hreflang, href: addresses.page(hreflang, path) });
  const fallback = path === publicPaths.index ? addresses.desk : addresses.page(onlyIn ?? 'en', path);
  yield tag('link', { rel: 'alternate', hreflang: 'x-default', href: fallback });
}

function* cards(addresses: PublicAddresses, at: string): Generator<string> {
  for (const format of ['json', 'xml'] as const)
    yield tag('link', {
      rel: 'alternate',
      type: `${format === 'json' ? 'application/json' : 'text/xml'}+oembed`,
      href: addresses.oembed(at, format),
    });
}

const PICTURE = { width: '1200', height: '630', type: 'image/png' } as const;

/** @see https://ogp.me/ */
function* shared(
  { addresses, locale, desk }: Reading,
  { path, pictured }: PublicPage,
  { title, description, at }: { title: string; description: string; at: string },
): Generator<string> {
  const facts: Record<string, string> = {
    'og:type': path === publicPaths.index ? 'website' : 'article',
    'og:title': title,
    'og:description': description,
    'og:url': at,
    'og:site_name': desk.names[locale],
    'og:locale': locale === 'vi' ? 'vi_VN' : 'en_GB',
  };
  for (const [property, content] of Object.entries(facts)) yield tag('meta', { property, content });
  yield tag('meta', { name: 'twitter:card', content: pictured ? 'summary_large_image' : 'summary' });
  if (!pictured) return;
  yield tag('meta', { property: 'og:image', content: addresses.picture(locale, path) });
  for (const [key, content] of Object.entries(PICTURE))
    yield tag('meta', { property: `og:image:${key}`, content });
  yield tag('meta', { property: 'og:image:alt', content: `${title}. ${description}` });
}

const here = (address: PublicAddresses): PublicAddresses['page'] => {
  const { length } = address.origin;
  return (locale, path) => address.page(locale, path).slice(length);
};

/** An address within the server, for links on its own pages. */
export const within = ({ origin }: PublicAddresses, address: string): string => address.slice(origin.length);

const masthead = (
  { desk, locale, addresses }: Reading,
  t: Translate,
  { path, current }: PublicPage,
): Markup => {
  const page = here(addresses);
  const places = [
    ['reports', publicPaths.index],
    ['corrections', publicPaths.corrections],
    ['method', publicPaths.method],
  ] as const;
  return el(
    'header',
    { class: 'masthead' },
    el(
      'p',
      { class: 'desk' },
      el('a', { class: 'name', href: page(locale, publicPaths.index), dir: 'auto' }, desk.names[locale]),
      el('span', {}, t('reader.standing')),
    ),
    el(
      'nav',
      { 'aria-label': t('reader.nav.label') },
      el(
        'ul',
        { class: 'places', role: 'list' },
        ...places.map(([name, to]) =>
          el(
            'li',
            {},
            el(
              'a',
              { href: page(locale, to), ...(name === current && { 'aria-current': 'page' }) },
              t(`reader.nav.${name}`),
            ),
          ),
        ),
      ),
    ),
    languages(page, t, { path, locale }),
  );
};

/** The same page in the other language. */
const languages = (
  page: PublicAddresses['page'],
  t: Translate,
  { path, locale }: { path: string; locale: Locale },
): Markup =>
  el(
    'ul',
    { class: 'languages', role: 'list', 'aria-label': t('shell.language.label') },
    ...Locale.options.map((one) => {
      const own = { href: page(one, path), hreflang: one, lang: one };
      const current = one === locale ? { 'aria-current': 'true' } : {};
      return el('li', {}, el('a', { ...own, ...current }, t(`shell.language.${one}`)));
    }),
  );

const foot = ({ desk, locale, addresses }: Reading, t: Translate): Markup => {
  const page = here(addresses);
  const links = [
    [page(locale, publicPaths.method), t('reader.nav.method')],
    [page(locale, publicPaths.corrections), t('reader.nav.corrections')],
    [within(addresses, addresses.feed), t('reader.foot.feed')],
    ['/verify', t('reader.foot.verify')],
  ] as const;
  return el(
    'footer',
    { class: 'foot' },
    el(
      'nav',
      { 'aria-label': t('reader.foot.label') },
      el('ul', { role: 'list' }, ...links.map(([href, words]) => el('li', {}, el('a', { href }, words)))),
    ),
    el('p', {}, el('bdi', {}, desk.names[locale]), ' · ', t('reader.foot.made')),
  );
};

/** What stands where nothing is published, or where it cannot be shown, in no desk's name. */
export const nothingHtml = (locale: Locale, style: string, why: 'gone' | 'damaged' | 'later'): string => {
  const t = translator(locale);
  const main = el(
    'main',
    { id: 'content', class: 'nothing' },
    el('h1', {}, t(`reader.${why}.title`)),
    el('p', { class: 'lede' }, t(`reader.${why}.body`)),
  );
  return document(locale, [titleTag(t(`reader.${why}.title`)), ...plainHead(style)], main, 'public');
};
