import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from './hash';

describe('sha256', () => {
  it('is the standard one, of UTF-8', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (s) => {
        expect(sha256(s)).toBe(createHash('sha256').update(s, 'utf8').digest('hex'));
      }),
    ));

  it('takes bytes', () => expect(sha256(new TextEncoder().encode('Nga'))).toBe(sha256('Nga')));
});

describe('canonicalJson', () => {
  it.each([
    ['sorts keys', { b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
    ['keeps the order of lists', [2, 1], '[2,1]'],
    ['writes numbers as JSON does', [1e21, -0, 0.1], '[1e+21,0,0.1]'],
    ['keeps letters', { đ: 'ế"\n' }, '{"đ":"ế\\"\\n"}'],
    ['nothing in it', {}, '{}'],
  ])('%s', (_, value, expected) => expect(canonicalJson(value)).toBe(expected));

  it.each([
    ['undefined', { a: { b: undefined } }, '$.a.b'],
    ['a hole', Array(1), '$[0]'],
    ['NaN', [Number.NaN], '$[0]'],
    ['infinity', Number.POSITIVE_INFINITY, '$'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['a map', new Map(), '$'],
    ['a bigint', 1n, '$'],
  ])('refuses %s', (_, value, place) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(place);
  });

  it('is JSON, and the same for equal values', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).reverse());
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
      }),
    ));
});
