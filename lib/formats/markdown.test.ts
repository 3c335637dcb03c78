import { describe, expect, it } from 'vitest';
import { compose } from './extracted';
import { extractMarkdown } from './markdown';

const read = (source: string) => {
  const { marks: _, removed: __, ...article } = compose(extractMarkdown(source));
  return article;
};

describe('the words of a Markdown document', () => {
  const cases: Record<string, [string, string]> = {
    'headings and paragraphs': ['# Tiêu đề\n\nMột.\n\nHai.', 'Tiêu đề\n\nMột.\n\nHai.'],
    'an underlined heading': ['Tiêu đề\n===\nMột.', 'Tiêu đề\n\nMột.'],
    'lines wrapped within a paragraph': ['Nga điều\nquân.', 'Nga điều quân.'],
    'a hard break': ['Một  \nhai<br>ba', 'Một\nhai\nba'],
    'emphasis and links': ['*Nga* **đã** [cáo buộc](https://example.org "x") ~~Mỹ~~', 'Nga đã cáo buộc Mỹ'],
    'letters of a word set apart': ['K**aza**khstan', 'Kazakhstan'],
    'a list': ['Gồm:\n\n- một\n- hai\n  - ba\n', 'Gồm:\n\nmột\nhai\nba'],
    'a numbered list with loose items': ['1. một\n\n2. hai', 'một\n\nhai'],
    'a quotation': ['> Các binh sĩ\n> được lệnh.\n\nHết.', 'Các binh sĩ được lệnh.\n\nHết.'],
    'a table': ['|a|b|\n|-|-|\n|1|2|\n', 'a\tb\n1\t2'],
    'tags and comments': ['<div class="x">\nMột <b>hai</b><!-- ba -->\n</div>', 'Một hai'],
    'a picture': ['Một ![chú thích](a.png) hai', 'Một  hai'],
    entities: ['a &amp; b &ndash; c', 'a & b – c'],
    'a paragraph that begins with four spaces': ['    Nga *điều* quân.', 'Nga điều quân.'],
    'fenced lines, as they are': ['```\n*a*\n```', '*a*'],
    'a rule between two parts': ['Một.\n\n---\n\nHai.', 'Một.\n\nHai.'],
    nothing: ['', ''],
  };
  it.each(Object.entries(cases))('%s', (_, [source, text]) => {
    expect(read(source).text).toBe(text);
  });

  it.each(['[', '![', '*a_', '> ', '- ', '<', '`', '&'])('is not held up by 100 kB of %j', (evil) => {
    // The test's own time limit is what it would run into.
    expect(read(evil.repeat(100_000 / evil.length))).toHaveProperty('text');
  });
});

describe('what the head of a document says', () => {
  const head = (...lines: string[]) => read(['---', ...lines, '---', '', 'Thân bài.'].join('\n'));

  it('is read from between the lines and taken off the text', () => {
    const said = [
      'title: "Giá điện: ba báo cáo"',
      'author: [Checker A, Editor]',
      'date: 2022-01-06',
      'lang: vi',
    ];
    expect(head(...said, 'publisher: Báo Mẫu', 'url: https://example.org/a', 'layout: post')).toEqual({
      title: 'Giá điện: ba báo cáo',
      byline: 'Checker A, Editor',
      publishedOn: '2022-01-06',
      language: 'vi',
      publisher: 'Báo Mẫu',
      url: 'https://example.org/a',
      text: 'Thân bài.',
    });
  });

  const dates: Record<string, [string, string | undefined]> = {
    'a year': ['2022', '2022'],
    'a month': ['2022-01', '2022-01'],
    'a time with its zone': ['2022-01-06 20:00:00 +07:00', '2022-01-06T13:00Z'],
    'a time without a zone': ['2022-01-06 20:00', '2022-01-06'],
    'no date': ['tomorrow', undefined],
    'no such day': ['2022-02-30', undefined],
  };
  it.each(Object.entries(dates))('date: %s', (_, [written, read]) => {
    expect(head(`date: ${written}`).publishedOn).toBe(read);
  });

  it('is passed over where it holds something else', () => {
    expect(head('title: {a: b}', 'url: javascript:alert(1)', 'lang: Vietnamese!')).toEqual({
      text: 'Thân bài.',
    });
  });

  const texts: Record<string, [string, string]> = {
    'lines that are no map': ['---\nMột câu.\n---\n\nHai.', 'Một câu.\n\nHai.'],
    'broken YAML': ['---\na: [\n---\n\nHai.', 'a: [\n\nHai.'],
    'a rule further down': ['Một.\n\n---\n\ntitle: x\n\n---\n', 'Một.\n\ntitle: x'],
    'a rule that nothing closes': ['---\n\ntitle: x\n', 'title: x'],
  };
  it.each(Object.entries(texts))('stays text: %s', (_, [source, text]) => {
    expect(read(source)).toEqual({ text });
  });
});
