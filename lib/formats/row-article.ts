import { DomainError } from '@/lib/domain/errors';
import { type Block, oneBlock } from './blocks';
import { compose, type ReadArticle } from './extracted';
import { type ColumnMapping, guessMapping, knownFrom } from './fields';
import { htmlBlocks } from './html-blocks';
import type { Row } from './json-records';

/** Tags that hardly stand in a plain text. */
const MARKED_UP = /<(?:p|br|div|h[1-6]|ul|li|blockquote|figure|span|strong|em)(?:\s[^<>]*)?\/?>/i;

/**
 * The article that a record holds.
 *
 * @param mapping which column holds what; guessed from the names where nothing is said
 * @throws DomainError record.unmapped where no column holds the text
 */
export function rowArticle(row: Row, mapping: ColumnMapping = guessMapping(Object.keys(row))): ReadArticle {
  const { text, ...columns } = mapping;
  if (!text) throw new DomainError('record.unmapped', { columns: Object.keys(row).join(', ') });
  const said = Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, row[column]]));
  return compose({ ...knownFrom(said), blocks: textBlocks(row[text]) });
}

/** A text, marked up or not, or its paragraphs in a list. */
export function textBlocks(value: unknown): Block[] {
  const paragraphs = Array.isArray(value) ? value : [value];
  return paragraphs.flatMap(stringBlocks).map((block, i) => (i === 0 ? block : { ...block, gap: 2 }));
}

function stringBlocks(value: unknown): Block[] {
  if (typeof value !== 'string') return [];
  return MARKED_UP.test(value) ? htmlBlocks(value) : oneBlock(value);
}
