import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page, TestInfo } from '@playwright/test';
import { newId } from '../lib/domain/ids';
import { apiOf } from './api';
import { expect, test } from './people';

const AIRSPACE =
  'Hiện có thông tin cho rằng, bọn khủng bố đang tìm cách đánh chiếm các đơn vị phòng không và không quân';
const AT = '2022-01-07T08:00:00.000Z';

/** An article with the airspace claim, judged by one person and approved by another. */
const approvedClaim = async (author: Page, second: Page): Promise<string> => {
  const [own, other] = [apiOf(author), apiOf(second)];
  const articleId = await own.importText(`Bản tin ${newId()}. ${AIRSPACE}. Tin này chưa được xác nhận.`);
  const claimId = await own.draft(articleId, AIRSPACE);
  const searched = { lookedFor: 'phòng không Kazakhstan', place: 'Cổng tin', searchedAt: AT };
  await own.on(claimId, 'search.log', { ...searched, outcome: 'nothing' });
  const given = { verdict: 'unconfirmed', basis: 'no_source_found', whatWouldChangeIt: 'Một quan chức.' };
  const assessmentId = await own.judge(claimId, { ...given, rationale: 'Chưa ai có tên nói vậy.' });
  expect(await own.on(claimId, 'assessment.submit', { assessmentId })).toMatchObject({ status: 200 });
  const { claim, assessments } = await other.claim(claimId);
  const { hash } = assessments.find((one) => one.id === claim.assessmentId) ?? {};
  expect(await other.on(claimId, 'review.approve', { assessmentId, hash })).toMatchObject({ status: 200 });
  return articleId;
};

/** Publish what the page shows. @returns the number it got */
const publish = async (page: Page): Promise<number> => {
  await page.getByRole('button', { name: 'Publish …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish this report' });
  await expect(dialog).toContainText('1 claim with a verdict');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.waitForURL(/\/reports\/\d+$/);
  return Number(/\d+$/.exec(page.url())?.[0]);
};

const download = async (page: Page, name: string): Promise<Buffer> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFile(await file.path());
};

const put = async (page: Page, info: TestInfo, name: string, content: Buffer | string): Promise<string> => {
  const file = info.outputPath(name);
  await writeFile(file, content);
  await page.getByLabel('Choose files', { exact: true }).last().setInputFiles(file);
  return file;
};

test('a published report is frozen, verified by anybody, superseded and withdrawn', async ({
  openAs,
  browser,
  contextOptions,
}, info) => {
  test.setTimeout(180_000);
  const [author, second, editor] = [
    await openAs('checkerA'),
    await openAs('checkerB'),
    await openAs('editor'),
  ];
  const articleId = await approvedClaim(author, second);
  const report = `${new URL(editor.url()).pathname.replace(/(\/d\/[^/]+).*/, '$1')}/report?article=${articleId}`;

  await editor.goto(report);
  const first = await publish(editor);
  await expect(editor.getByRole('main')).toContainText(`no. ${first}`);
  const hash = (await editor.getByRole('complementary').getByRole('code').first().textContent()) ?? '';
  expect(hash).toMatch(/^[0-9a-f]{64}$/);

  const json = await download(editor, `Download report no. ${first} as JSON`);
  await test.step('every download gives the same bytes', async () => {
    for (const format of ['JSON', 'HTML', 'DOCX (Word)']) {
      const name = `Download report no. ${first} as ${format}`;
      const [once, again] = [await download(editor, name), await download(editor, name)];
      expect(once.length, format).toBeGreaterThan(500);
      expect(again.equals(once), format).toBe(true);
    }
  });

  await test.step('anybody verifies it, without an account and without a connection', async () => {
    const context = await browser.newContext(contextOptions);
    const page = await context.newPage();
    await page.goto('/verify');
    await context.setOffline(true);
    const file = await put(page, info, 'report.json', json);
    const intact = page.getByRole('article').first();
    await expect(intact.getByRole('heading', { name: /Intact/ })).toBeVisible();
    await expect(intact).toContainText(`no. ${first}`);
    await expect(intact).toContainText(hash);

    const altered = json
      .toString('utf8')
      .replace(/("items": [\s\S]*?)"verdict": "unconfirmed"/, '$1"verdict": "confirmed"');
    const other = await put(page, info, 'altered.json', altered);
    const wrong = page.getByRole('article').first();
    await expect(wrong.getByRole('heading', { name: /Altered/ })).toBeVisible();
    await expect(wrong.getByRole('listitem')).toHaveText([/^Claim 1, “Hiện có thông tin.*: changed$/]);
    await context.setOffline(false);
    await context.close();

    const run = promisify(execFile);
    const command = (path: string) => run('npm', ['run', '-s', 'verify-report', '--', path]);
    expect((await command(file)).stdout).toContain(`${hash}`);
    await expect(command(other)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Claim 1'),
    });
  });

  await test.step('its file is for people of the desk', async () => {
    const address = (number: number | string, format: string) =>
      `${new URL(editor.url()).pathname.replace('/d/', '/api/desks/').replace(/\d+$/, '')}${number}?format=${format}`;
    const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status();
    const stranger = await (await browser.newContext(contextOptions)).newPage();
    const viewer = await openAs('viewer');
    expect(await statusOf(stranger, address(first, 'json'))).toBe(401);
    await stranger.context().close();
    expect(await statusOf(viewer, address(first, 'json'))).toBe(200);
    expect(await statusOf(viewer, address(99_999, 'json'))).toBe(404);
    expect(await statusOf(viewer, address(first, 'exe'))).toBe(400);
    expect(await statusOf(viewer, address('0', 'json'))).toBe(400);
    expect(await statusOf(viewer, address(first, 'json').replace(/desks\/\w+/, `desks/${newId()}`))).toBe(
      404,
    );
  });

  const next = await test.step('another takes its place, and both say so', async () => {
    await editor.goto(report);
    const number = await publish(editor);
    await expect(editor.getByRole('complementary')).toContainText(`Supersedes no. ${first}`);
    await editor.getByRole('link', { name: `Supersedes no. ${first}` }).click();
    await expect(editor.getByRole('complementary')).toContainText(`Superseded by no. ${number}`);
    expect((await download(editor, `Download report no. ${first} as JSON`)).equals(json)).toBe(true);
    return number;
  });

  await test.step('withdrawn, it says why, in the list too', async () => {
    await editor.goto(report.replace(/report\?.*/, `reports/${next}`));
    await editor.getByRole('button', { name: `Withdraw report no. ${next}` }).click();
    const dialog = editor.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await expect(dialog.getByRole('textbox')).toHaveAccessibleDescription(/^Please fill this in/);
    await dialog.getByRole('textbox').fill('Nguồn chính đã rút lại lời.');
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await expect(editor.getByRole('note')).toContainText('Nguồn chính đã rút lại lời.');
    await editor.getByRole('link', { name: 'All published reports' }).click();
    const row = editor
      .getByRole('listitem')
      .filter({ has: editor.getByRole('heading', { name: `${next}:` }) });
    await expect(row).toContainText('Withdrawn');
  });

  await test.step('a checker reads it, and has no way to publish or withdraw', async () => {
    await author.goto(report.replace(/report\?.*/, `reports/${first}`));
    await expect(author.getByRole('link', { name: `Download report no. ${first} as PDF` })).toBeVisible();
    await expect(author.getByRole('button', { name: /Withdraw/ })).toHaveCount(0);
    await author.goto(report);
    await expect(author.getByRole('button', { name: 'Publish …' })).toHaveCount(0);
  });
});
