import type { Report } from '@/lib/domain/report';
import { type Block, type Pair, reportBlocks, type Span, type Spans } from './report-blocks';

/** The report as Markdown (CommonMark), block by block. No word of it can become markup. */
export function* reportMarkdown(report: Report): Generator<string> {
  for (const block of reportBlocks(report)) yield `${written(block)}\n\n`;
}

const written = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${block.id ? `<a id="${block.id}"></a>\n\n` : ''}${'#'.repeat(block.level)} ${line(block.spans)}`;
    case 'paragraph':
      return atStart(lines(block.spans));
    case 'quote':
      return prefixed(atStart(lines(block.spans)), '> ', '> ');
    case 'facts':
      return block.pairs.map(fact).join('\n');
    case 'list':
      return block.items
        .map((item, i) => point(item.map(written).join('\n\n'), block.ordered ? `${i + 1}. ` : '- '))
        .join('\n');
  }
};

const fact = ({ name, value }: Pair): string =>
  point(`**${line(name.map(plain))}** ${atStart(lines(value))}`, '- ');

/** Bold is said once, for all of it. */
const plain = ({ text, lang }: Span): Span => (lang ? { text, lang } : { text });

const point = (text: string, sign: string): string => prefixed(text, sign, ' '.repeat(sign.length));

const prefixed = (text: string, first: string, rest: string): string =>
  first + text.replaceAll('\n', `\n${rest}`).replaceAll(/\n +(?=\n)/g, '\n');

/** Lines of a text stay lines. */
const lines = (spans: Spans): string => spans.map(span).join('').replace(/\n+/g, '\\\n');

/** A heading has one. */
const line = (spans: Spans): string =>
  spans
    .map(span)
    .join('')
    .replace(/\s*\n\s*/g, ' ');

const span = ({ text, bold, italic, code, mark, link }: Span, at: number, all: Spans): string => {
  if (code) return text.includes('`') ? escaped(text) : `\`${text.replaceAll('\n', ' ')}\``;
  if (link) return `[${escaped(text)}](${address(link)})`;
  const beside = { before: all[at - 1]?.text.at(-1) ?? ' ', after: all[at + 1]?.text.at(0) ?? ' ' };
  if (mark || bold) return stressed(text, strong, beside);
  return italic ? stressed(text, emphasis, beside) : escaped(text);
};

type Stress = { readonly sign: string; readonly tag: string };
const strong: Stress = { sign: '**', tag: 'strong' };
const emphasis: Stress = { sign: '*', tag: 'em' };

const LETTER = /[\p{L}\p{N}]/u;
const APART = /[\s\p{P}]/u;

/**
 * Stars count as stress only beside the right neighbours; where they would not, the tag says it.
 *
 * @see https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
 */
const stressed = (text: string, { sign, tag }: Stress, beside: { before: string; after: string }): string => {
  const inner = text.trim();
  if (!inner) return text;
  const [from, to] = [text.indexOf(inner), text.indexOf(inner) + inner.length];
  const opens = LETTER.test(inner.at(0) ?? '') || from > 0 || APART.test(beside.before);
  const closes = LETTER.test(inner.at(-1) ?? '') || to < text.length || APART.test(beside.after);
  const [open, close] = opens && closes && !inner.includes('\n') ? [sign, sign] : [`<${tag}>`, `</${tag}>`];
  return text.slice(0, from) + open + escaped(inner) + close + text.slice(to);
};

// What means something within a line.
const SIGNS = /[\\`*_[\]~|$]/g;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(SIGNS, '\\$&');

// What means something where a line begins: points, numbers, rules, headings underlined, tables, indented code.
const BEGINNING = /^[^\S\n]*(?:(\d{1,9})(?=[.)])|(?=[-+=#:]))?/gm;
const SIGN = /^[-+=#:]/;

const atStart = (text: string): string =>
  text.replace(BEGINNING, (found, number: string | undefined, at: number, all: string) => {
    if (number) return `${number}\\`;
    return SIGN.test(all.slice(at + found.length, at + found.length + 1)) ? '\\' : '';
  });

/** Nothing in an address can end it. */
const address = (link: string): string =>
  link.replace(/[\s()<>\\"'`*_[\]]/g, (sign) => encodeURIComponent(sign).replace(/[()'*_]/g, percent));

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
