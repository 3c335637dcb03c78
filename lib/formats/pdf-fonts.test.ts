import { beforeAll, describe, expect, it } from 'vitest';
import { readFonts } from '@/lib/outside/fonts';
import { fontCoverage, type Run, turned } from './pdf-fonts';

describe('the fonts of a document', () => {
  let runs: (text: string) => Run[];
  beforeAll(async () => {
    const cut = fontCoverage(await readFonts());
    runs = (text) => cut(text, 'text');
  });

  it.each([
    ['Vietnamese', 'Những cáo buộc như vậy đã bị Washington bác bỏ.', ['text']],
    ['Arabic among Latin', 'Theo قالت وزارة الدفاع thì', ['text', 'arabic', 'text']],
    ['numbers and brackets among Arabic', 'يوم 12 يناير (2022) أمس', ['arabic']],
    ['Hebrew', 'שדה התעופה', ['hebrew']],
    ['Thai', 'ไทยรัฐ', ['thai']],
    ['Chinese', '国防部说机场安全。', ['chinese']],
    ['Japanese', '防衛省は空港', ['japanese']],
    ['Korean', '국방부', ['korean']],
    ['emoji', '😀', ['emoji']],
  ])('have %s', (_, text, names) => {
    const found = runs(text);
    expect(found.map(({ font }) => font)).toEqual(names);
    expect(found.map((run) => run.text).join('')).toBe(text);
    expect(found.some(({ isMissing }) => isMissing)).toBe(false);
  });

  it('say what they lack', () => {
    expect(runs('नमस्ते')).toMatchObject([{ isMissing: true }]);
  });

  it('turn numbers and brackets of what is written leftwards', () => {
    expect(turned('(12.5) ab 2022')).toBe(')5.21( ab 2202');
  });
});
