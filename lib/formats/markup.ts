/**
 * A page as a value, written once and turned into a file by `toHtml`, into parts of a screen by app/_ui/markup.tsx.
 * Texts in it are plain: whoever writes them out escapes them, so that no text can become an element.
 */
import { normalise } from '@/lib/domain/text';
import { webAddress } from './web-address';

export type Markup = string | Element | null | readonly Markup[];

export type Element = {
  readonly tag: Tag;
  readonly attributes: Readonly<Attributes>;
  readonly children: readonly Markup[];
};

const tags = [
  ...['a', 'abbr', 'article', 'b', 'bdi', 'blockquote', 'cite', 'code', 'dd', 'div', 'dl', 'dt', 'footer'],
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'header',
    'i',
    'li',
    'main',
    'mark',
    'nav',
    'ol',
    'p',
    'section',
    'span',
    'time',
    'ul',
  ],
  ...['details', 'summary'],
  ...['svg', 'path', 'circle'],
] as const;
export type Tag = (typeof tags)[number];

/** Attributes by their name in HTML. None of them can carry a script or a style. */
export type Attributes = Partial<
  Record<
    | 'class'
    | 'lang'
    | 'dir'
    | 'id'
    | 'href'
    | 'hreflang'
    | 'rel'
    | 'datetime'
    | 'role'
    | 'aria-current'
    | 'aria-label'
    | 'aria-hidden'
    | 'aria-labelledby'
    | 'viewBox'
    | 'd'
    | 'cx'
    | 'cy'
    | 'r',
    string
  >
>;

/** An element. Its texts lose what misleads: controls, direction overrides, halves of a pair, towers of marks. */
export const el = (tag: Tag, attributes: Attributes, ...children: readonly Markup[]): Element => ({
  tag,
  attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, inert(value)])),
  children: children.map(plain),
});

// More than any script puts on one letter; what is beyond would be drawn over the lines above.
const MARKS = /(\p{M}{8})\p{M}+/gu;

// Code points that will never be a character; readers of HTML and XML stumble over them.
const NO_CHARACTER = /\p{Noncharacter_Code_Point}/gu;

/** A text without what misleads; towers of marks are cut down. */
export const inert = (text: string): string =>
  normalise(text).replace(NO_CHARACTER, '\ufffd').replace(MARKS, '$1');

const plain = (node: Markup): Markup => {
  if (typeof node === 'string') return inert(node);
  return node === null || 'tag' in node ? node : node.map(plain);
};

/** A link for addresses of the web, the bare text for anything else. */
export const webLink = (address: string): Markup => {
  const href = webAddress(address);
  return href ? el('a', { href, rel: 'noopener noreferrer' }, address) : address;
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and within quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** The words that the markup shows, each element on a line of its own. */
export const textOf = (node: Markup): string => {
  if (node === null || typeof node === 'string') return node ?? '';
  if (!('tag' in node)) return node.map(textOf).join('');
  return INLINE.has(node.tag) ? textOf(node.children) : `\n${textOf(node.children)}\n`;
};

const INLINE: ReadonlySet<Tag> = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'i',
  'mark',
  'span',
  'time',
]);

/** The markup as HTML text. */
export const toHtml = (node: Markup): string => {
  if (node === null) return '';
  if (typeof node === 'string') return escapeHtml(node);
  if (!('tag' in node)) return node.map(toHtml).join('');
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
  );
  return `<${node.tag}${attributes.join('')}>${node.children.map(toHtml).join('')}</${node.tag}>`;
};
