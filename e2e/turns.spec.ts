import type { Page } from '@playwright/test';
import { newId } from '../lib/domain/ids';
import { apiOf } from './api';
import { expect, test } from './people';

test.use({ expectedErrors: [/4(09|22) \(/] });

const QUOTE = 'Bộ Y tế bác bỏ cáo buộc thiếu thuốc.';

const deskOf = (page: Page) => /\/d\/[^/?]+/.exec(page.url())?.[0] ?? '';

/** A claim of this person's that waits for a second one. @returns its id */
const waiting = async (author: Page): Promise<string> => {
  const api = apiOf(author);
  const claimId = await api.draft(await api.importText(`${QUOTE} Số ${newId()}.`), QUOTE);
  await api.on(claimId, 'search.log', {
    ...{ lookedFor: 'thiếu thuốc', place: 'Trang của Bộ', outcome: 'nothing' },
    searchedAt: '2022-01-07T08:00:00.000Z',
  });
  const given = { verdict: 'unconfirmed', basis: 'no_source_found', whatWouldChangeIt: 'Một văn bản.' };
  const assessmentId = await api.judge(claimId, given);
  expect((await api.on(claimId, 'assessment.submit', { assessmentId })).status).toBe(200);
  return claimId;
};

test('an editor gives a claim to somebody, who finds it and hands it back', async ({ openAs }) => {
  const author = await openAs('checkerA');
  const claimId = await waiting(author);
  const address = `${deskOf(author)}/review/${claimId}`;

  const editor = await openAs('editor');
  await editor.goto(address);
  await expect(editor.getByText('With nobody yet')).toBeVisible();
  await editor.getByText('Give it to somebody').click();
  await editor.getByRole('combobox', { name: 'To whom' }).selectOption('Checker B');
  await editor.getByRole('textbox', { name: /^Due on/ }).fill('2030-01-08');
  await editor.getByRole('button', { name: 'Assign' }).click();
  await expect(editor.getByText(/^With Checker B · due .*2030/)).toBeVisible();

  const second = await openAs('checkerB');
  await second.goto(`${deskOf(author)}/notifications`);
  await expect(second.getByRole('listitem').filter({ hasText: 'Bộ Y tế bác bỏ' }).first()).toBeVisible();
  await second.goto(`${deskOf(author)}/review?part=assigned`);
  await expect(second.getByRole('row').filter({ hasText: 'Bộ Y tế' }).first()).toBeVisible();
  await second.goto(address);
  await second.getByRole('button', { name: 'Hand back' }).click();
  await expect(second.getByText('With nobody yet')).toBeVisible();
});

test('two people read an article for themselves, and see each other’s highlights when both are done', async ({
  openAs,
}) => {
  test.setTimeout(90_000);
  const editor = await openAs('editor');
  const [first, second] = [await openAs('checkerA'), await openAs('checkerB')];
  const articleId = await apiOf(first).importText(`${QUOTE} Các trường mở cửa. Số ${newId()}.`);
  const open = async (page: Page) => {
    await page.goto(`${deskOf(first)}/articles/${articleId}`);
    await page.getByRole('button', { name: 'About the article' }).first().click();
    await expect(page.getByRole('region', { name: 'Double reading' })).toBeVisible();
  };
  const press = async (page: Page, name: string) => {
    await open(page);
    const part = page.getByRole('region', { name: 'Double reading' });
    await part.getByRole('button', { name }).click();
    // The page is read again, without its dialog.
    await expect(part).toHaveCount(0);
  };
  const claimsOf = async (page: Page) => (await apiOf(page).article(articleId)).claims.length;

  await press(editor, 'Have two people read it');
  await open(editor);
  await expect(editor.getByText('Two people read it, each for themselves')).toBeVisible();
  await press(first, 'Begin my reading');
  await press(second, 'Begin my reading');
  await open(second);
  await expect(second.getByText('Checker A is reading.')).toBeVisible();

  await apiOf(first).draft(articleId, QUOTE);
  await apiOf(second).draft(articleId, 'Các trường mở cửa.');
  expect([await claimsOf(first), await claimsOf(second)]).toEqual([1, 1]);

  await press(first, 'I have read it');
  await expect.poll(() => claimsOf(first)).toBe(1);
  await press(second, 'I have read it');
  await expect.poll(() => claimsOf(first)).toBe(2);
  expect(await claimsOf(second)).toBe(2);
});
