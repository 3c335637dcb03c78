import { agencyNamed } from './agencies';
import type { Known } from './extracted';
import { knownFrom, written } from './fields';
import { isRow, type Row } from './json-records';

/** Where pages say it in `<meta>`, by `name`, `property` or `itemprop`, the most reliable first. */
const META = {
  title: 'og:title twitter:title dc.title dcterms.title citation_title headline parsely-title sailthru.title',
  byline:
    'author article:author_name byl byline dc.creator dcterms.creator citation_author parsely-author sailthru.author article:author',
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
  const byline = said(ld?.author, meta('byline'), textAt(document, WORDS.byline));
  const agency = said(ld?.sourceOrganization, meta('agency'));
  return knownFrom({
    title: said(
      ld?.headline,
      meta('title'),
      ld?.name,
      document.querySelector('h1')?.textContent,
      document.title,
    ),
    byline: isAddress(byline) ? undefined : byline,
    publisher: said(meta('publisher'), ld?.publisher),
    agency: agencyNamed(agency) ?? agencyNamed(byline) ?? undefined,
    url: absolute(said(canonicalOf(document), meta('url'), ld?.url, pageOf(ld)), address) || address,
    publishedOn: said(ld?.datePublished, meta('publishedOn'), dateAt(document)),
    language: said(document.documentElement?.getAttribute('lang'), ld?.inLanguage, meta('language')),
  });
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

function metaOf(document: Document): (field: keyof typeof META) => string | undefined {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim();
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content && !values.has(name)) values.set(name, content);
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

function recordsIn(json: string): Row[] {
  try {
    const document: unknown = JSON.parse(json);
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
