import type { Page } from '@playwright/test';
import { newId } from '../lib/domain/ids';
import { type Api, apiOf } from './api';
import { expect, test } from './people';

test.use({ expectedErrors: [/4(22|09) \(/] });

const TEXT = 'Bộ Y tế bác bỏ cáo buộc thiếu thuốc. Các bệnh viện vẫn mở cửa.';
const QUOTE = 'Bộ Y tế bác bỏ cáo buộc thiếu thuốc.';
let texts = 0;

/** A claim of its own, submitted by this person as unconfirmed, with all that is needed. @returns the claim's id */
const submitted = async (api: Api): Promise<string> => {
  const articleId = await api.importText(`${TEXT} Bản tin duyệt số ${++texts}, ${newId()}.`);
  const claimId = await api.draft(articleId, QUOTE);
  await api.on(claimId, 'search.log', {
    lookedFor: 'thiếu thuốc',
    place: 'Trang của Bộ Y tế',
    searchedAt: '2022-01-07T08:00:00.000Z',
    outcome: 'nothing',
  });
  const assessmentId = await api.judge(claimId, {
    verdict: 'unconfirmed',
    basis: 'no_source_found',
    rationale: 'Không tìm thấy nguồn nào nói như vậy.',
    whatWouldChangeIt: 'Một văn bản của Bộ Y tế.',
  });
  expect(await api.on(claimId, 'assessment.submit', { assessmentId })).toMatchObject({ status: 200 });
  return claimId;
};

const stateOf = async (api: Api, claimId: string): Promise<string | undefined> => {
  const page = await api.claim(claimId);
  return page.assessments.find((one) => one.id === page.claim.assessmentId)?.state;
};

/** The desk is the author's: an editor may work on several. */
const openReview = async (page: Page, author: Page, claimId: string): Promise<void> => {
  const desk = /\/d\/[^/?]+/.exec(author.url())?.[0] ?? '';
  await page.goto(`${desk}/review/${claimId}`);
  await expect(page.getByText('First opinion')).toBeVisible();
};

test('a second person approves with one key, and the author cannot', async ({ openAs }) => {
  const author = await openAs('checkerA');
  const claimId = await submitted(apiOf(author));

  await openReview(author, author, claimId);
  await expect(author.getByText('so someone else decides')).toBeVisible();
  await expect(author.getByRole('button', { name: /^Approve/ })).toHaveCount(0);

  const second = await openAs('checkerB');
  await openReview(second, author, claimId);
  await expect(second.getByText('Nothing holds approval back')).toBeVisible();
  await second.keyboard.press('a');
  await expect.poll(() => stateOf(apiOf(author), claimId)).toBe('approved');
});

test('sent back with a reason, which its author finds in the queue', async ({ openAs }) => {
  const author = await openAs('checkerA');
  const claimId = await submitted(apiOf(author));

  const second = await openAs('checkerB');
  await openReview(second, author, claimId);
  await second.keyboard.press('r');
  await expect(second.getByRole('textbox', { name: /^Reason/ })).toBeFocused();
  await expect(second.getByRole('form', { name: 'Decision' }).getByRole('alert')).toContainText(
    'Write the reason first.',
  );
  await second.keyboard.type('Hỏi thêm Sở Y tế.');
  await second.getByRole('button', { name: 'Send back' }).click();
  await expect.poll(() => stateOf(apiOf(author), claimId)).toBe('sent_back');

  await author.goto(new URL(author.url()).pathname.replace(/(\/d\/[^/]+).*/, '$1/review?part=sent-back'));
  await expect(author.getByRole('row').filter({ hasText: 'Bộ Y tế' }).first()).toBeVisible();
});

test('two people disagree, and an editor who is neither decides', async ({ openAs }) => {
  const author = await openAs('checkerA');
  const claimId = await submitted(apiOf(author));

  await test.step('Checker B gives another verdict and holds to it', async () => {
    const second = await openAs('checkerB');
    await openReview(second, author, claimId);
    await second.getByRole('radio', { name: 'Confirmed', exact: true }).focus();
    await second.keyboard.press('Space');
    await second.getByRole('textbox', { name: 'Rationale' }).fill('Bộ Y tế đã nói rõ.');
    await second.getByRole('button', { name: 'Give my verdict' }).click();
    await expect(second.getByText('They differ on')).toBeVisible();
    await second.getByRole('combobox', { name: 'They disagree because' }).selectOption('evidence_missing');
    await second.getByRole('button', { name: 'Hold to mine' }).click();
    await expect.poll(async () => (await apiOf(author).claim(claimId)).reviews.length).toBe(1);
  });

  await test.step('the editor sees both, what they differ on, and decides for the first', async () => {
    const editor = await openAs('editor');
    await openReview(editor, author, claimId);
    await expect(editor.getByText('Checker B holds to another verdict')).toBeVisible();
    await expect(editor.getByRole('heading', { name: 'Checker A' })).toBeVisible();
    await expect(editor.getByRole('heading', { name: 'Checker B' })).toBeVisible();
    await editor.keyboard.press('a');
    await expect(editor.getByRole('form', { name: 'Decision' }).getByRole('alert')).toContainText(
      'Write the reason first.',
    );
    await editor.keyboard.type('Chưa có văn bản nào.');
    await editor.getByRole('button', { name: /^Approve Checker A/ }).click();
    await expect.poll(() => stateOf(apiOf(author), claimId)).toBe('approved');
  });
});
