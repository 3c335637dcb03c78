/**
 * The report's sheet as what a document is made of, one part after the other: headings, paragraphs, quotations, lists,
 * facts. What only arranges it on a page, or is drawn, is left out. Documents that are no web pages are written from this.
 */
import type { Report } from '@/lib/domain/report';
import { normalise } from '@/lib/domain/text';
import { Verdict } from '@/lib/domain/verdict';
import type { Element, Markup } from './markup';
import { sheetParts } from './report-sheet';

/** Words in one style. `mark`: the words that were marked as the claim, by the verdict it has. */
export type Span = {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  readonly mark?: Verdict | 'open';
  readonly verdict?: Verdict;
  /** An address of the web, or `#id` of a heading. */
  readonly link?: string;
  readonly lang?: string;
};

/** What a paragraph is for, by its class on the sheet. */
export type Role = 'plain' | 'run' | 'lede' | 'tag' | 'why' | 'said' | 'by' | 'unsound' | 'folio';

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly id?: string; readonly spans: Spans }
  | { readonly kind: 'paragraph'; readonly role: Role; readonly spans: Spans }
  | { readonly kind: 'quote'; readonly spans: Spans }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'facts'; readonly pairs: readonly Pair[] };

export type Spans = readonly Span[];
/** A name and what stands for it. */
export type Pair = { readonly name: Spans; readonly value: Spans };

/** All blocks of the report, in reading order. @param onClaim is called after each claim */
export function* reportBlocks(report: Report, onClaim: () => void = () => {}): Generator<Block> {
  for (const part of sheetParts(report, onClaim)) yield* blocksOf(part, {});
}

/** The report's title on one line, as a file's properties and its footers say it. */
export const titleOf = ({ title }: Report): string => normalise(title).replace(/\s+/g, ' ').trim();

/** What holds for all that lies within. */
type Style = Omit<Span, 'text'>;

const classOf = (node: Element): string => node.attributes.class ?? '';

/** Drawn, or there for the eye alone. */
const isHidden = (node: Element): boolean => node.attributes['aria-hidden'] === 'true' || node.tag === 'svg';

const elements = (node: Markup): Element[] => {
  if (node === null || typeof node === 'string') return [];
  if (!('tag' in node)) return node.flatMap(elements);
  return isHidden(node) ? [] : [node];
};

const within = (node: Element): Element[] => node.children.flatMap(elements);

function* blocksOf(node: Markup, style: Style): Generator<Block> {
  for (const one of elements(node)) yield* blockOf(one, { ...style, ...languageOf(one) });
}

const languageOf = ({ attributes }: Element): Style => (attributes.lang ? { lang: attributes.lang } : {});

function* blockOf(node: Element, style: Style): Generator<Block> {
  if (classOf(node) === 'defs') yield definitions(node, style);
  else if (classOf(node) === 'item') yield* claim(node, style);
  else yield* byTag(node, style);
}

function* byTag(node: Element, style: Style): Generator<Block> {
  const levels = { h1: 1, h2: 2, h3: 3, h4: 4 } as const;
  const { tag } = node;
  if (tag === 'h1' || tag === 'h2' || tag === 'h3' || tag === 'h4')
    yield { kind: 'heading', level: levels[tag], spans: spansOf(node, style) };
  else if (tag === 'p') yield paragraph(node, style);
  else if (tag === 'blockquote') yield { kind: 'quote', spans: spansOf(node, style) };
  else if (tag === 'ul' || tag === 'ol') yield* list(node, style);
  else if (tag === 'dl') yield* classOf(node) === 'end' ? sections(node, style) : [facts(node, style)];
  else yield* named(node, style);
}

/** A section that is named only for who listens gets its name as a heading. */
function* named(node: Element, style: Style): Generator<Block> {
  const label = node.attributes['aria-label'];
  const hasHeading = within(node).some(({ tag }) => tag === 'h4');
  if (label && !hasHeading) yield heading(label);
  for (const child of within(node)) yield* blockOf(child, { ...style, ...languageOf(child) });
}

const heading = (text: string): Block => ({ kind: 'heading', level: 4, spans: [{ text }] });

/** Its number belongs to its heading: a claim is a section of the document, not a point of a list. */
function* claim(item: Element, style: Style): Generator<Block> {
  const number = /^claim-(\d+)$/.exec(item.attributes.id ?? '')?.[1];
  for (const block of item.children.flatMap((child) => [...blocksOf(child, style)])) {
    if (number && block.kind === 'heading' && block.level === 3)
      yield { ...block, id: `claim-${number}`, spans: [{ text: `${number}. ` }, ...block.spans] };
    else yield block;
  }
}

