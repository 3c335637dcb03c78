import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { escapeHtml, type Markup, toHtml } from '@/lib/formats/markup';
import { reportSheet } from '@/lib/formats/report-sheet';
import { hostile, reportOf } from '@/lib/formats/testing';
import { shown } from './markup';

/** How React writes out elements of these few kinds; its own writer is not to be had on this side of the server. */
const written = (node: ReactNode): string => {
  if (Array.isArray(node)) return node.map(written).join('');
  if (!isValidElement(node)) return escapeHtml(String(node ?? ''));
  const { type, props } = node as ReactElement<Record<string, ReactNode>>;
  const { children, className, dateTime, ...rest } = props;
  const attributes = {
    ...(className && { class: className }),
    ...(dateTime && { datetime: dateTime }),
    ...rest,
  };
  const inner = written(children);
  if (type === Fragment) return inner;
  const pairs = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`);
  return `<${String(type)}${pairs.join('')}>${inner}</${String(type)}>`;
};

const sorted = (html: string) =>
  html.replace(
    /<(\w+)((?: [\w-]+="[^"]*")+)>/g,
    (_, tag, attributes) =>
      `<${tag}${attributes
        .match(/ [\w-]+="[^"]*"/g)
        .sort()
        .join('')}>`,
  );

const same = (markup: Markup) => expect(sorted(written(shown(markup)))).toBe(sorted(toHtml(markup)));

describe('the sheet on the screen', () => {
  it('is the sheet in the file', () => {
    same(reportSheet(reportOf('Kazakhstan', 'vi')));
  });

  it.each(hostile)('and stays it with %s', (_, text) => {
    same(reportSheet(reportOf(text)));
  });
});
