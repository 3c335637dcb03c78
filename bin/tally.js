// @ts-check
/** How many tests passed and failed, by the reports of the programs that ran them. */

/** @typedef {{ passed: number, failed: number }} Tally */

/** @typedef {{ status: string, assertionResults: readonly { status: string }[] }} VitestFile */
/** @typedef {{ numPassedTests: number, testResults: readonly VitestFile[] }} VitestReport */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: readonly unknown[] }} PlaywrightReport */

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

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  const add = (/** @type {'passed' | 'failed'} */ part) =>
    tallies.reduce((total, tally) => total + tally[part], 0);
  return { passed: add('passed'), failed: add('failed') };
}
