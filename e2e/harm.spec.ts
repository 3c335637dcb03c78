import type { Page } from '@playwright/test';
import { newId } from '../lib/domain/ids';
import { type Api, apiOf } from './api';
import { expect, test } from './people';
import { showPublicly } from './publish-desk';

const AT = '2022-01-07T08:00:00.000Z';
/** Where the words would send somebody. */
const AWAY = 'https://evil.example.org';

/** Words that would do something wherever they are taken for more than words. */
const HARM = [
  `<img src=${AWAY}/a.png onerror=alert(1)>`,
  `</script><script>alert(2)</script>`,
  `--><svg onload=alert(3)>`,
  `"><iframe src=${AWAY}/b></iframe>`,
  `</title></textarea><base href=${AWAY}/>`,
  `'-alert(4)-' {{constructor.constructor('alert(5)')()}}`,
  `<style>@import '${AWAY}/c.css'</style>`,
  `\u202egnp.cod\u2028<meta http-equiv=refresh content=0;url=${AWAY}>`,
].join(' ');

/** What a page does besides showing words. */
const watched = (page: Page): string[] => {
  const done: string[] = [];
  page.on('dialog', (dialog) => {
    done.push(`says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().startsWith(AWAY)) done.push(`asks for ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame.url().startsWith(AWAY)) done.push(`goes to ${frame.url()}`);
  });
  return done;
};

/** Until the page has done all that it began with. */
const rested = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestIdleCallback(() => done())));

/** An approved claim with such words wherever somebody can type. */
const harmful = async (own: Api, other: Api): Promise<{ articleId: string; claimId: string }> => {
  const quote = `Tin ${newId()}: ${HARM}`;
  const articleId = await own.importText(`${quote}. Chưa rõ.`);
  const claimId = await own.draft(articleId, quote.slice(0, 60));
  await own.on(claimId, 'claim.edit', { statement: HARM, shortText: HARM.slice(0, 70), sourceName: HARM });
  await own.on(claimId, 'note.add', { text: HARM, visibility: 'public' });
  const searched = { lookedFor: HARM, place: HARM, searchedAt: AT, visibility: 'public' };
  await own.on(claimId, 'search.log', { ...searched, outcome: 'nothing', result: HARM });
  const why = { rationale: HARM, whatWouldChangeIt: HARM };
  const verdict = { verdict: 'unconfirmed', basis: 'no_source_found' };
  const assessmentId = await own.judge(claimId, { ...verdict, ...why });
  const reasons = Object.fromEntries(['VR-03', 'VR-07', 'VR-22'].map((rule) => [rule, HARM]));
  expect(await own.on(claimId, 'assessment.submit', { assessmentId, reasons })).toMatchObject({
    status: 200,
  });
  const { claim, assessments } = await other.claim(claimId);
  const { hash } = assessments.find((one) => one.id === claim.assessmentId) ?? {};
  expect(await other.on(claimId, 'review.approve', { assessmentId, hash })).toMatchObject({ status: 200 });
  return { articleId, claimId };
};

test('words that mean harm are words, on every page and in the file', async ({
  openAs,
  browser,
  contextOptions,
}) => {
  test.setTimeout(180_000);
  const [author, second, editor, admin] = [
    await openAs('checkerA'),
    await openAs('checkerB'),
    await openAs('editor'),
    await openAs('admin'),
  ];
  const own = apiOf(author);
  const { articleId, claimId } = await harmful(own, apiOf(second));
  const done = watched(editor);
  const shows = async (page: Page, address: string) => {
    await page.goto(address, { waitUntil: 'load' });
    await expect(page.locator('body')).toContainText('<img src=');
    await rested(page);
  };
  const desk = `/d/${own.deskId}`;

  await test.step('a page that takes them for more is noticed', async () => {
    const page = await (await browser.newContext(contextOptions)).newPage();
    const noticed = watched(page);
    await page.setContent(`<img src=${AWAY}/a.png>`, { waitUntil: 'commit' });
    await expect.poll(() => noticed).toEqual([`asks for ${AWAY}/a.png`]);
    await page.context().close();
  });

  await test.step('for people of the desk', async () => {
    for (const path of [
      `articles/${articleId}?claim=${claimId}`,
      `claims/${claimId}`,
      `report?article=${articleId}`,
    ])
      await shows(editor, `${desk}/${path}`);
    expect(done).toEqual([]);
  });

  await test.step('in the HTML file, opened by itself', async () => {
    const file = await editor.request.get(`/api/desks/${own.deskId}/report?format=html&article=${articleId}`);
    const page = await (await browser.newContext(contextOptions)).newPage();
    const opened = watched(page);
    await page.setContent(await file.text(), { waitUntil: 'load' });
    await expect(page.locator('body')).toContainText('<img src=');
    await rested(page);
    expect(opened).toEqual([]);
    await page.context().close();
  });

  await test.step('for everybody', async () => {
    await showPublicly(admin, true);
    await editor.goto(`${desk}/report?article=${articleId}`);
    await editor.getByRole('button', { name: 'Publish …' }).click();
    await editor.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await editor.waitForURL(/\/reports\/\d+$/);
    const number = /\d+$/.exec(editor.url())?.[0];
    const page = await (await browser.newContext(contextOptions)).newPage();
    const opened = watched(page);
    for (const path of [`en/reports/${number}`, `vi/claims/${claimId}`, `vi/embed/claims/${claimId}`])
      await shows(page, `/p/${own.deskId}/${path}`);
    expect([...done, ...opened]).toEqual([]);
    await page.context().close();
    await showPublicly(admin, false);
  });
});
