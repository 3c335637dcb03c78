import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path';

describe('safePath', () => {
  const cases: [to: unknown, path: string][] = [
    ['/d/abc?q=nga', '/d/abc?q=nga'],
    ['/', '/'],
    [undefined, '/'],
    [['/a', '/b'], '/'],
    ['https://evil.example', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['d/abc', '/'],
  ];
  it.each(cases)('%j → %s', (to, path) => expect(safePath(to)).toBe(path));
});
