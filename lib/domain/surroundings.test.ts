import { expect, it } from 'vitest';
import { surroundingsIn } from './surroundings';
import { toCodePoints } from './text';

const place = (text: string, words: string, before = '', after = '') => {
  const at = text.indexOf(words);
  const range = { start: toCodePoints(text, at), end: toCodePoints(text, at + words.length) };
  return surroundingsIn(text, { ...range, before, after });
};

it.each([
  ['the rest of the paragraph', 'Một. Hai. Ba.', 'Hai.', ['Một. ', ' Ba.']],
  ['not beyond the paragraph', 'Không.\nMột. Hai.\nKhông.', 'Hai.', ['Một. ', '']],
  ['nothing where there is nothing', 'Hai.', 'Hai.', ['', '']],
  ['after letters of two units', '👨‍👩‍👧 Một. Hai. 👍', 'Hai.', ['👨‍👩‍👧 Một. ', ' 👍']],
] as const)('%s', (_, text, words, [earlier, later]) => {
  expect(place(text, words)).toEqual({ earlier, later });
});

it('leaves the rest of the sentence to the passage', () => {
  expect(place('Một. Cảng Hai đóng. Ba.', 'Hai', 'Cảng ', ' đóng.')).toEqual({
    earlier: 'Một. ',
    later: ' Ba.',
  });
});

it('cuts what is long, and never within a letter', () => {
  const { earlier, later } = place(`${'ặ👩‍👧 '.repeat(200)}Hai.${' ặ👩‍👧'.repeat(200)}`, 'Hai.');
  expect(earlier).toMatch(/^… (?:ặ|👩‍👧| )/u);
  expect(later).toMatch(/ …$/);
  expect(earlier.length + later.length).toBeLessThan(700);
});
