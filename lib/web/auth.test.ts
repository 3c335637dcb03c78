import { decode, encode } from 'next-auth/jwt';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { authOptions, readToken, SESSION_SECONDS, tokenFor } from './auth';
import { cookie } from './cookies';

const secret = 'kV3pZ9qLw7Tn2XcR8mYb5HsD1fGj4Ka6';
const person = {
  id: 'p',
  email: 'checker-a@example.org',
  name: 'Checker A',
  preferences: { theme: 'system', keys: {}, singleKeys: true, mail: true },
  sessionVersion: 7,
} as const;

beforeAll(() => {
  process.env.NEXTAUTH_SECRET = secret;
});

afterEach(() => {
  delete process.env.PUBLIC_URL;
});

describe('a session’s token', () => {
  it('says who and which version, and nothing about roles', async () => {
    const token = await tokenFor(person);
    expect(await readToken(token)).toMatchObject({ userId: 'p', sessionVersion: 7 });
    const claims = await decode({ token, secret });
    expect(Object.keys(claims ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sub', 'version']);
    expect(Number(claims?.exp) - Number(claims?.iat)).toBe(SESSION_SECONDS);
  });

  const strange: [name: string, token: () => Promise<string | undefined>][] = [
    ['missing', async () => undefined],
    ['empty', async () => ''],
    [
      'altered',
      async () =>
        (await tokenFor(person)).replace(
          /\.(.)([^.]*)$/,
          (_, sign, rest) => `.${sign === 'A' ? 'B' : 'A'}${rest}`,
        ),
    ],
    ['of another secret', () => encode({ token: { sub: 'p', version: 7 }, secret: `${secret}x` })],
    ['run out', () => encode({ token: { sub: 'p', version: 7 }, secret, maxAge: -60 })],
    ['without a version', () => encode({ token: { sub: 'p' }, secret })],
  ];
  it.each(strange)('is nobody’s when it is %s', async (_, token) =>
    expect(await readToken(await token())).toBeNull(),
  );
});

describe('cookies', () => {
  it('are Secure and bound to the host over https', () => {
    process.env.PUBLIC_URL = 'https://verimark.example.org';
    expect(cookie('session')).toEqual({
      name: '__Host-verimark.session',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
    });
    expect(authOptions().cookies?.sessionToken?.name).toBe('__Host-verimark.session');
  });

  it('work on plain localhost too', () => {
    expect(cookie('session')).toMatchObject({ name: 'verimark.session', options: { secure: false } });
  });
});
