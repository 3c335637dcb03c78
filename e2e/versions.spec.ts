import type { Page } from '@playwright/test';
import { type Api, apiOf } from './api';
import { press } from './hands';
import { expect, stateOf, test } from './people';
import { importText, text } from './texts';
import { workspace } from './workspace';

const CASES = 'Bộ Y tế bác bỏ cáo buộc thiếu thuốc.';
const EDITED = 'Bộ Y tế chưa bác bỏ cáo buộc thiếu thuốc.';

const verdict = {
  verdict: 'unconfirmed',
  basis: 'no_source_found',
  whatWouldChangeIt: 'Một văn bản của bộ.',
};
const log = { lookedFor: 'thuốc', place: 'Trang của bộ', searchedAt: '2022-01-07T08:00:00Z' };

/** A claim on the sentence, with a verdict that a second person approved. @returns its id */
const approved = async (author: Api, second: Api, articleId: string): Promise<string> => {
  const claimId = await author.draft(articleId, CASES);
  const assessmentId = await author.judge(claimId, { ...verdict, rationale: 'Chưa thấy văn bản nào.' });
  await author.on(claimId, 'search.log', { ...log, outcome: 'nothing' });
  const reasons = { 'VR-22': 'Bộ chưa trả lời.', 'VR-07': 'Không có nguồn khác.' };
  await author.on(claimId, 'assessment.submit', { assessmentId, reasons });
  const { assessments } = await second.claim(claimId);
  await second.on(claimId, 'review.approve', { assessmentId, hash: assessments[0]?.hash });
  return claimId;
};

/** The whole text of the field, changed as a person would who knows the words. */
const change = async (page: Page, from: string, to: string): Promise<void> => {
  const field = page.getByRole('textbox', { name: 'Text of the article' });
  await field.fill((await field.inputValue()).replace(from, to));
};

test.describe('a new version of an article', () => {
  test.use({ storageState: stateOf('checkerA') });

  test('keeps the claim; the approval ends with the words; somebody looks again', async ({
    page,
    openAs,
  }) => {
    const source = text('Thuốc và giường bệnh 3');
    await importText(page, source);
    const { sentence, said, open } = workspace(page);
    const article = page.url().split(/[?#]/, 1)[0] ?? '';
    const api = apiOf(page);
    const claimId = await approved(api, apiOf(await openAs('checkerB')), article.split('/').at(-1) ?? '');
    const stateNow = async () => (await api.claim(claimId)).assessments[0]?.state;
    expect(await stateNow()).toBe('approved');

    const editor = await openAs('editor');
    await editor.goto(`${article}/versions`);
    await expect(editor.getByRole('heading', { name: 'Versions of the text' })).toBeVisible();
    await editor.getByRole('link', { name: 'Edit the text' }).click();
    await change(editor, CASES, EDITED);
    await editor.getByRole('button', { name: 'Save as version 2' }).click();
    await expect(editor.getByText('Version 2 is there.')).toBeVisible();
    await expect(editor.getByText('chưa', { exact: true }).and(editor.locator('ins'))).toBeVisible();
    await expect(editor.getByText('1 passage was moved, changed or lost')).toBeVisible();

    expect(await stateNow()).toBe('proposed');
    await page.goto('/');
    await expect(page.getByRole('link', { name: /To be looked at again/ })).toBeVisible();
    await page.goto(`${article}/versions`);
    await page.getByRole('link', { name: 'Look at them' }).click();
    const entry = page.getByRole('listitem').filter({ hasText: CASES });
    await expect(entry.getByText('rests on version 1')).toBeVisible();
    await expect(entry.getByText(EDITED).first()).toBeVisible();
    await entry.getByRole('link', { name: CASES, exact: true }).click();
    await expect(page.getByText('Rests on an older version of the text')).toBeVisible();
    await page.getByRole('link', { name: 'Look at them' }).click();
    await page.getByRole('button', { name: `Accept: ${CASES}` }).click();
    await expect(page.getByText('Settled.')).toBeVisible();
    await expect(page.getByText('Nothing waits here.')).toBeVisible();

    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect(page.getByRole('button', { name: `Accept: ${CASES}` })).toBeVisible();
    await page.getByRole('link', { name: `Place by hand: ${CASES}` }).click();
    await expect(page.getByText('Choose the words in the text')).toBeVisible();
    await sentence(EDITED).click();
    await page.getByRole('button', { name: 'It stands here: the words in hand' }).click();
    await expect(said('passage placed by hand, saved')).toBeAttached();
    await expect(open(/Unconfirmed/)).toContainText(EDITED);
    await expect(page.getByText('to be looked at again')).toBeHidden();
  });

  test('nothing typed is lost where somebody else was faster', async ({ page, openAs }) => {
    await importText(page, text('Hai người cùng sửa'));
    const address = `${page.url().split(/[?#]/, 1)[0]}/versions?edit=1`;
    const [first, second] = [await openAs('editor'), await openAs('admin')];
    await first.goto(address);
    await second.goto(address);
    await change(first, 'sáng nay', 'tối qua');
    await first.getByRole('button', { name: 'Save as version 2' }).click();
    await expect(first.getByText('Version 2 is there.')).toBeVisible();
    await change(second, '3.600', '3.700');
    await second.getByRole('button', { name: 'Save as version 2' }).click();
    await expect(second.getByText('Somebody has made version 2 since you began.')).toBeVisible();
    await expect(second.getByText('3.700').and(second.locator('ins'))).toBeVisible();
    await expect(second.getByRole('textbox', { name: 'Text of the article' })).toHaveValue(/3\.700/);
    await change(second, 'sáng nay', 'tối qua');
    await second.getByRole('button', { name: 'Save as version 3' }).click();
    await expect(second.getByText('Version 3 is there.')).toBeVisible();
  });

  test('is imported by pasting, on a phone too', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const source = text('Bản dán trên điện thoại');
    await page.setViewportSize({ width: 1280, height: 800 });
    await importText(page, source);
    const article = page.url().split(/[?#]/, 1)[0] ?? '';
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${article}/versions`);
    await page.getByRole('link', { name: 'Import a new version' }).click();
    await page
      .getByRole('textbox', { name: /Or paste the text/ })
      .fill(`Cập nhật. ${source.sentences.join(' ')}`);
    await page.getByRole('button', { name: 'Import as the next version' }).click();
    await expect(page.getByText('Version 2 is there.')).toBeVisible();
    await expect(page.getByText('Cập nhật').and(page.locator('ins'))).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});

test.describe('sentence boundaries', () => {
  test.use({ storageState: stateOf('checkerA') });

  test('are put right from the keys alone, and undone', async ({ page }) => {
    await importText(page, text('Câu cắt sai'));
    const { text: pane, said, saved } = workspace(page);
    const sentences = pane.locator('span');
    await expect(sentences).toHaveCount(6);
    await press(page, 'j', 1);
    await page.keyboard.press('m');
    await expect(said('sentences joined, saved')).toBeAttached();
    await expect(sentences).toHaveCount(5);
    await press(page, 'Shift+Period', 5);
    await page.keyboard.press('c');
    await expect(said('sentence split, saved')).toBeAttached();
    await expect(sentences).toHaveCount(6);
    await page.keyboard.press('u');
    await expect(sentences).toHaveCount(5);
    await page.keyboard.press('u');
    await expect(sentences).toHaveCount(6);
    await page.keyboard.press('Shift+U');
    await expect(sentences).toHaveCount(5);
    await expect(saved).toHaveText(/Saved|Done again/);
    await page.reload();
    await expect(sentences).toHaveCount(5);
  });
});
