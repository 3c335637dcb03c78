import markdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { airspace, approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { reportMarkdown } from './report-markdown';
import { reportOf } from './testing';

const reader = markdownIt({ html: true });
const written = (report: Parameters<typeof reportMarkdown>[0]) => [...reportMarkdown(report)].join('');

/** What a reader makes of it: the elements in their order, without what they hold. */
const shape = (markdown: string) =>
  (reader.render(markdown).match(/<[^>]*>/g) ?? [])
    .map((tag) => tag.replace(/ href="[^"]*"/, ''))
    .filter((tag) => !/^<(?:br|\/?strong|\/?em|\/?code)/.test(tag));

describe('the Markdown file', () => {
  const desk = sampleDesk();
  keepAll(desk);
  const markdown = written(reportFor('viewer', approvedSource(desk)));

  it('reads as the report', () => {
    expect(markdown).toContain(`> **${airspace.slice(0, 40)}`);
    expect(markdown).toContain('**Unconfirmed** · anonymous sources only · approved');
    expect(markdown).toContain('- Supports: **Hãng A**, Bản tin sáng, 6 January 2022');
    expect(markdown).toContain('[https://archive.example.org/1](https://archive.example.org/1)');
  });

  it('has its headings in order, and what links lead to', () => {
    const html = reader.render(markdown);
    expect(html.match(/<h\d/g)?.slice(0, 4)).toEqual(['<h1', '<h2', '<h3', '<h4']);
    const leadTo = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(leadTo.length).toBeGreaterThan(0);
    for (const id of leadTo) expect(html).toContain(`id="${id}"`);
  });

  it.each([
    '# a',
    '1. a',
    '- a',
    '+ a',
    '> a',
    'a\n===',
    'a\n---',
    '    a',
    '***',
    '[a](b)',
    '![a](b)',
    '| a |\n|---|',
    '```\na',
    '[a]: b',
    '~~a~~',
    'a  \nb',
    '<a href="x">',
    '*a*',
    '`a`',
    '1) a',
    'a\n\n\nb',
  ])('takes no markup from %s', (text) => {
    expect(shape(written(reportOf(text)))).toEqual(shape(written(reportOf('Kazakhstan'))));
  });
});
