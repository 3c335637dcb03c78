import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, csv } from './csv';
import { hostile } from './testing';

const write = (rows: readonly (readonly Cell[])[], width = rows[0]?.length ?? 0): string =>
  [
    ...csv(
      Array.from({ length: width }, (_, i) => [`c${i}`, (row: readonly Cell[]) => row[i] ?? null] as const),
      rows,
    ),
  ].join('');

/** What RFC 4180 says a reader sees. */
const read = (text: string): string[][] => {
  const cells = text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g);
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of cells) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

describe('csv', () => {
  it.each<[string, Cell, string]>([
    ['plain text', 'Kazakhstan', 'Kazakhstan'],
    ['Vietnamese', 'Vùng trời', 'Vùng trời'],
    ['nothing', null, ''],
    ['a number', 3, '3'],
    ['a number below zero', -3, '-3'],
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'a"b', '"a""b"'],
    ['a line', 'a\nb', '"a\nb"'],
    ['a formula', '=1+1', "'=1+1"],
    ['a formula with a quote', '=cmd|"x"!A0', `"'=cmd|""x""!A0"`],
    ['plus', '+1', "'+1"],
    ['minus', '-1', "'-1"],
    ['at', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\tx', "'\tx"],
    ['a carriage return', '\rx', `"'\rx"`],
    ['after spaces', '  =1', "'  =1"],
    ['full width', '＝1', "'＝1"],
    ['full-width at', '＠x', "'＠x"],
    ['a sign within', 'a=b', 'a=b'],
    ['a dash of a dialogue', '– Tôi', '– Tôi'],
  ])('writes %s', (_, cell, expected) => {
    expect(write([[cell]])).toBe(`\ufeffc0\r\n${expected}\r\n`);
  });

  it.each(hostile)('lets no spreadsheet run %s', (_, text) => {
    const [, [cell] = []] = read(write([[text]]));
    expect(cell).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/);
    expect([text, `'${text}`]).toContain(cell);
  });

  it('is read back as it was written, whatever the texts', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', 'ế', '=', ' ', "'", '-') });
    const row = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const [header, ...back] = read(write(rows));
        expect(header).toEqual(['c0', 'c1', 'c2']);
        expect(back.length).toBe(rows.length);
        for (const [i, cells] of rows.entries())
          for (const [j, text] of cells.entries()) expect([text, `'${text}`]).toContain(back[i]?.[j]);
      }),
    );
  });

  it('begins before it has seen the last row', () => {
    let seen = 0;
    const rows = (function* () {
      for (; ; seen += 1) yield ['x'];
    })();
    const lines = csv([['c', ([cell]: readonly string[]) => cell ?? null]], rows);
    expect([lines.next().value, lines.next().value]).toEqual(['\ufeffc\r\n', 'x\r\n']);
    expect(seen).toBe(0);
  });
});
