import MarkdownIt from 'markdown-it';
import { type MarkdownNode, type MarkdownTag, markdownTags } from '@/lib/domain/markdown-tree';

// No HTML of the writer's and no picture from elsewhere: both stay as they were typed.
const markdown = new MarkdownIt({ html: false, linkify: false }).disable('image');
markdown.validateLink = (address) => /^https?:\/\//i.test(address);

type Token = ReturnType<typeof markdown.parse>[number];
type Element = { tag: MarkdownTag; href?: string; children: MarkdownNode[] };

/** A Markdown document as elements and words, for a page to draw; links lead to http and https alone. */
export const markdownTree = (source: string): readonly MarkdownNode[] => treeOf(markdown.parse(source, {}));

function treeOf(tokens: readonly Token[]): MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: MarkdownNode[][] = [root];
  for (const token of tokens) {
    const here = open.at(-1) ?? root;
    // The items of a tight list hold paragraphs that are not drawn.
    if (token.hidden) continue;
    if (token.nesting < 0) open.pop();
    else if (token.nesting === 0) here.push(...leaf(token));
    else {
      const element = elementOf(token);
      here.push(element);
      open.push(element.children);
    }
  }
  return root;
}

function elementOf(token: Token, children: MarkdownNode[] = []): Element {
  const tag = markdownTags.find((name) => name === token.tag) ?? 'p';
  const href = tag === 'a' ? token.attrGet('href') : null;
  return { tag, ...(href !== null && { href: String(href) }), children };
}

function leaf(token: Token): MarkdownNode[] {
  if (token.type === 'inline') return treeOf(token.children ?? []);
  if (token.type === 'fence' || token.type === 'code_block')
    return [{ tag: 'pre', children: [token.content] }];
  if (token.type === 'code_inline') return [{ tag: 'code', children: [token.content] }];
  if (token.type === 'softbreak') return ['\n'];
  if (token.type === 'hardbreak' || token.type === 'hr') return [elementOf(token)];
  return token.content === '' ? [] : [token.content];
}
