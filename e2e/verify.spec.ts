import { writeFile } from 'node:fs/promises';
import { publishedRecord } from '../lib/domain/manifest';
import { publishedAs } from '../lib/domain/report';
import { everything } from '../lib/domain/report-request';
import { approvedSource, keepAll, reportFor, sampleDesk } from '../lib/domain/report-testing';
import { expect, test } from './people';

/** Claims that make a file of some 50 MB. */
const MANY = 14_000;

/** The file of a published report that prints so many claims. */
const largeFile = (): string => {
  const desk = sampleDesk();
  keepAll(desk);
  const draft = reportFor('editor', approvedSource(desk), { selection: everything });
  const items = Array.from({ length: MANY }, (_, i) => draft.items.slice(i % 2, (i % 2) + 1)).flatMap(
    ([item], i) => (item ? [{ ...item, claimId: `${item.claimId}-${i}`, number: i + 1 }] : []),
  );
  const published = { number: 7, at: '2022-02-01T08:00:00.000Z', supersedes: null };
  return JSON.stringify(publishedRecord(publishedAs({ ...draft, items }, published)), null, 2);
};

// Letters that the page had not shown before have fonts of their own.
test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED.*\.woff2?$/] });

test('a file of 50 MB is looked at while the page goes on answering, without a connection', async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  const file = info.outputPath('large.json');
  const text = largeFile();
  expect(text.length).toBeGreaterThan(45_000_000);
  await writeFile(file, text);
  const worker = page.waitForEvent('worker');
  await page.goto('/verify');
  await worker;
  await expect(page.getByRole('heading', { name: 'Verify a report' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  const hand = () => page.getByLabel('Choose files', { exact: true }).last().setInputFiles(file);
  const bar = page.getByRole('progressbar', { name: /^Looking at large\.json/ });
  const giveUp = page.getByRole('button', { name: 'Give up looking at large.json' });

  await test.step('given up, it is gone, and the next is looked at', async () => {
    await hand();
    await expect(bar).toBeVisible();
    await giveUp.focus();
    await page.keyboard.press('Enter');
    await expect(bar).toHaveCount(0);
  });

  await test.step('meanwhile keys are answered, and no frame is late', async () => {
    await hand();
    await expect(bar).toBeVisible();
    const frames = page.evaluate(async () => {
      let worst = 0;
      let last = performance.now();
      while (document.querySelector('progress')) {
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        worst = Math.max(worst, now - last);
        last = now;
      }
      return worst;
    });
    await giveUp.focus();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('button', { name: 'Clear the list' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(giveUp).toBeFocused();
    await expect(bar).toBeVisible();
    const found = page.getByRole('article').first();
    await expect(found.getByRole('heading', { name: /Intact/ })).toBeVisible({ timeout: 120_000 });
    await expect(found).toContainText(String(MANY));
    expect(await frames).toBeLessThan(400);
  });

  await test.step('what a changed one says is the same', async () => {
    await writeFile(file, text.replace('"shortText": "', '"shortText": "Không phải '));
    await hand();
    const found = page.getByRole('article').first();
    await expect(found.getByRole('heading', { name: /Altered/ })).toBeVisible({ timeout: 120_000 });
    await expect(found.getByRole('listitem').first()).toContainText('Claim 1,');
  });
  await page.context().setOffline(false);
});
