import { expect, test } from 'vitest';
import { isDomainError } from '@/lib/domain/errors';
import { database } from './client';
import { signIn } from './sign-in';
import { anEmptyDesk, aPerson, codeOf, eachEngine, PASSWORD } from './testing';

const start = Date.parse('2026-01-05T08:00:00Z');
const at = (seconds: number) => new Date(start + seconds * 1000);
const attempt = (email: string, address: string, seconds: number, password = 'not this one') =>
  codeOf(signIn({ email, password }, address, at(seconds)));
const repeat = async (times: number, work: (i: number) => Promise<unknown>): Promise<unknown[]> => {
  const results: unknown[] = [];
  for (let i = 0; i < times; i++) results.push(await work(i));
  return results;
};
const secondsToWait = (email: string, address: string, seconds: number) =>
  signIn({ email, password: 'not this one' }, address, at(seconds)).catch((error: unknown) =>
    isDomainError(error) ? error.details.seconds : error,
  );

eachEngine('signing in', () => {
  test('with a wrong password costs nothing five times a minute, then pauses grow', async () => {
    await aPerson(await anEmptyDesk(), 'editor', 'editor@example.org');
    const address = '198.51.100.1';
    expect(await repeat(5, (i) => attempt('editor@example.org', address, i))).toEqual(
      Array(5).fill('session.refused'),
    );
    expect(await secondsToWait('editor@example.org', address, 4)).toBe(30);
    expect(await attempt('editor@example.org', address, 20, PASSWORD)).toBe('session.throttled');
    expect(await attempt('editor@example.org', address, 35)).toBe('session.refused');
    expect(await secondsToWait('editor@example.org', address, 35)).toBe(60);
    expect(await attempt('editor@example.org', address, 96, PASSWORD)).toMatchObject({
      email: 'editor@example.org',
    });
    expect(await attempt('editor@example.org', address, 97)).toBe('session.refused');
  });

  test('cannot be locked for someone by a stranger at another address', async () => {
    await aPerson(await anEmptyDesk(), 'editor', 'target@example.org');
    await repeat(20, (i) => attempt('target@example.org', '203.0.113.5', i));
    expect(await attempt('target@example.org', '203.0.113.5', 20, PASSWORD)).toBe('session.throttled');
    expect(await attempt('target@example.org', '198.51.100.2', 20, PASSWORD)).toMatchObject({
      name: 'The editor',
    });
  });

  test('of a hundred guesses at the same moment looks at five', async () => {
    await aPerson(await anEmptyDesk(), 'editor', 'crowd@example.org');
    const guesses = await Promise.all(
      Array.from({ length: 100 }, () => attempt('crowd@example.org', '203.0.113.7', 0)),
    );
    expect(guesses.filter((code) => code === 'session.refused')).toHaveLength(5);
  });

  test('answers for an unknown address as for a known one', async () => {
    await aPerson(await anEmptyDesk(), 'viewer', 'known@example.org');
    const answers = (email: string) => repeat(7, (i) => attempt(email, '203.0.113.9', i));
    expect(await answers('nobody@example.org')).toEqual(await answers('known@example.org'));
  });

  test('goes over many accounts from one address no more than thirty times', async () => {
    const codes = await repeat(31, (i) => attempt(`guess-${i}@example.org`, '203.0.113.11', i / 10));
    expect(codes.indexOf('session.throttled')).toBe(30);
  });

  test('counts a subscriber’s IPv6 addresses as one', async () => {
    const codes = await repeat(6, (i) => attempt('six@example.org', `2001:db8:1:2::${i}`, i));
    expect(codes.at(-1)).toBe('session.throttled');
  });

  test('keeps no address in the clear', async () => {
    await attempt('trace@example.org', '203.0.113.200', 0);
    const rows = await (await database()).throttle.findMany();
    expect(JSON.stringify(rows)).not.toMatch(/example\.org|203\.0\.113/);
  });
});
