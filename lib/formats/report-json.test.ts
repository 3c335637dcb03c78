import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inertJson, inertJsonPieces } from './report-json';

const value = fc.jsonValue({ maxDepth: 4, depthSize: 'medium' });

it('in pieces is the same text as at once', () => {
  const record = fc.dictionary(fc.string({ unit: 'grapheme' }), value);
  fc.assert(
    fc.property(record, (one) => {
      expect([...inertJsonPieces(one)].join('')).toBe(inertJson(one, 2));
    }),
  );
});

it.each([
  { name: 'nothing', record: {} },
  { name: 'an empty list', record: { items: [], head: { rows: [] } } },
  { name: 'what JSON cannot say', record: { a: undefined, b: [undefined, 1], c: null } },
  { name: 'what is escaped', record: { 'a<b': ['</script>\n\u2028', { c: '<!--' }] } },
])('in pieces is the same text as at once: $name', ({ record }) => {
  expect([...inertJsonPieces(record)].join('')).toBe(inertJson(record, 2));
});
