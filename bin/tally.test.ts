import { describe, expect, test } from 'vitest';
import { CRASHED, playwrightMissed, playwrightTally, sum, vitestMissed, vitestTally } from './tally.js';

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

describe('vitestTally', () => {
  test.each([
    ['all passed', [file('passed', 'passed', 'passed')], true, { passed: 2, failed: 0 }],
    ['one failed', [file('failed', 'passed', 'failed')], false, { passed: 1, failed: 1 }],
    ['one never ran', [file('passed', 'passed', 'skipped')], true, { passed: 1, failed: 1 }],
    ['a file could not be read', [file('passed', 'passed'), file('failed')], false, { passed: 1, failed: 1 }],
    ['an error outside of every test', [file('passed', 'passed')], false, { passed: 1, failed: 1 }],
    ['no tests at all', [], true, { passed: 0, failed: 1 }],
  ])('%s', (_, testResults, succeeded, expected) => {
    const numPassedTests = testResults
      .flatMap((each) => each.assertionResults)
      .filter((each) => each.status === 'passed');
    expect(vitestTally({ numPassedTests: numPassedTests.length, testResults }, succeeded)).toEqual(expected);
  });
});

describe('playwrightTally', () => {
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };

  test.each([
    ['all passed', { ...none, expected: 3 }, [], true, { passed: 3, failed: 0 }],
    [
      'one of each that is not a plain success',
      { expected: 1, unexpected: 1, flaky: 1, skipped: 1 },
      [],
      false,
      { passed: 1, failed: 3 },
    ],
    ['the server did not start', none, ['no server'], false, { passed: 0, failed: 1 }],
    ['no tests at all', none, [], true, { passed: 0, failed: 1 }],
    ['ended badly for no reason given', { ...none, expected: 2 }, [], false, { passed: 2, failed: 1 }],
  ])('%s', (_, stats, errors, succeeded, expected) => {
    expect(playwrightTally({ stats, errors }, succeeded)).toEqual(expected);
  });
});

test('sum adds up', () => {
  expect(sum([{ passed: 2, failed: 0 }, { passed: 1, failed: 3 }, CRASHED])).toEqual({
    passed: 3,
    failed: 4,
  });
});

test('vitestMissed names what failed, what never ran and what could not be read', () => {
  const results = [
    { status: 'passed', fullName: 'one' },
    { status: 'failed', fullName: 'two' },
    { status: 'skipped', fullName: 'three' },
  ];
  const testResults = [
    { name: 'a.test.ts', status: 'failed', assertionResults: results },
    { name: 'b.test.ts', status: 'failed', assertionResults: [] },
  ];
  expect(vitestMissed({ numPassedTests: 1, testResults })).toEqual([
    'a.test.ts: two (failed)',
    'a.test.ts: three (skipped)',
    'b.test.ts: could not be read',
  ]);
});

test('playwrightMissed names what did not pass at once, however deep', () => {
  const spec = (title: string, status: string) => ({
    title,
    ok: status !== 'unexpected',
    tests: [{ status }],
  });
  const inner = {
    title: 'inner',
    file: 'a.spec.ts',
    specs: [spec('two', 'flaky'), spec('three', 'expected')],
  };
  const suites = [{ title: 'a', file: 'a.spec.ts', specs: [spec('one', 'unexpected')], suites: [inner] }];
  const stats = { expected: 1, unexpected: 1, flaky: 1, skipped: 0 };
  expect(playwrightMissed({ stats, errors: [], suites })).toEqual([
    'a.spec.ts: one (unexpected)',
    'a.spec.ts: two (flaky)',
  ]);
});
