import type { Block } from './blocks';
import type { Extracted } from './extracted';
import { knownFrom, written } from './fields';
import { htmlBlocks } from './html-blocks';
import { assertModest } from './markup-limits';
import { pageDetails, withoutDate } from './page-details';

/** In code units: with less, what was found is not the article but a piece of the page. */
const SHORTEST = 200;

/**
 * The article of a page: what people come to read, without what stands round it, and what the page says of it. Scripts
 * do not run, nothing is fetched, and of links only their words are kept.
 *
 * @param address where the page was fetched from, if it was
 * @throws DomainError parse.depth, parse.attributes, parse.entities
 */
export async function pageArticle(html: string, address?: string): Promise<Extracted> {
  assertModest(html, { xmlMode: false });
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  const { document } = parseHTML(withBody(html));
  const known = pageDetails(document, address);
  const readable = new Readability(document, { keepClasses: true, disableJSONLD: true }).parse();
  const blocks = htmlBlocks(readable?.content ?? '');
  // What the page does not say, its looks may.
  const seen = knownFrom({
    title: readable?.title,
    byline: withoutDate(written(readable?.byline)),
    publisher: readable?.siteName,
  });
  return { ...seen, ...known, blocks: isEnough(blocks) ? blocks : htmlBlocks(html) };
}

/** Where pages leave out the tags that browsers add, the parser of trees adds none. */
function withBody(html: string): string {
  const whole = /<html[\s>]/i.test(html) ? html : `<html>${html}`;
  return /<body[\s>]/i.test(whole)
    ? whole
    : whole.replace(/<\/head>|<html[^>]*>(?!.*<\/head>)/is, '$&<body>');
}

const isEnough = (blocks: readonly Block[]): boolean =>
  blocks.reduce((sum, { kind, text }) => sum + (kind === 'paragraph' ? text.length : 0), 0) >= SHORTEST;
