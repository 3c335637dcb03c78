import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { newId } from '../lib/domain/ids';
import { type Api, apiOf } from './api';
import { expect, test } from './people';
import { showPublicly } from './publish-desk';

const AIRSPACE =
  'Hiện có thông tin cho rằng, bọn khủng bố đang tìm cách đánh chiếm các đơn vị phòng không và không quân';
const AT = '2022-01-07T08:00:00.000Z';

/** Judge it and hand it on. */
const submit = async (own: Api, claimId: string, given: object): Promise<void> => {
  const assessmentId = await own.judge(claimId, { whatWouldChangeIt: 'Một quan chức có tên.', ...given });
  const reasons = Object.fromEntries(['VR-03', 'VR-07', 'VR-22'].map((rule) => [rule, 'Có lý do.']));
  expect(await own.on(claimId, 'assessment.submit', { assessmentId, reasons })).toMatchObject({
    status: 200,
  });
};

const approve = async (other: Api, claimId: string, more: object = {}): Promise<void> => {
  const { claim, assessments } = await other.claim(claimId);
  const { id: assessmentId, hash } = assessments.find((one) => one.id === claim.assessmentId) ?? {};
  expect(await other.on(claimId, 'review.approve', { assessmentId, hash, ...more })).toMatchObject({
    status: 200,
  });
};

const sound = async (page: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
};

