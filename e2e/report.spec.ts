import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { newId } from '../lib/domain/ids';
import { type Api, apiOf } from './api';
import { tabTo } from './hands';
import { expect, test } from './people';
import { text } from './texts';

const day = (offset: number): string => {
  const at = new Date(Date.now() + offset * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at);
};

/** A claim with its verdict. */
const judged = async (api: Api, articleId: string, quote: string, given: object): Promise<string> => {
  const claimId = await api.draft(articleId, quote);
  await api.judge(claimId, { rationale: `Vì sao: ${quote}`, ...given });
  return claimId;
};

/** The bytes of a file of the report, as text. */
const downloaded = async (page: Page, name: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `Download as ${name}` }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
};

test('an editor puts a report together, sees it as it will print, and takes along exactly that', async ({
  openAs,
}) => {
  test.setTimeout(120_000);
  const page = await openAs('editor');
  const api = apiOf(page);
  const about = text(`Báo cáo ${newId()}`);
  const [, shipment = '', , beds = '', denied = '', schools = ''] = about.sentences;
  const articleId = await api.importText(about.sentences.join(' '));
  const confirmed = await judged(api, articleId, beds, { verdict: 'confirmed', basis: 'primary' });
  await judged(api, articleId, shipment, { verdict: 'unconfirmed', basis: 'anonymous_only' });
  await judged(api, articleId, denied, { verdict: 'disputed', basis: 'conflicting' });
  await judged(api, articleId, schools, { verdict: 'unconfirmed', basis: 'single_source' });
  const desk = new URL(page.url()).pathname;
  const method = `Đối chiếu từng câu với hai nguồn. ${newId()}`;
  const paper = page.getByRole('article');
  const claim = (quote: string) => paper.getByRole('heading', { level: 3, name: quote });
  const panel = page.getByRole('complementary', { name: 'Put the report together' });
  const box = (name: string | RegExp) => panel.getByRole('checkbox', { name });

  await test.step('the desk gets a method of its own', async () => {
    await page.goto(`${desk}/settings/reports`);
    const english = page.getByRole('group', { name: 'In English' });
    await english.getByRole('textbox', { name: 'Method' }).fill(method);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
  });

  await test.step('nothing is approved: the page says what waits', async () => {
    await page.goto(`${desk}/report?article=${articleId}`);
    await expect(page.getByText('4 claims have a proposed verdict.')).toBeVisible();
    await expect(claim(beds)).toHaveCount(0);
    await expect(paper).toContainText(method);
  });

  await test.step('states, verdicts and days are chosen; the focus stays where it is', async () => {
    await box('Proposed').check();
    await expect(claim(beds)).toBeVisible();
    await expect(paper.getByText('proposed, not reviewed')).toHaveCount(4);
    await expect(page.getByRole('status').filter({ hasText: '4 claims in the report' })).toHaveCount(1);
    await box('Disputed').uncheck();
    await expect(claim(denied)).toHaveCount(0);
    await expect(box('Disputed')).toBeFocused();
    await panel.getByLabel('Verdict from').fill(day(1));
    await expect(claim(beds)).toHaveCount(0);
    await panel.getByLabel('Verdict from').fill(day(-1));
    await expect(claim(beds)).toBeVisible();
    await panel.getByLabel('until').fill(day(1));
    await expect(page).toHaveURL(new RegExp(`to=${day(1)}`));
  });

  await test.step('a claim is left out with the keyboard, and listed', async () => {
    const cross = page.getByRole('button', { name: `Leave out: ${shipment}` });
    await tabTo(page, cross);
    await page.keyboard.press('Enter');
    await expect(claim(shipment)).toHaveCount(0);
    await expect(page.getByRole('button', { name: `Leave out: ${beds}` })).toBeFocused();
    await expect(box(shipment)).toBeChecked();
    await expect(paper.getByText('one claim left out')).toBeVisible();
  });

  await test.step('it gets a title and a byline', async () => {
    await panel.getByText('Title and byline').click();
    await panel.getByRole('textbox', { name: 'Title' }).fill('Điều gì đã rõ');
    await expect(paper.getByRole('heading', { level: 1 })).toHaveText('Điều gì đã rõ');
    await panel.getByRole('textbox', { name: 'Byline' }).fill('Ban Thời sự');
    await expect(paper.getByText('Ban Thời sự')).toBeVisible();
    await page.reload();
    await expect(paper.getByText('Ban Thời sự')).toBeVisible();
  });

  await test.step('the files hold exactly that', async () => {
    const html = await downloaded(page, 'HTML');
    for (const words of [beds, schools, method, 'Điều gì đã rõ', 'Ban Thời sự', 'proposed, not reviewed'])
      expect(html).toContain(words);
    for (const words of [shipment, denied, 'Leave out']) expect(html).not.toContain(`>${words}`);
    const [head = '', ...rows] = (await downloaded(page, 'CSV, by claim')).trim().split('\r\n');
    expect(head).toContain('claim_id');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain(confirmed);
    expect(rows.join()).toContain('Điều gì đã rõ');
  });

  await test.step('what was left out is taken in again', async () => {
    await box(shipment).uncheck();
    await expect(claim(shipment)).toBeVisible();
  });

  await test.step('a checker gets no more than what is approved, whatever the address says', async () => {
    const checker = await openAs('checkerA');
    await checker.goto(page.url());
    await expect(checker.getByRole('heading', { name: beds })).toHaveCount(0);
    await expect(checker.getByText('Editors can take in others.')).toBeVisible();
    const { request } = checker.context();
    const file = `/api${desk}/report?format=json&article=${articleId}`.replace('/api/d/', '/api/desks/');
    for (const query of ['state=proposed', 'state=approved&state=proposed', 'unassessed=1']) {
      const answer = await request.get(`${file}&${query}`);
      expect([query, answer.status()]).toEqual([query, 403]);
      expect(await answer.text()).not.toContain(beds);
    }
    const plain = await (await request.get(file)).json();
    expect(plain).toMatchObject({ items: [], notAssessed: [] });
  });
});

test('without script the form is a plain one', async ({ openAs }) => {
  const page = await openAs('editor', { javaScriptEnabled: false });
  const desk = new URL(page.url()).pathname;
  await page.goto(`${desk}/report`);
  await page.getByRole('checkbox', { name: 'Without verdict' }).check();
  await page.getByRole('button', { name: 'Show these' }).click();
  await expect(page).toHaveURL(/unassessed=1/);
  await expect(page.getByRole('checkbox', { name: 'Without verdict' })).toBeChecked();
});
