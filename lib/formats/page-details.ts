import { agencyNamed } from './agencies';
import type { Known } from './extracted';
import { knownFrom, written } from './fields';
import { isRow, type Row } from './json-records';

/** Where pages say it in `<meta>`, by `name`, `property` or `itemprop`, the most reliable first. */
const META = {
  title: 'og:title twitter:title dc.title dcterms.title citation_title headline parsely-title sailthru.title',
  byline:
    'author article:author_name byl byline dc.creator dcterms.creator dcterm.creator dc.author citation_author parsely-author sailthru.author article:author',
  publisher:
    'og:site_name application-name dc.publisher dcterms.publisher citation_publisher publisher twitter:site',
  agency: 'original-source syndication-source news_agency agency dc.source source',
  url: 'og:url twitter:url dc.identifier parsely-link',
  publishedOn: `article:published_time og:published_time datePublished pubdate publishdate publish_date publish-date publication_date
    date dc.date dc.date.issued dcterms.created dcterms.issued dcterms.date citation_publication_date parsely-pub-date
    sailthru.date article:published published_time last-modified`,
  language: 'og:locale dc.language dcterms.language content-language language inLanguage',
} as const;

/** Where the words of the page say it. */
const WORDS = {
  byline:
    '[rel="author"], [itemprop="author"], .byline, .author-name, .author, .tac-gia, .tacgia, .article-author',
  publishedOn:
    'time[datetime], time[pubdate], [itemprop="datePublished"], .date-time, .publish-date, .pubdate, .post-date, .article-date, .ngay-dang, .time-now, .date, .time',
} as const;

const ARTICLE = /(?:^|\/|#)(?:\w*Article|BlogPosting|Report|ReportageNewsArticle|LiveBlogPosting)$/;

/**
 * What a page says of its article: in JSON-LD, in meta data, and by the usual marks. An address that is not http or https
 * counts for nothing.
 *
 * @param address where the page was fetched from: what it says of its own address may be said in relation to it
 */
export function pageDetails(document: Document, address?: string): Known {
  const ld = linkedData(document);
  const meta = metaOf(document);
  const byline = said(ld?.author, meta('byline'), withoutDate(textAt(document, WORDS.byline)));
  const agency = said(ld?.sourceOrganization, meta('agency'));
  return knownFrom({
    title: said(ld?.headline, titleIn(meta), headingOf(document)),
    byline: isAddress(byline) ? undefined : byline,
    publisher: said(meta('publisher'), ld?.publisher),
    agency: agencyNamed(agency) ?? agencyNamed(byline) ?? undefined,
    url: absolute(said(canonicalOf(document), meta('url'), ld?.url, pageOf(ld)), address) || address,
    publishedOn: said(ld?.datePublished, meta('publishedOn'), dateAt(document)),
    language: said(document.documentElement?.getAttribute('lang'), ld?.inLanguage, meta('language')),
  });
}

/** Some sites call all of their pages by their own name. */
const titleIn = (meta: Meta) => (meta('title') === meta('publisher') ? undefined : meta('title'));

/** When it was written often stands behind the name. */
export const withoutDate = (byline: string): string =>
  byline
    .replace(/\s+[-–—|•·]\s.*$/su, '')
    .replace(
      /\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?\d.*$/isu,
      '',
    )
    .replace(/[\s,|–—-]+$/u, '');

/** The one heading of the page that its title speaks of; of a title alone, what is not the site's name. */
function headingOf(document: Document): string {
  const title = written(document.querySelector('title')?.textContent);
  const [first = ''] = title.split(/\s+[-–—|»·]\s+|\s*[|_]\s*/);
  const headings = [...document.querySelectorAll('h1')].map((heading) => written(heading.textContent));
  const heading = headings.find(
    (words) => words !== '' && (title.includes(words) || (first !== '' && words.includes(first))),
  );
  return heading ?? (title === '' ? (headings[0] ?? '') : '');
}

const canonicalOf = (document: Document) =>
  document.querySelector('link[rel="canonical"]')?.getAttribute('href');

const pageOf = (ld: Row | undefined): unknown =>
  isRow(ld?.mainEntityOfPage) ? ld.mainEntityOfPage['@id'] : ld?.mainEntityOfPage;

/** An address of another kind is as good as none. */
function absolute(address: string, base: string | undefined): string {
  if (address === '' || !URL.canParse(address, base)) return '';
  const url = new URL(address, base);
  return /^https?:$/.test(url.protocol) ? url.href : '';
}

/** The first that says something, as a line. */
const said = (...values: readonly unknown[]): string => values.map(written).find((line) => line !== '') ?? '';

const isAddress = (words: string) => /^(?:https?:\/\/|@|www\.)\S+$/.test(words);

type Meta = (field: keyof typeof META) => string | undefined;

function metaOf(document: Document): Meta {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim();
    const names = ['name', 'property', 'itemprop', 'http-equiv'].map((attribute) =>
      element.getAttribute(attribute),
    );
    for (const name of names.join(' ').toLowerCase().split(/\s+/)) {
      const key = name.replace(/^(dc|dcterms?|parsely|sailthru):/, '$1.');
      if (content && !values.has(key)) values.set(key, content);
    }
  }
  return (field) =>
    META[field]
      .split(/\s+/)
      .map((name) => values.get(name.toLowerCase()))
      .find((content) => content !== undefined);
}

const textAt = (document: Document, selector: string): string =>
  [...document.querySelectorAll(selector)]
    .map((element) => element.textContent?.trim() ?? '')
    .find((text) => text !== '' && text.length < 120) ?? '';

function dateAt(document: Document): string {
  for (const element of document.querySelectorAll(WORDS.publishedOn)) {
    const words = element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent;
    if (words && /\d{4}/.test(words)) return words;
  }
  return '';
}

function linkedData(document: Document): Row | undefined {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  return scripts.flatMap((script) => recordsIn(script.textContent ?? '')).find(isArticle);
}

/** Pages wrap it for parsers of old, and break lines within its strings. */
const WRAPPING = /^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)|(?:\/\/\s*)?(?:\]\]>|-->|;)\s*$/g;

function recordsIn(json: string): Row[] {
  try {
    const document: unknown = JSON.parse(json.replace(WRAPPING, '').replace(/\p{Cc}+/gu, ' '));
    const top = Array.isArray(document) ? document : [document];
    return top.filter(isRow).flatMap((row) => [row, ...(Array.isArray(row['@graph']) ? row['@graph'] : [])]);
  } catch {
    return [];
  }
}

function isArticle(row: unknown): boolean {
  const types = isRow(row) ? [row['@type']].flat() : [];
  return types.some((type) => typeof type === 'string' && ARTICLE.test(type));
}
