import { describe, expect, it } from 'vitest';
import { markdownTree } from './markdown-tree';

describe('a Markdown document as a tree', () => {
  it.each([
    ['a heading', '## Hai nguồn', [{ tag: 'h2', children: ['Hai nguồn'] }]],
    [
      'a tight list',
      '- một\n- *hai*',
      [
        {
          tag: 'ul',
          children: [
            { tag: 'li', children: ['một'] },
            { tag: 'li', children: [{ tag: 'em', children: ['hai'] }] },
          ],
        },
      ],
    ],
    [
      'a link',
      '[trang](https://example.org/a)',
      [{ tag: 'p', children: [{ tag: 'a', href: 'https://example.org/a', children: ['trang'] }] }],
    ],
    ['code', '```\na < b\n```', [{ tag: 'pre', children: ['a < b\n'] }]],
    ['a line break', 'một  \nhai', [{ tag: 'p', children: ['một', { tag: 'br', children: [] }, 'hai'] }]],
    ['HTML, as it was typed', '<b>một</b>', [{ tag: 'p', children: ['<b>một</b>'] }]],
  ])('holds %s', (_, source, tree) => {
    expect(markdownTree(source)).toEqual(tree);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'mailto:a@example.org',
    '/here',
  ])('holds no link to %s', (address) => {
    expect(JSON.stringify(markdownTree(`[trang](${address}) ![ảnh](${address})`))).not.toContain('href');
  });
});
