import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { canonicalJson, sha256 } from './hash';

describe('sha256', () => {
  it('is the standard one, of UTF-8', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (s) => {
        expect(sha256(s)).toBe(createHash('sha256').update(s, 'utf8').digest('hex'));
      }),
    ));

  it('is the same where there is no Node', async () => {
    vi.resetModules();
    const without = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
    const browser = await import('./hash');
    without.mockRestore();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => {
        expect(browser.sha256(s)).toBe(sha256(s));
        expect(browser.sha256(Buffer.from(s))).toBe(sha256(s));
      }),
    );
  });

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

  it('sorts the keys of each record by itself, also where others began like it', () => {
    expect(
      canonicalJson([
        { b: 1, a: 2 },
        { b: 1, c: 2 },
        { b: 1, a: 3 },
      ]),
    ).toBe('[{"a":2,"b":1},{"b":1,"c":2},{"a":3,"b":1}]');
    expect(canonicalJson({ 10: 1, 9: 2, ['__proto__']: 3 })).toBe('{"10":1,"9":2,"__proto__":3}');
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