test.describe('what is published', () => {
  test.use({ expectedErrors: [/404 \(Not Found\)/] });

  test('is read by everybody, framed, followed and put right in the open', async ({
    openAs,
    browser,
    contextOptions,
  }) => {
    test.setTimeout(240_000);
    const [author, second, editor, admin] = [
      await openAs('checkerA'),
      await openAs('checkerB'),
      await openAs('editor'),
      await openAs('admin'),
    ];
    const [own, other] = [apiOf(author), apiOf(second)];
    const articleId = await own.importText(`Bản tin ${newId()}. ${AIRSPACE}. Tin này chưa rõ.`);
    const claimId = await own.draft(articleId, AIRSPACE);
    const searched = { lookedFor: 'phòng không', place: 'Cổng tin', searchedAt: AT, visibility: 'public' };
    await own.on(claimId, 'search.log', { ...searched, outcome: 'nothing' });
    await own.on(claimId, 'claim.edit', { shortText: 'Vùng trời Kazakhstan bị nhắm tới' });
    await submit(own, claimId, {
      verdict: 'unconfirmed',
      basis: 'no_source_found',
      rationale: 'Chưa ai nói.',
    });
    await approve(other, claimId);

    const context = await browser.newContext({ ...contextOptions, locale: 'en-GB' });
    const reader = await context.newPage();
    const desk = `/p/${own.deskId}`;
    const claim = `${desk}/vi/claims/${claimId}`;
    const status = async (path: string) => (await context.request.get(path)).status();

    await showPublicly(admin, false);
    expect([await status(desk), await status(claim)]).toEqual([404, 404]);
    await showPublicly(admin, true);
    expect([await status(`${desk}/en`), await status(claim)]).toEqual([200, 404]);

    await editor.goto(`/d/${own.deskId}/report?article=${articleId}`);
    await editor.getByRole('button', { name: 'Publish …' }).click();
    await editor.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await editor.waitForURL(/\/reports\/\d+$/);
    const number = /\d+$/.exec(editor.url())?.[0] ?? '';

    await test.step('found from the list, by keyboard alone', async () => {
      await reader.goto(desk);
      await expect(reader).toHaveURL(new RegExp(`${desk}/en$`));
      await reader.keyboard.press('Tab');
      await expect(reader.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
      await reader.keyboard.press('Enter');
      const link = reader.getByRole('link', { name: 'Vùng trời Kazakhstan bị nhắm tới' }).first();
      for (let i = 0; i < 20 && !(await link.evaluate((one) => one === document.activeElement)); i += 1)
        await reader.keyboard.press('Tab');
      await reader.keyboard.press('Enter');
      await expect(reader).toHaveURL(new RegExp(`${desk}/en/claims/${claimId}$`));
    });

    await test.step('a claim, in the other language too', async () => {
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Vùng trời Kazakhstan bị nhắm tới');
      await expect(reader.getByRole('region', { name: 'The verdict' })).toContainText('Unconfirmed');
      await expect(reader.getByRole('region', { name: 'Where it stands' })).toContainText('Tin này chưa rõ.');
      await sound(reader);
      await reader.getByRole('link', { name: 'Tiếng Việt' }).click();
      await expect(reader).toHaveURL(new RegExp(`${claim}$`));
      await expect(reader.getByRole('region', { name: 'Kết luận', exact: true })).toContainText(
        'Chưa xác nhận',
      );
      await reader.setViewportSize({ width: 320, height: 640 });
      expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await reader.setViewportSize({ width: 1280, height: 800 });
      expect(await reader.evaluate(() => document.scripts.length)).toBe(1);
    });

    await test.step('the report as on paper, and its record', async () => {
      await reader.goto(`${desk}/en/reports/${number}`);
      await expect(reader.getByRole('article')).toContainText('Chưa ai nói.');
      await sound(reader);
      const [file] = await Promise.all([
        reader.waitForEvent('download'),
        reader.getByRole('link', { name: 'Verifiable record (JSON)' }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/\.json$/);
    });

    await test.step('a card in a page of somebody else', async () => {
      const { html } = await (
        await context.request.get(`/oembed?url=${encodeURIComponent(new URL(claim, reader.url()).href)}`)
      ).json();
      const elsewhere = createServer((_, answer) => {
        answer.setHeader('content-type', 'text/html; charset=utf-8');
        answer.end(`<!doctype html><title>x</title>${html}`);
      });
      await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
      await reader.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
      const card = reader.frameLocator('iframe');
      await expect(card.getByRole('heading')).toHaveText('Vùng trời Kazakhstan bị nhắm tới');
      await expect(card.getByText('Chưa xác nhận')).toBeVisible();
      elsewhere.close();
      await reader.goto(`${desk}/vi/embed/claims/${claimId}`);
      await sound(reader);
    });

    await test.step('put right: on the page, in the list, in the feed', async () => {
      const seen = { accessedAt: AT, archiveUrl: 'https://archive.example.org/1', directness: 'primary' };
      const said = { publisher: 'Bộ Quốc phòng', sourceKind: 'official', quote: 'Không có việc đó.' };
      await own.on(claimId, 'evidence.add', {
        ...{ ...seen, ...said, url: 'https://example.org/bo', stance: 'contradicts' },
      });
      await submit(own, claimId, { verdict: 'disputed', basis: 'contradicted', rationale: 'Bộ đã bác bỏ.' });
      await approve(other, claimId, {
        correction: { id: newId(), kind: 'substantial', reason: 'Bộ Quốc phòng đã trả lời.' },
      });
      await reader.goto(`${desk}/en/claims/${claimId}`);
      // A browser keeps a page for a minute, unless it is asked to look again.
      await reader.reload();
      await expect(reader.getByRole('region', { name: 'The verdict' })).toContainText('Disputed');
      const corrections = reader.getByRole('region', { name: 'Corrections' });
      await expect(corrections).toContainText('the verdict was “Unconfirmed” and is “Disputed”');
      await expect(corrections).toContainText('Chưa ai nói.');
      await sound(reader);
      await reader.getByRole('link', { name: 'Corrections', exact: true }).first().click();
      await expect(reader.getByRole('main')).toContainText('Bộ Quốc phòng đã trả lời.');
      const feed = await (await context.request.get(`${desk}/corrections.atom`)).text();
      expect(feed).toContain('Bộ Quốc phòng đã trả lời.');
    });

    await showPublicly(admin, false);
    for (const path of [desk, `${desk}/en`, claim, `${desk}/corrections.atom`, `${claim}/picture.png`])
      expect(await status(path), path).toBe(404);
    await context.close();
  });
});
