import { createElement, Fragment, type ReactNode } from 'react';
import type { Attributes, Markup } from '@/lib/formats/markup';

/** React's names for the attributes that it spells in its own way. */
const renamed: Readonly<Record<string, string>> = { class: 'className', datetime: 'dateTime' };

const properties = (attributes: Attributes): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [renamed[name] ?? name, value]));

/** The markup as it is shown on a screen: React's elements, which escape every text. */
export const shown = (node: Markup): ReactNode => {
  if (node === null || typeof node === 'string') return node;
  if (!('tag' in node)) return createElement(Fragment, null, ...node.map(shown));
  return createElement(node.tag, properties(node.attributes), ...node.children.map(shown));
};
