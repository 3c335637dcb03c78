import { agencyNamed } from './agencies';
import type { Block } from './blocks';
import { compose, type ReadArticle } from './extracted';
import { knownFrom } from './fields';
import { htmlBlocks } from './html-blocks';
import { isRow, type Row } from './json-records';
import { textBlocks } from './row-article';

/** Keys as the three generations of the standard write them, without capitals and underscores. */
const lowered = (item: Row): Row =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key.toLowerCase().replaceAll('_', ''), value]),
  );

/** Whether a parsed JSON document is an item of ninjs: by its name in it, or by keys that hardly anything else has. */
export function isNinjs(document: unknown): document is Row {
  if (!isRow(document)) return false;
  const { standard, uri, bodies, headlines, versioncreated, bodytext, bodyxhtml, bodyhtml } =
    lowered(document);
  if (isRow(standard) && standard.name === 'ninjs') return true;
  const second = Array.isArray(bodies) && Array.isArray(headlines);
  return (
    uri !== undefined &&
    (second || (versioncreated !== undefined && (bodytext ?? bodyxhtml ?? bodyhtml) !== undefined))
  );
}

/**
 * The article of a ninjs item, of version 3 or, leniently, 2 and 1. A text that is marked up is preferred to a plain one,
 * since it has paragraphs; what is associated with the item, pictures mostly, is left alone.
 *
 * @see https://www.iptc.org/std/ninjs/userguide/
 */
export function ninjsArticle(document: Row): ReadArticle {
  const item = lowered(document);
  const sources = list(item.infosources).map((source) => source.name);
  const byline =
    text(item.by) ||
    text(item.byline) ||
    list(item.bylines)
      .map((one) => text(one.byline ?? one.name))
      .join(', ');
  const agencies = [...sources, item.copyrightholder, item.source, byline].map((name) => text(name));
  const known = knownFrom({
    title: mainValue(item.headlines) || item.headline || item.title,
    byline,
    publisher: item.publisher ?? undefined,
    agency: agencies.map(agencyNamed).find((name) => name !== null) ?? sources[0] ?? item.copyrightholder,
    url: [item.url, item.weblink, item.uri].find((address) => /^https?:/.test(text(address))),
    publishedOn: item.contentcreated ?? item.versioncreated ?? item.firstcreated,
    language: item.language,
  });
  return compose({ ...known, blocks: bodyBlocks(item) });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const list = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow).map(lowered) : []);

/** Of several in different roles the main one, else the first. */
function mainValue(value: unknown): string {
  const values = list(value);
  return text((values.find(({ role }) => role === 'main') ?? values[0])?.value);
}

function bodyBlocks(item: Row): Block[] {
  const bodies = list(item.bodies);
  const rich =
    bodies.find(({ contenttype }) => /html/.test(text(contenttype)))?.value ??
    item.bodyxhtml ??
    item.bodyhtml;
  if (typeof rich === 'string' && rich.trim() !== '') return htmlBlocks(rich);
  return textBlocks(
    mainValue(item.bodies) || item.bodytext || mainValue(item.descriptions) || item.descriptiontext,
  );
}
