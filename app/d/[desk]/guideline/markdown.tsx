import { createElement, type ReactNode } from 'react';
import type { MarkdownNode, MarkdownTag } from '@/lib/domain/markdown-tree';
import style from './markdown.module.css';

/** The page has a first heading of its own; those of the text come below it. */
const below: Partial<Record<MarkdownTag, string>> = { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };

/** A Markdown document, set for reading. */
export function Markdown({ tree }: { tree: readonly MarkdownNode[] }) {
  return <div className={style.text}>{drawn(tree)}</div>;
}

const drawn = (nodes: readonly MarkdownNode[]): ReactNode[] =>
  nodes.map((node, place) => {
    if (typeof node === 'string') return node;
    const { tag, href, children } = node;
    const link = href && { href, rel: 'noreferrer noopener', target: '_blank' };
    return createElement(
      below[tag] ?? tag,
      { key: `${place} ${tag}`, ...link },
      ...(children.length > 0 ? [drawn(children)] : []),
    );
  });
