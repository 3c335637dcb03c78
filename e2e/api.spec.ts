import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { newId } from '../lib/domain/ids';
import { apiOf } from './api';
import { expect, test } from './people';
import { openArticle, text } from './texts';

const run = promisify(execFile);

/** A program of the project's own packages. */
const tool = (name: string, ...args: string[]) => run(path.join('node_modules', '.bin', name), args);

const EXAMPLE = 'bin/example/report-of-an-article.ts';

test('a program works on the desk with a token, and no longer once it is revoked', async ({
  openAs,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const url = baseURL ?? '';
  const page = await openAs('editor');
  const article = text(`Chương trình nhập ${newId()}`);
  const quote = article.sentences[1] ?? '';
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'verimark-example-')), 'article.txt');
  await writeFile(file, article.sentences.join(' '));
  const name = `Newsroom ${newId()}`;
  const row = page.getByRole('listitem').filter({ hasText: name });
  let token = '';
  const runExample = () =>
    run(process.execPath, ['--import', 'tsx', EXAMPLE, file, quote], {
      env: { ...process.env, VERIMARK_URL: url, VERIMARK_TOKEN: token },
    });

  await test.step('a token is made on the desk and shown once', async () => {
    await page.getByRole('button', { name: /^Menu of/ }).click();
    await page.getByRole('link', { name: 'Access tokens' }).click();
    await page.getByRole('textbox', { name: 'What it is for' }).fill(name);
    for (const scope of ['Read what is internal', 'Import articles', 'Mark claims', 'Export reports'])
      await page.getByRole('checkbox', { name: scope }).check();
    await page.getByRole('button', { name: 'Make a token' }).click();
    const field = page.getByRole('textbox', { name: 'Token', exact: true });
    await expect(field).toHaveValue(/^vmk_[\w-]{43}$/);
    token = await field.inputValue();
    await expect(row).toContainText('Never used.');
    await page.reload();
    await expect(page.getByText(name, { exact: true })).toBeVisible();
    await expect(field).toHaveCount(0);
  });

  await test.step('the client is made from the server’s own description, and the example fits it', async () => {
    await tool('openapi-typescript', `${url}/api/openapi.json`, '-o', 'bin/example/generated/api.d.ts');
    await tool('tsc', '-p', 'bin/example');
  });

  await test.step('it imports an article, marks a claim and takes the report along; again, it does nothing twice', async () => {
    const first = JSON.parse((await runExample()).stdout);
    expect(JSON.stringify(first)).toContain(quote);
    const again = JSON.parse((await runExample()).stdout);
    expect(again.items).toHaveLength(first.items.length);
    await openArticle(page, article.title);
    const { claims, assessments } = await apiOf(page).article(first.articles[0].id);
    expect(claims).toHaveLength(1);
    expect(assessments.map(({ verdict }) => verdict)).toEqual(['unconfirmed']);
  });

  await test.step('revoked, it is out', async () => {
    await page.goto(`${/^.*\/d\/[^/]+/.exec(page.url())?.[0]}/tokens`);
    await expect(row).toContainText('Last used');
    await page.getByRole('button', { name: `Revoke ${name}` }).click();
    await expect(row).toContainText('Revoked.');
    await expect(runExample()).rejects.toThrow('401: This token is not known');
  });
});

test('the interface is described for whoever asks', async ({ page, request }) => {
  const document = await (await request.get('/api/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  await page.goto('/api/docs');
  await page.getByText('Evidence added').first().click();
  await expect(page.getByText('If-Match', { exact: true }).filter({ visible: true })).toHaveCount(1);
});
