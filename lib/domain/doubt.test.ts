import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { takeDateHead } from './dates';
import { mostDoubtful } from './doubt';
import { splitSentences } from './sentences';
import { normalise } from './text';

const corpus = (name: string) =>
  takeDateHead(normalise(readFileSync(new URL(`../../seeds/${name}.txt`, import.meta.url), 'utf8'))).text;

it('leads to the report that terrorists want to seize the airspace', () => {
  const text = corpus('000_be9c6d21626579b7');
  expect(mostDoubtful(text, splitSentences(text, 'vi'), 'vi')).toEqual({ index: 22, weight: 4 });
});

it('finds nothing where there is no sentence', () => {
  expect(mostDoubtful('', [], 'vi')).toBeNull();
});
