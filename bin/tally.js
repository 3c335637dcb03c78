// @ts-check
/** How many tests passed and failed, by the reports of the programs that ran them. */

/** @typedef {{ passed: number, failed: number }} Tally */

/** @typedef {{ name?: string, status: string, assertionResults: readonly { status: string, fullName?: string }[] }} VitestFile */
/** @typedef {{ numPassedTests: number, testResults: readonly VitestFile[] }} VitestReport */
/** @typedef {{ title: string, file?: string, suites?: readonly PlaywrightSuite[], specs: readonly { title: string, ok: boolean, tests: readonly { status: string }[] }[] }} PlaywrightSuite */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: readonly unknown[], suites?: readonly PlaywrightSuite[] }} PlaywrightReport */

/** A suite without any result has crashed, or lost its tests: that is a failure, not a success of nothing. */
export const CRASHED = { passed: 0, failed: 1 };

/** What has failed must be seen in the sum, also where every test that was reached has passed. */
function settled(/** @type {Tally} */ { passed, failed }, /** @type {boolean} */ succeeded) {
  if (failed === 0 && (!succeeded || passed === 0)) return { passed, failed: 1 };
  return { passed, failed };
}

/**
 * Vitest's JSON report. A test that was not run counts as failed, and so does a file that could not be read.
 *
 * @param {VitestReport} report
 * @param {boolean} succeeded whether vitest itself ended well
 * @returns {Tally}
 */
export function vitestTally({ numPassedTests, testResults }, succeeded) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = tests.filter(({ status }) => status !== 'passed').length + unread.length;
  return settled({ passed: numPassedTests, failed }, succeeded);
}

/**
 * Playwright's JSON report. A test that was skipped, or passed only when tried again, counts as failed.
 *
 * @param {PlaywrightReport} report
 * @param {boolean} succeeded whether Playwright itself ended well
 * @returns {Tally}
 */
export function playwrightTally({ stats, errors }, succeeded) {
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return settled({ passed: stats.expected, failed }, succeeded);
}

/** Those that vitest did not see pass, by file and name. @param {VitestReport} report @returns {string[]} */
export function vitestMissed({ testResults }) {
  return testResults.flatMap(({ name = '', status, assertionResults }) => {
    const missed = assertionResults.filter((test) => test.status !== 'passed');
    if (status === 'failed' && assertionResults.length === 0) return [`${name}: could not be read`];
    return missed.map((test) => `${name}: ${test.fullName} (${test.status})`);
  });
}

/** Those that Playwright did not see pass at once, by file and title. @param {PlaywrightReport} report @returns {string[]} */
export function playwrightMissed({ suites = [] }) {
  return suites.flatMap(missedIn);
}

/** @param {PlaywrightSuite} suite @returns {string[]} */
function missedIn({ file = '', specs, suites = [] }) {
  const missed = specs.flatMap(({ title, tests }) =>
    tests.filter(({ status }) => status !== 'expected').map(({ status }) => `${file}: ${title} (${status})`),
  );
  return [...missed, ...suites.flatMap(missedIn)];
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  const add = (/** @type {'passed' | 'failed'} */ part) =>
    tallies.reduce((total, tally) => total + tally[part], 0);
  return { passed: add('passed'), failed: add('failed') };
}
