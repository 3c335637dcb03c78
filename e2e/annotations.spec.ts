import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { newId } from '../lib/domain/ids';
import { type Api, apiOf } from './api';
import { invite, join } from './invite';
import { expect, type Person, test } from './people';
import { type Text, text } from './texts';

const QUOTE = 'Bộ Y tế bác bỏ cáo buộc thiếu thuốc.';

/** A claim that a second person approved. @returns its article's id */
const approvedIn = async (author: Api, second: Api, { sentences }: Text): Promise<string> => {
  const articleId = await author.importText(sentences.join(' '));
  const claimId = await author.draft(articleId, QUOTE);
  await author.on(claimId, 'note.add', { text: 'Đã gọi cho bộ hai lần.', visibility: 'public' });
  await author.on(claimId, 'search.log', {
    ...{ lookedFor: 'thuốc', place: 'Trang của bộ', searchedAt: '2022-01-07T08:00:00Z', outcome: 'nothing' },
  });
  const assessmentId = await author.judge(claimId, {
    ...{ verdict: 'unconfirmed', basis: 'no_source_found', whatWouldChangeIt: 'Một văn bản của bộ.' },
    rationale: 'Chưa thấy văn bản nào.',
  });
  const reasons = { 'VR-22': 'Bộ chưa trả lời.', 'VR-07': 'Không có nguồn khác.' };
  await author.on(claimId, 'assessment.submit', { assessmentId, reasons });
  const { assessments } = await second.claim(claimId);
  await second.on(claimId, 'review.approve', { assessmentId, hash: assessments[0]?.hash });
  return articleId;
};

/** Somebody new, with a desk of their own. @returns the id it has */
const aDeskOfOnesOwn = async (admin: Page, page: Page): Promise<string> => {
  const id = newId();
  const person: Person = {
    ...{ name: 'Guest', email: `${id}@example.org`, password: `quiet harbour ${id}`, role: 'admin' },
  };
  await admin.goto(`/d/${apiOf(admin).deskId}/people`);
  await join(page, await invite(admin, person), person);
  const before = apiOf(page).deskId;
  await page.goto(`/d/${before}/settings`);
  await page.getByRole('textbox', { name: 'Name of the desk' }).last().fill(`Desk ${id}`);
  await page.getByRole('button', { name: 'Make the desk' }).click();
  await expect(page).not.toHaveURL(new RegExp(before));
  return apiOf(page).deskId;
};

const handIn = (page: Page, name: string, json: string): Promise<void> =>
  page.getByLabel(/^Drop a file here/).setInputFiles({ name, mimeType: '', buffer: Buffer.from(json) });

