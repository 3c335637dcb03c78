import type { APIRequestContext, Page } from '@playwright/test';
import { reportFormats } from '../lib/formats/report-format';
import { invite, join } from './invite';
import { expect, type Person, test } from './people';
import { importText, text } from './texts';

const leaver: Person = {
  name: 'Leaver',
  email: 'leaver@example.org',
  password: 'quiet harbour lantern Leaver',
  role: 'admin',
};

/** Every address of a desk and an article, for pages and for programs. */
const addresses = (desk: string, article: string) => ({
  pages: [
    `/d/${desk}`,
    `/d/${desk}/report`,
    `/d/${desk}/reports`,
    `/d/${desk}/people`,
    `/d/${desk}/settings`,
    `/d/${desk}/import`,
  ].concat([`/d/${desk}/articles/${article}`, `/d/${desk}/report?article=${article}`]),
  data: [
    `/api/desks/${desk}/articles/${article}`,
    `/api/desks/${desk}/search?q=tin`,
    `/api/desks/${desk}/claims?q=tin`,
    ...Object.keys(reportFormats).map((format) => `/api/desks/${desk}/report?format=${format}`),
    `/api/desks/${desk}/articles/${article}/source/1`,
  ],
});

const deskOf = (page: Page) => /\/d\/([^/?]+)/.exec(page.url())?.[1] ?? '';
const articleOf = (page: Page) => /\/articles\/([^/?#]+)/.exec(page.url())?.[1] ?? '';

/** The smallest write there is. */
const write = (request: APIRequestContext, desk: string, articleId: string) =>
  request.post(`/api/desks/${desk}/verbs`, {
    data: { verb: 'history.undo', requestId: '0'.repeat(20), articleId, input: null },
  });

test.use({ expectedErrors: [/40[134] \(/] });

test('a desk is open to its people alone, from one request to the next', async ({
  openAs,
  browser,
  contextOptions,
}) => {
  test.setTimeout(120_000);
  const admin = await openAs('admin');
  await importText(admin, text('Chỉ trong bàn'));
  const [desk, article] = [deskOf(admin), articleOf(admin)];
  const { pages, data } = addresses(desk, article);
  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();

  await test.step('who is not signed in is asked to', async () => {
    for (const address of pages) {
      await page.goto(address);
      await expect(page, address).toHaveURL(/\/sign-in\?to=/);
    }
    for (const address of data) expect((await context.request.get(address)).status(), address).toBe(401);
    expect((await write(context.request, desk, article)).status()).toBe(401);
  });

  await test.step('a member enters, and makes a desk of their own', async () => {
    await admin.goto(`/d/${desk}/people`);
    await join(page, await invite(admin, leaver), leaver);
    await page.goto(`/d/${desk}/settings`);
    await page.getByRole('textbox', { name: 'Name of the desk' }).last().fill('Another desk');
    await page.getByRole('button', { name: 'Make the desk' }).click();
    await expect(page).not.toHaveURL(new RegExp(desk));
    for (const address of pages) expect((await page.goto(address))?.status(), address).toBe(200);
    for (const address of data) expect((await context.request.get(address)).status(), address).toBe(200);
  });

  await test.step('deactivated, they are out at the next request, and their own desk stays theirs', async () => {
    await admin.goto(`/d/${desk}/people`);
    await admin.getByRole('button', { name: 'Deactivate Leaver' }).click();
    await expect(admin.getByRole('button', { name: 'Reactivate Leaver' })).toBeVisible();
    for (const address of pages) expect((await page.goto(address))?.status(), address).toBe(404);
    for (const address of data) expect((await context.request.get(address)).status(), address).toBe(404);
    expect((await write(context.request, desk, article)).status()).toBe(404);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Another desk' })).toBeVisible();
    const own = deskOf(page);
    expect((await context.request.get(`/api/desks/${own}/articles/${article}`)).status()).toBe(404);
    expect((await page.goto(`/d/${own}/articles/${article}`))?.status()).toBe(404);
  });
  await context.close();
});

test('a viewer’s writes are refused', async ({ openAs }) => {
  const viewer = await openAs('viewer');
  await viewer.getByRole('link', { name: /^Các đơn vị quân đội Nga/ }).click();
  await expect(viewer).toHaveURL(/\/articles\//);
  const [desk, article] = [deskOf(viewer), articleOf(viewer)];
  const { request } = viewer.context();
  expect((await write(request, desk, article)).status()).toBe(403);
  const imported = await request.post(`/api/desks/${desk}/articles`, { data: { text: 'Một câu.' } });
  expect(imported.status()).toBe(403);
  for (const address of ['people', 'settings', 'import'])
    expect((await viewer.goto(`/d/${desk}/${address}`))?.status(), address).toBe(404);
});

test('another site cannot have a browser write', async ({ openAs }) => {
  const page = await openAs('checkerA');
  const answer = await page.context().request.post(`/api/desks/${deskOf(page)}/verbs`, {
    headers: { origin: 'https://elsewhere.example' },
    data: {},
  });
  expect(answer.status()).toBe(403);
});

test('a forged address does not give more attempts to sign in', async ({ playwright, baseURL }) => {
  const answers: string[] = [];
  for (let i = 1; i <= 6; i++) {
    const forged = {
      'x-forwarded-for': `203.0.113.${i}`,
      'x-real-ip': `203.0.113.${i}`,
      forwarded: `for=203.0.113.${i}`,
    };
    const request = await playwright.request.newContext({
      ...(baseURL && { baseURL }),
      extraHTTPHeaders: forged,
    });
    const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
    const answer = await request.post('/api/auth/callback/password', {
      form: { email: 'nobody@example.org', password: `wrong ${i} lantern`, csrfToken, json: 'true' },
    });
    answers.push(`${answer.status()} ${await answer.text()}`);
    await request.dispose();
  }
  expect(answers.slice(0, 5).filter((answer) => /throttled/.test(answer))).toEqual([]);
  expect(answers[5]).toMatch(/throttled/);
});
