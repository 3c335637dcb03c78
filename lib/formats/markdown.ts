import MarkdownIt from 'markdown-it';
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
  return { ...known, text: plainText(markdown.parse(body, {})) };
}

/** What is written between the words of one block and of the next, by the token that stands there. */
const SEPARATORS: Readonly<Record<string, string>> = {
  paragraph_close: '\n\n',
  heading_close: '\n\n',
  bullet_list_close: '\n',
  ordered_list_close: '\n',
  table_close: '\n',
  tr_close: '\n',
  th_close: '\t',
  td_close: '\t',
};

function plainText(tokens: readonly Token[]): string {
  const parts = tokens.map((token) => {
    if (token.type === 'inline') return inlineText(token.children ?? []);
    if (token.type === 'fence') return `${token.content}\n`;
    // The items of a tight list hold hidden paragraphs: a line each.
    if (token.hidden) return token.nesting < 0 ? '\n' : '';
    return isNestedList(token) ? '' : (SEPARATORS[token.type] ?? '');
  });
  return parts
    .join('')
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
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
