import { afterEach, describe, expect, it } from 'vitest';
import { assertSameOrigin } from './same-origin';

const request = (method: string, headers: Record<string, string>) =>
  new Request('http://desk.example.org/api', { method, headers: { host: 'desk.example.org', ...headers } });

const isRefused = (method: string, headers: Record<string, string>): boolean => {
  try {
    assertSameOrigin(request(method, headers));
    return false;
  } catch {
    return true;
  }
};

afterEach(() => {
  delete process.env.PUBLIC_URL;
});

describe('assertSameOrigin', () => {
  const cases: [name: string, method: string, headers: Record<string, string>, refused: boolean][] = [
    ['a write from our page', 'POST', { origin: 'http://desk.example.org' }, false],
    ['a write from another site', 'POST', { origin: 'https://evil.example' }, true],
    ['a write from our name on another port', 'PUT', { origin: 'http://desk.example.org:81' }, true],
    ['a write from nowhere', 'POST', { origin: 'null' }, true],
    ['a write without origin, marked foreign', 'DELETE', { 'sec-fetch-site': 'cross-site' }, true],
    ['a write without origin, from a sub-domain', 'POST', { 'sec-fetch-site': 'same-site' }, true],
    ['a write of a program', 'POST', {}, false],
    ['a read from another site', 'GET', { origin: 'https://evil.example' }, false],
    [
      'a write through our proxy',
      'POST',
      {
        origin: 'https://desk.example.org',
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'desk.example.org',
      },
      false,
    ],
  ];
  it.each(cases)('%s', (_, method, headers, refused) => expect(isRefused(method, headers)).toBe(refused));

  it('knows the public address', () => {
    process.env.PUBLIC_URL = 'https://verimark.example.org';
    expect(isRefused('POST', { origin: 'https://verimark.example.org' })).toBe(false);
  });
});