const roles: readonly Role[] = ['run', 'lede', 'tag', 'why', 'said', 'by', 'unsound', 'folio'];

const paragraph = (node: Element, style: Style): Block => {
  const role = roles.find((one) => classOf(node).split(' ').includes(one)) ?? 'plain';
  const isRow = role === 'tag' || role === 'run';
  return { kind: 'paragraph', role, spans: isRow ? row(node, style) : spansOf(node, style) };
};

/** Things that stand apart on the sheet. */
const row = (node: Element, style: Style): Span[] =>
  within(node).flatMap((child, i) => [
    ...(i > 0 ? [{ ...style, text: ' · ' }] : []),
    ...spansOf(child, { ...style, ...styleOf(child) }),
  ]);

function* list(node: Element, style: Style): Generator<Block> {
  const label = node.attributes['aria-label'];
  if (label) yield heading(label);
  const ordered = node.tag === 'ol';
  const items = within(node).map((item) => itemOf(item, ordered, style));
  yield { kind: 'list', ordered, items };
}

/** A point without paragraphs of its own is one; its number is the list's. */
const itemOf = (item: Element, ordered: boolean, style: Style): Block[] => {
  const isBlock = (one: Element) => ['p', 'div', 'section', 'ul', 'ol'].includes(one.tag);
  const isInline = (node: Markup) => !elements(node).some(isBlock);
  const children = item.children.flatMap(flat);
  const words = children.filter(isInline).filter((one) => !(ordered && isNumber(one)));
  const spans = words.flatMap((one) => inline(one, style));
  const own: Block[] = spans.length > 0 ? [{ kind: 'paragraph', role: 'plain', spans }] : [];
  return [...own, ...children.filter((one) => !isInline(one)).flatMap((one) => [...blocksOf(one, style)])];
};

const flat = (node: Markup): Markup[] =>
  node !== null && typeof node !== 'string' && !('tag' in node) ? node.flatMap(flat) : [node];

const isNumber = (node: Markup): boolean =>
  node !== null && typeof node !== 'string' && 'tag' in node && classOf(node) === 'num';

const facts = (node: Element, style: Style): Block => ({
  kind: 'facts',
  pairs: within(node).map((pair) => {
    const [name, value] = within(pair);
    return { name: name ? spansOf(name, style) : [], value: value ? spansOf(value, style) : [] };
  }),
});

/** A verdict, how many there are, and what it means. */
const definitions = (node: Element, style: Style): Block => ({
  kind: 'facts',
  pairs: within(node).map((one) => {
    const [count, verdict, meaning] = within(one);
    const name = verdict ? spansOf(verdict, { ...style, ...styleOf(verdict) }) : [];
    const total = count ? spansOf(count, style) : [];
    return {
      name: [...name, { text: ': ' }, ...total],
      value: meaning ? spansOf(meaning, style) : [],
    };
  }),
});

/** The last pages: each name is a heading, and what stands for it follows. */
function* sections(node: Element, style: Style): Generator<Block> {
  for (const child of within(node)) {
    if (child.tag === 'dt') yield { kind: 'heading', level: 2, spans: spansOf(child, style) };
    else yield* itemOf(child, false, style);
  }
}

const styleOf = (node: Element): Style => {
  const { tag, attributes } = node;
  const verdict = Verdict.options.find((one) => classOf(node).split(' ').includes(one));
  return {
    ...languageOf(node),
    ...(tag === 'b' && { bold: true as const }),
    ...((tag === 'i' || tag === 'cite') && { italic: true as const }),
    ...(tag === 'code' && { code: true as const }),
    ...(tag === 'mark' && { mark: verdict ?? ('open' as const) }),
    ...(tag === 'span' && verdict && { verdict, bold: true as const }),
    ...(tag === 'a' && attributes.href && { link: attributes.href }),
  };
};

const spansOf = (node: Element, style: Style): Span[] =>
  node.children.flatMap((child) => inline(child, { ...style, ...languageOf(node) }));

const inline = (node: Markup, style: Style): Span[] => {
  if (node === null || node === '') return [];
  if (typeof node === 'string') return [{ ...style, text: node }];
  if (!('tag' in node)) return node.flatMap((child) => inline(child, style));
  return isHidden(node) ? [] : spansOf(node, { ...style, ...styleOf(node) });
};
