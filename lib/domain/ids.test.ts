import { expect, it } from 'vitest';
import { Id, idFrom, newId } from './ids';

it('makes ids of its own shape, never twice', () => {
  const ids = Array.from({ length: 1000 }, newId);
  ids.forEach((id) => {
    expect(Id.parse(id)).toBe(id);
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.join('')).size).toBe(32);
});

it.each(['', '0123456789abcdefghj', '0123456789abcdefghjkm', '0123456789ABCDEFGHJK', 'iiiiiiiiiiiiiiiiiiii'])(
  'refuses %j',
  (id) => expect(Id.safeParse(id).success).toBe(false),
);

it('makes an id of a text: always the same, another for another', () => {
  const texts = ['', 'a', 'b', 'a ', 'Quân đội'];
  const ids = texts.map(idFrom);
  expect(ids.map((id) => Id.safeParse(id).success)).toEqual(texts.map(() => true));
  expect(new Set(ids).size).toBe(texts.length);
  expect(texts.map(idFrom)).toEqual(ids);
});
