import { newId } from '../lib/domain/ids';
import { type Api, apiOf } from './api';
import { expect, test } from './people';

const QUOTE = 'Cảng đã đóng cửa từ thứ Bảy.';
const AT = '2022-01-07T08:00:00.000Z';

/** Give a verdict with its reason and submit it. */
const submit = async (api: Api, claimId: string, rationale: string): Promise<void> => {
  const given = { verdict: 'unconfirmed', basis: 'no_source_found', whatWouldChangeIt: 'Lệnh của cảng vụ.' };
  const assessmentId = await api.judge(claimId, { ...given, rationale });
  expect(await api.on(claimId, 'assessment.submit', { assessmentId })).toMatchObject({ status: 200 });
};

const approve = async (api: Api, claimId: string, more: object = {}) => {
  const { claim, assessments } = await api.claim(claimId);
  const { id: assessmentId, hash } = assessments.find((one) => one.id === claim.assessmentId) ?? {};
  return api.on(claimId, 'review.approve', { assessmentId, hash, ...more });
};

test('who corrects a claim learns who took along the report with the old words', async ({ openAs }) => {
  const author = await openAs('checkerA');
  const second = await openAs('checkerB');
  const viewer = await openAs('viewer');
  const [own, other] = [apiOf(author), apiOf(second)];
  const articleId = await own.importText(`Bản tin ${newId()}. ${QUOTE} Chưa ai xác nhận.`);
  const claimId = await own.draft(articleId, QUOTE);
  const searched = { lookedFor: 'lệnh đóng cảng', place: 'Trang của cảng vụ', searchedAt: AT };
  await own.on(claimId, 'search.log', { ...searched, outcome: 'nothing' });

  await test.step('approved, and downloaded by someone who only reads', async () => {
    await submit(own, claimId, 'Không tìm thấy lệnh nào.');
    expect(await approve(other, claimId)).toMatchObject({ status: 200 });
    await viewer.goto(`${new URL(author.url()).pathname}/report?article=${articleId}`);
    const [download] = await Promise.all([
      viewer.waitForEvent('download'),
      viewer.getByRole('link', { name: 'Download as CSV, by claim' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });

  await test.step('other words are approved with the reason alone', async () => {
    await submit(own, claimId, 'Cảng vụ nói chưa có lệnh nào.');
    expect(await approve(other, claimId)).toMatchObject({ status: 422, code: 'correction.needed' });
    const correction = { id: newId(), kind: 'update', reason: 'Cảng vụ đã trả lời.' };
    expect(await approve(other, claimId, { correction })).toMatchObject({ status: 200 });
  });

  await author.goto(`${new URL(author.url()).pathname}/claims/${claimId}`);
  const corrections = author.getByRole('region', { name: 'Corrections' });
  await expect(corrections).toContainText('Cảng vụ đã trả lời.');
  await expect(corrections).toContainText(/Still in one exported report:.*\(CSV\), Viewer/s);

  await viewer.reload();
  await expect(viewer.getByRole('group', { name: 'Corrections' }).first()).toContainText(
    'Cảng vụ đã trả lời.',
  );
});
