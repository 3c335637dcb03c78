import { createElement, Fragment, type ReactNode } from 'react';
import type { Attributes, Markup } from '@/lib/formats/markup';

/** React's names for the attributes that it spells in its own way. */
const renamed: Readonly<Record<string, string>> = { class: 'className', datetime: 'dateTime' };

const properties = (attributes: Attributes): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [renamed[name] ?? name, value]));

/** What stands beside an element on the screen alone, by its id; null: nothing. */
export type Beside = (id: string) => ReactNode;

const nothing: Beside = () => null;

/** The markup as it is shown on a screen: React's elements, which escape every text. */
export const shown = (node: Markup, beside: Beside = nothing): ReactNode => {
  if (node === null || typeof node === 'string') return node;
  const within = (one: Markup) => shown(one, beside);
  if (!('tag' in node)) return createElement(Fragment, null, ...node.map(within));
  const { id } = node.attributes;
  return createElement(
    node.tag,
    properties(node.attributes),
    ...node.children.map(within),
    ...(id ? [beside(id)] : []),
  );
};