test('annotations of an article go from one desk into another, and what cannot be placed is listed', async ({
  openAs,
  browser,
  contextOptions,
}) => {
  test.setTimeout(120_000);
  const source = text(`Thuốc và chú thích ${newId()}`);
  const [checker, second] = [await openAs('checkerA'), await openAs('checkerB')];
  const articleId = await approvedIn(apiOf(checker), apiOf(second), source);
  const exported = await checker.request.get(
    `/api/desks/${apiOf(checker).deskId}/report?format=annotations&article=${articleId}`,
  );
  const annotations = await exported.text();
  expect(annotations).toContain('verimark:part');

  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();
  const deskId = await aDeskOfOnesOwn(await openAs('admin'), page);
  const there = await apiOf(page).importText(source.sentences.join(' '));

  await test.step('from the article’s details to the page', async () => {
    await page.goto(`/d/${deskId}/articles/${there}`);
    await page.getByRole('button', { name: 'About the article' }).first().click();
    await page.getByRole('link', { name: 'Annotations and fact-checks' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Annotations and fact-checks' })).toBeVisible();
  });

  await test.step('what would be taken is shown before it is', async () => {
    await handIn(page, 'chu-thich.jsonld', annotations);
    await expect(page.getByText('1 annotation to take over, 0 already there, 0 left out.')).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: QUOTE });
    await expect(row).toContainText('proposed: Unconfirmed · 1 note');
    expect((await apiOf(page).article(there)).claims).toHaveLength(0);
    await page.getByRole('button', { name: 'Take over 1' }).click();
    await expect(page.getByText('1 annotation taken over, 0 already there, 0 left out.')).toBeVisible();
  });

  await test.step('the claim is there with its words and its note', async () => {
    await page.getByRole('row').filter({ hasText: QUOTE }).getByRole('link', { name: 'a claim' }).click();
    await expect(page.getByText('Đã gọi cho bộ hai lần.', { exact: true })).toBeVisible();
    const { claims } = await apiOf(page).article(there);
    expect(claims).toHaveLength(1);
  });

  await test.step('a second time it is there already', async () => {
    await page.goto(`/d/${deskId}/import/annotations?article=${there}`);
    await handIn(page, 'chu-thich.jsonld', annotations);
    await expect(page.getByText('Nothing to take over, 1 already there, 0 left out.')).toBeVisible();
    await page.getByRole('button', { name: 'Another file' }).click();
  });

  await test.step('of a Hypothesis file, what has no place is listed with why, and the list can be kept', async () => {
    const one = (id: string, exact: string, prefix: string, suffix: string) => ({
      ...{ id, uri: 'https://example.org/thuoc', user: 'acct:a@hypothes.is', text: 'Xem lại.', tags: [] },
      target: [
        {
          source: 'https://example.org/thuoc',
          selector: [{ type: 'TextQuoteSelector', exact, prefix, suffix }],
        },
      ],
    });
    const rows = [
      one('found', 'hiện vẫn chưa được xác nhận', 'Thông tin này ', '. Thành phố'),
      one('nowhere', 'không hề có trong bài', 'Câu này ', '.'),
    ];
    await handIn(page, 'hypothesis.json', JSON.stringify({ total: 2, rows }));
    await expect(page.getByText('1 annotation to take over, 0 already there, 1 left out.')).toBeVisible();
    const left = page.getByRole('row').filter({ hasText: 'không hề có trong bài' });
    await expect(left).toContainText('left out');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download this list' }).click();
    const table = await readFile(await (await download).path(), 'utf8');
    expect(table).toContain('không hề có trong bài');
    await page.getByRole('button', { name: 'Take over 1' }).click();
    await expect(page.getByText('1 annotation taken over, 0 already there, 1 left out.')).toBeVisible();
    expect((await apiOf(page).article(there)).claims).toHaveLength(2);
  });

  await test.step('that import is taken back, and what was there before stays', async () => {
    await page.getByRole('button', { name: 'Take this import back' }).click();
    await expect(page.getByText('The import was taken back.')).toBeVisible();
    expect((await apiOf(page).article(there)).claims).toHaveLength(1);
  });

  await test.step('a fact-check becomes evidence on the claim that a person chooses', async () => {
    await page.goto(`/d/${deskId}/import/annotations`);
    await handIn(
      page,
      'fact-check.json',
      JSON.stringify({
        ...{ '@context': 'https://schema.org', '@type': 'ClaimReview', url: 'https://example.org/fc' },
        ...{
          claimReviewed: 'Bệnh viện thiếu thuốc.',
          author: { name: 'Báo Mẫu' },
          datePublished: '2022-01-08',
        },
        reviewRating: { alternateName: 'Sai', ratingExplanation: 'Kho thuốc còn đủ.' },
      }),
    );
    await page.getByRole('combobox', { name: 'What it is to be' }).selectOption('evidence');
    await page.getByRole('combobox', { name: 'Claim' }).fill('Bộ Y tế');
    await page.getByRole('option', { name: /Bộ Y tế/ }).click();
    await page.getByRole('combobox', { name: 'Which way it speaks' }).selectOption('supports');
    await page.getByRole('button', { name: 'Take over 1' }).click();
    await expect(page.getByText('Taken over: 1 fact-check.')).toBeVisible();
    await page.getByRole('link', { name: 'Open the claim' }).click();
    await expect(page.getByText('Kho thuốc còn đủ.').first()).toBeVisible();
  });
  await context.close();
});
