import { describe, expect, it } from 'vitest';
import { isDomainError } from '../domain/errors';
import { assertGoodPassword, hashPassword, verifyPassword } from './passwords';

const owner = { email: 'checker-a@example.org', name: 'Đặng Checker' };

const verdictOn = (password: string): Promise<string> =>
  assertGoodPassword(password, owner).then(
    () => 'good',
    (error) => (isDomainError(error) ? error.code : String(error)),
  );

describe('assertGoodPassword', () => {
  const cases: [name: string, password: string, verdict: string][] = [
    ['seven characters', 'kq7-mxp', 'password.short'],
    ['four emoji are four characters', '🦊🐢🦉🐙', 'password.short'],
    ['a common one', 'football', 'password.common'],
    ['in capitals', 'Football', 'password.common'],
    ['with figures and signs around it', 'Password2024!', 'password.common'],
    ['the address', 'checker-a@example.org', 'password.common'],
    ['the name', 'dang checker 99', 'password.common'],
    ['the name with accents', 'Đặng-Checker', 'password.common'],
    ['the program', 'Verimark-2026', 'password.common'],
    ['one letter, many times', 'zzzzzzzzzzzz', 'password.common'],
    ['figures alone', '847162539041', 'password.common'],
    ['words that do not belong together', 'lantern-quarry-mist', 'good'],
    ['in Vietnamese', 'mưa rào chuồn chuồn', 'good'],
  ];
  it.each(cases)('%s', async (_, password, verdict) => expect(await verdictOn(password)).toBe(verdict));
});

describe('verifyPassword', () => {
  it('knows the password in either spelling of its accents', async () => {
    const stored = await hashPassword('mưa rào'.normalize('NFC'));
    expect(await verifyPassword(stored, 'mưa rào'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(stored, 'mưa rao')).toBe(false);
  });

  it('takes as long without an account as with one', async () => {
    const stored = await hashPassword('lantern-quarry-mist');
    const took = async (hash: string | null) => {
      const start = performance.now();
      await verifyPassword(hash, 'not this one');
      return performance.now() - start;
    };
    await took(null);
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let i = 0; i < 15; i++) {
      known.push(await took(stored));
      unknown.push(await took(null));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0;
    expect(median(unknown) / median(known)).toBeGreaterThan(0.4);
    expect(median(unknown) / median(known)).toBeLessThan(2.5);
  });

  it('is false without an account, and where what is stored is no hash', async () => {
    expect(await verifyPassword(null, 'lantern-quarry-mist')).toBe(false);
    expect(await verifyPassword('-', 'lantern-quarry-mist')).toBe(false);
  });
});
