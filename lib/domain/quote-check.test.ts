import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteIn } from './quote-check';

const cases: Record<string, [text: string, quote: string, found: boolean]> = {
  'the same words': ['Ông nói: vùng trời đã đóng.', 'vùng trời đã đóng', true],
  'other words': ['vùng trời đã đóng', 'vùng trời đã mở', false],
  'half a quote': ['vùng trời', 'vùng trời đã đóng', false],
  'another accent': ['vùng trôi', 'vùng trời', false],
  'another capital': ['Vùng trời', 'vùng trời', false],
  'accents typed apart': ['vùng trời'.normalize('NFD'), 'vùng trời'.normalize('NFC'), true],
  'lines, tabs and hard spaces': ['vùng\n   trời\u00a0đã\tđóng', ' vùng trời  đã đóng ', true],
  'a space that is not there': ['vùngtrời', 'vùng trời', false],
  'curly and straight quotation marks': ['He said “no” and ‘never’', `He said "no" and 'never'`, true],
  'guillemets with their spaces': ['Il a dit « non » hier', 'Il a dit “non” hier', true],
  'low quotation marks': ['Er sagte „nein“.', 'Er sagte "nein".', true],
  'corner brackets': ['彼は「いいえ」と言った', '彼は"いいえ"と言った', true],
  apostrophes: ['the ministry’s note', "the ministry's note", true],
  'soft hyphens': ['inter\u00adna\u00adtional', 'international', true],
  'a soft hyphen at the end of a line': ['inter\u00ad\nnational', 'international', true],
  'a word broken at the end of a line': ['the infor-\nmation came', 'the information came', true],
  'a hyphen of its own at the end of a line': ['a well-\n known case', 'a well-known case', true],
  'both in one quote': ['a well-\nknown infor-\nmation', 'a well-known information', true],
  'copied with its broken line': ['the information', 'the infor-\nmation', true],
  'copied with its broken line, hyphen and all': ['well-known', 'well-\nknown', true],
  'a hyphen inside a line counts': ['re-cover', 'recover', false],
  'hyphens of another shape': ['Alma‑Ata, Alma‐Ata', 'Alma-Ata, Alma-Ata', true],
  'a line that ends between Han letters': ['防空部\n队', '防空部队', true],
  'signs of every kind': ['a-\nb (c) [d] $1.5* \\ /', 'ab (c) [d] $1.5* \\ /', true],
  'a minus before it': ['at -5 a well-\nknown infor-\nmation', '-5 a well-known information', true],
  'a minus that is not there': ['at 5 a well-\nknown infor-\nmation', '-5 a well-known information', false],
  'figures alone': ['năm 2022', '2022', true],
  'no words': ['“ ”', '“ ”', false],
  nothing: ['anything', '', false],
};

describe('quoteIn', () => {
  it.each(Object.entries(cases))('%s', (_, [text, quote, found]) => {
    expect(quoteIn(text, quote)).toBe(found);
  });

  it('finds every slice that holds a word', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'ế', ' ', '-', '\n', '“', "'", '«', '字', '\u00ad', 'B'),
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
        const [start, end] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y);
        const slice = whole.slice(start, end);
        // A slice that begins or ends at a broken line has lost what says that it was broken.
        fc.pre(/\p{L}/u.test(slice) && !/^[\s-]|[\s\u00ad-]$/.test(slice));
        return quoteIn(whole, slice);
      }),
    );
  });

  it('stays quick on a long text made to slow it down', () => {
    const text = 'a-\n'.repeat(300_000);
    const began = performance.now();
    expect(quoteIn(text, 'a'.repeat(5_000))).toBe(true);
    expect(quoteIn(`${text}-a`, `${'a-\n'.repeat(2_500)}a--a`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
