import { Parser } from 'htmlparser2';
import { DomainError } from '@/lib/domain/errors';
import { agencyNamed } from './agencies';
import { charsetWithin } from './charset';
import { decode } from './encoding';
import { compose, type ReadArticle } from './extracted';
import { knownFrom } from './fields';
import { assertModest } from './markup-limits';
import { textBlocks } from './row-article';

/** A feed as it was read. */
export type Feed = {
  /** What it calls itself; empty where it does not say. */
  readonly title: string;
  readonly entries: readonly FeedEntry[];
};

/** One entry of a feed: its article, and by what it is known again. */
export type FeedEntry = {
  /** What the feed calls it, else its address. */
  readonly id: string | null;
  readonly article: ReadArticle;
};

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string };

const ENTRIES = new Set(['item', 'entry']);

/** Elements of an entry, RSS, Atom and the usual extensions, without prefix where that says nothing. */
const TEXTS = ['content:encoded', 'content', 'description', 'summary', 'media:description'];
const DATES = ['pubdate', 'published', 'dc:date', 'issued', 'updated'];

/**
 * A feed: RSS 0.9 to 2.0 or Atom. A stream of tags is read, entities of its own are refused, and nothing it
 * names is fetched.
 *
 * @throws DomainError parse.depth, parse.attributes, parse.entities; record.invalid where it is no feed
 * @see https://www.rssboard.org/rss-specification
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function readFeed(xml: string): Feed {
  assertModest(xml, { xmlMode: true });
  const { feed, entries } = elementsOf(xml);
  if (feed.length === 0 && entries.length === 0) throw new DomainError('record.invalid');
  const title = plainText(first(feed, ['title', 'dc:publisher']));
  const language = first(feed, ['language', 'dc:language']) || attributeOf(feed, 'feed', 'xml:lang');
  return { title, entries: entries.map((entry) => articleOf(entry, title, language)) };
}

/** `readFeed` for `parseApart`; the charset is that of a Content-Type. */
export const feedOf = (bytes: Uint8Array, { charset }: { readonly charset?: string }): Feed =>
  readFeed(decode(bytes, { declared: charset ?? charsetWithin(bytes) }).text);

function elementsOf(xml: string): { feed: Element[]; entries: Element[][] } {
  const feed: Element[] = [];
  const entries: Element[][] = [];
  const open: Element[] = [];
  let entry: Element[] | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name: name.toLowerCase(), attributes, text: '' };
        for (const outer of open.filter(isMarkedUp)) outer.text += `<${name}>`;
        if (ENTRIES.has(element.name) && !entry) {
          entry = [];
          entries.push(entry);
        } else (entry ?? feed).push(element);
        open.push(element);
      },
      ontext(text) {
        for (const element of open) element.text += isMarkedUp(element) ? escaped(text) : text;
      },
      onclosetag(name) {
        open.pop();
        for (const outer of open.filter(isMarkedUp)) outer.text += `</${name}>`;
        if (ENTRIES.has(name.toLowerCase()) && !open.some((element) => ENTRIES.has(element.name)))
          entry = null;
      },
    },
    { xmlMode: true, lowerCaseTags: false },
  );
  parser.end(xml);
  return { feed, entries };
}

/** Atom can hold its markup as elements of the feed: their tags are written out again. */
const isMarkedUp = ({ attributes }: Element): boolean => attributes.type === 'xhtml';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function articleOf(entry: readonly Element[], feedTitle: string, feedLanguage: string): FeedEntry {
  const link = linkOf(entry);
  const byline = first(entry, ['dc:creator', 'name', 'author', 'creator']);
  const source = first(entry, ['source', 'dc:publisher']);
  const known = knownFrom({
    title: plainText(first(entry, ['title'])),
    byline: byline.replace(/^\S+@\S+ \((.+)\)$/, '$1'),
    publisher: source || feedTitle,
    agency: agencyNamed(source) ?? agencyNamed(byline) ?? undefined,
    url: link,
    publishedOn: first(entry, DATES),
    language: first(entry, ['dc:language', 'language']) || feedLanguage,
  });
  const blocks = textBlocks(first(entry, TEXTS));
  return { id: first(entry, ['guid', 'id']) || link || null, article: compose({ ...known, blocks }) };
}

/** Titles are often marked up, or their signs written as entities twice. */
const plainText = (title: string): string =>
  textBlocks(/[<&]/.test(title) ? `<p>${title}</p>` : title)
    .map(({ text }) => text)
    .join(' ');

const first = (elements: readonly Element[], names: readonly string[]): string =>
  names
    .map((name) =>
      elements.find((element) => element.name === name && element.text.trim() !== '')?.text.trim(),
    )
    .find((text) => text) ?? '';

const attributeOf = (elements: readonly Element[], name: string, attribute: string): string =>
  elements.find((element) => element.name === name)?.attributes[attribute] ?? '';

/** Atom has the address in an attribute; of several links the one to the entry itself counts. */
function linkOf(entry: readonly Element[]): string {
  const links = entry.filter(({ name }) => name === 'link');
  const alternate = links.find(({ attributes: { rel = 'alternate', href } }) => href && rel === 'alternate');
  const permanent = entry.find(
    ({ name, attributes, text }) =>
      name === 'guid' && attributes.isPermaLink !== 'false' && /^https?:/.test(text),
  );
  return alternate?.attributes.href ?? first(links, ['link']) ?? permanent?.text ?? '';
}
