import { describe, expect, it } from 'vitest';
import { type PdfPage, pdfBlocks } from './pdf-lines';

type Given = readonly [text: string, y: number, more?: { x?: number; width?: number; height?: number }];

const page = (...lines: readonly Given[]): PdfPage => ({
  height: 800,
  pieces: lines.map(([text, y, { x = 50, width = 500, height = 10 } = {}]) => ({
    text,
    x,
    y,
    width,
    height,
  })),
});
const read = (...pages: readonly PdfPage[]) => pdfBlocks(pages).map(({ kind, text }) => [kind, text]);

describe('lines of a PDF', () => {
  const cases: Record<string, [page: PdfPage, blocks: unknown]> = {
    'that fill their column go on': [
      page(['Các đơn vị quân đội', 700], ['Nga đã được lệnh.', 686, { width: 200 }], ['Họ lên đường.', 672]),
      [
        ['paragraph', 'Các đơn vị quân đội Nga đã được lệnh.'],
        ['paragraph', 'Họ lên đường.'],
      ],
    ],
    'that stand further apart do not': [
      page(['Một câu.', 700], ['Hai câu.', 686], ['Ba câu.', 660], ['Bốn câu.', 646]),
      [
        ['paragraph', 'Một câu. Hai câu.'],
        ['paragraph', 'Ba câu. Bốn câu.'],
      ],
    ],
    'that begin further in do not': [
      page(['Một câu.', 700], ['Hai câu.', 686, { x: 70 }], ['Ba câu.', 672]),
      [
        ['paragraph', 'Một câu.'],
        ['paragraph', 'Hai câu. Ba câu.'],
      ],
    ],
    'in larger letters are a heading': [
      page(['Vùng trời', 740, { height: 20, width: 100 }], ['Một câu.', 700], ['Hai câu.', 686]),
      [
        ['heading', 'Vùng trời'],
        ['paragraph', 'Một câu. Hai câu.'],
      ],
    ],
    'that cut a word put it together': [
      page(['The airspace over Kazakh-', 700], ['stan was closed, CSTO-', 686], ['2022 said.', 672]),
      [['paragraph', 'The airspace over Kazakhstan was closed, CSTO-2022 said.']],
    ],
    'in pieces are one': [
      page(
        ['Vùng', 700, { width: 30 }],
        ['trời', 700, { x: 84, width: 30 }],
        ['', 686, { width: 0, height: 0 }],
      ),
      [['paragraph', 'Vùng trời']],
    ],
    'of a list stand alone': [
      page(['1. Một việc', 700], ['2. Hai việc', 686]),
      [
        ['paragraph', '1. Một việc'],
        ['paragraph', '2. Hai việc'],
      ],
    ],
  };
  it.each(Object.entries(cases))('%s', (_, [given, blocks]) => expect(read(given)).toEqual(blocks));

  it('at the edge of several pages are of the paper, and a paragraph goes on across them', () => {
    const sheet = (n: number, text: string) => page(['Báo Mẫu', 790], [text, 400], [`Trang ${n}`, 20]);
    expect(read(sheet(1, 'Các đơn vị quân đội'), sheet(2, 'Nga đã lên đường.'))).toEqual([
      ['paragraph', 'Các đơn vị quân đội Nga đã lên đường.'],
      ['boilerplate', 'Báo Mẫu'],
      ['boilerplate', 'Trang 1'],
      ['boilerplate', 'Báo Mẫu'],
      ['boilerplate', 'Trang 2'],
    ]);
  });

  it('are none in a PDF without any', () => expect(read(page(), page())).toEqual([]));
});
