import MarkdownIt from 'markdown-it';
import { kindOfLine } from '@/lib/domain/outside';
import { type Block, createBlocks } from './blocks';
import type { Extracted } from './extracted';
import { takeFrontMatter } from './front-matter';

// HTML blocks are read as paragraphs, so that the words between the tags are kept. Indented lines are prose:
// articles hold no code, but some begin their paragraphs with four spaces.
const markdown = new MarkdownIt({ html: true }).disable(['html_block', 'code']);

type Token = ReturnType<typeof markdown.parse>[number];

/**
 * The words of a Markdown document: paragraphs, headings and quotations apart by an empty line, list items and
 * table rows a line each; emphasis, links and tags leave their words, pictures and comments nothing.
 */
export function extractMarkdown(source: string): Extracted {
  const { known, body } = takeFrontMatter(source);
  return { ...known, blocks: blocksOf(markdown.parse(body, {})) };
}

/** The line ends after a block, by the token that closes it. */
const GAPS: Readonly<Record<string, number>> = {
  paragraph_close: 2,
  heading_close: 2,
  bullet_list_close: 1,
  ordered_list_close: 1,
  table_close: 1,
  tr_close: 1,
};
const CELLS = new Set(['th_close', 'td_close']);

function blocksOf(tokens: readonly Token[]): Block[] {
  let inHeading = false;
  const blocks = createBlocks((words) => (inHeading ? 'heading' : kindOfLine(words)));
  for (const token of tokens) {
    if (token.type === 'heading_open') inHeading = true;
    if (token.type === 'inline') blocks.write(inlineText(token.children ?? []));
    if (token.type === 'fence') blocks.write(token.content);
    if (CELLS.has(token.type)) blocks.write('\t');
    const gap = gapAfter(token);
    if (gap > 0) blocks.end(gap);
    if (token.type === 'heading_close') inHeading = false;
  }
  return blocks.done();
}

function gapAfter(token: Token): number {
  if (token.type === 'fence') return 2;
  // The items of a tight list hold hidden paragraphs: a line each.
  if (token.hidden) return token.nesting < 0 ? 1 : 0;
  return isNestedList(token) ? 0 : (GAPS[token.type] ?? 0);
}

const isNestedList = (token: Token) => token.level > 0 && token.type.endsWith('_list_close');

function inlineText(tokens: readonly Token[]): string {
  return tokens.map(wordsOf).join('');
}

function wordsOf(token: Token): string {
  if (token.type === 'text' || token.type === 'code_inline') return token.content;
  // A line break inside a paragraph is how the file was wrapped, no end of anything.
  if (token.type === 'softbreak') return ' ';
  if (token.type === 'hardbreak' || /^<br\b/i.test(token.content)) return '\n';
  return '';
}
