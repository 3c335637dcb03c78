import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { newId } from '../lib/domain/ids';
import { verifyReport } from '../lib/domain/verify-report';
import { apiOf } from './api';
import { expect, test } from './people';

/** One more than a server writes while somebody waits. */
const MANY = 501;

/** An article of so many sentences, each of them a claim that nobody has judged yet. @returns its id */
const aLargeArticle = async (page: Page): Promise<string> => {
  const { importText, article, verb } = apiOf(page);
  const sentences = Array.from({ length: MANY }, (_, i) => `Đoàn tàu số ${i + 1} đã dừng ở ga cuối.`);
  const articleId = await importText(`Bản tin ${newId()}. ${sentences.join(' ')}`);
  const { version } = await article(articleId);
  for (const sentence of sentences) {
    const start = version.text.indexOf(sentence);
    const at = { versionId: version.id, start, end: start + sentence.length };
    const { status } = await verb('claim.draft', { id: newId(), occurrenceId: newId(), ...at });
    expect(status).toBe(200);
  }
  return articleId;
};

const WRITTEN = { timeout: 60_000 };

test('a large report is published apart, and so is each of its formats, once', async ({ openAs }) => {
  test.setTimeout(300_000);
  const author = await openAs('checkerA');
  const editor = await openAs('editor');
  const articleId = await aLargeArticle(author);
  const desk = `/d/${apiOf(editor).deskId}`;

  const number = await test.step('published, while its editor goes on', async () => {
    await editor.goto(`${desk}/report?article=${articleId}&unassessed=1`);
    await editor.getByRole('button', { name: 'Publish …' }).click();
    const dialog = editor.getByRole('dialog', { name: 'Publish this report' });
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await editor.waitForURL(/\/report\/files\/\w+$/);
    const link = editor.getByRole('link', { name: /^Report no\. \d+$/ });
    await expect(link).toBeVisible(WRITTEN);
    await link.click();
    await editor.waitForURL(/\/reports\/\d+$/);
    await expect(editor.getByRole('main')).toContainText(/Đoàn tàu số 1 /);
    return Number(/\d+$/.exec(editor.url())?.[0]);
  });

  await test.step('a format is written for who asks first', async () => {
    await editor.getByText('More formats').click();
    await editor.getByRole('link', { name: `Download report no. ${number} as Markdown` }).click();
    await editor.waitForURL(/\/files#markdown$/);
    const download = editor.getByRole('link', { name: `Download report no. ${number} as Markdown` });
    await expect(download).toBeVisible(WRITTEN);
    const [file] = await Promise.all([editor.waitForEvent('download'), download.click()]);
    expect((await readFile(await file.path())).toString()).toContain('Đoàn tàu số 501 ');
  });

  await test.step('another one by its button; a checker finds both', async () => {
    await editor
      .getByRole('button', { name: `Have it written: report no. ${number} as CSV, by claim` })
      .click();
    await expect(
      editor.getByRole('link', { name: `Download report no. ${number} as CSV, by claim` }),
    ).toBeVisible(WRITTEN);
    await author.goto(`${desk}/reports/${number}/files`);
    await expect(author.getByRole('link', { name: /^Download report no\./ })).toHaveCount(3);
  });

  await test.step('the record is intact, and the same each time', async () => {
    const address = `/api/desks${desk.slice(2)}/reports/${number}?format=json`;
    const [once, again] = [await editor.request.get(address), await editor.request.get(address)];
    expect((await again.body()).equals(await once.body())).toBe(true);
    expect(verifyReport(await once.body()).state).toBe('intact');
  });
});
