import type { Locator, Page } from '@playwright/test';
import { expect, stateOf, test } from './people';
import { importText, text } from './texts';
import { workspace } from './workspace';

const harbour = text('Chuyện ở cảng');
const harbourAgain = text('Lại chuyện ở cảng');

test.use({ storageState: stateOf('checkerA') });

test('verdict, note and attribution with the mouse, on sentences, words and overlaps', async ({ page }) => {
  const { sentence, open, card, saved } = workspace(page);
  const bar = page.getByRole('group', { name: 'For the words in hand' });
  await importText(page, harbour);

  await test.step('a sentence is unconfirmed', async () => {
    await sentence('Theo một nguồn tin').click();
    await bar.getByRole('button', { name: 'Unconfirmed', exact: true }).click();
    await expect(open('Claim 1, Unconfirmed')).toBeVisible();
    await open('Claim 1, Unconfirmed').getByRole('button', { name: 'Add note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('The harbour master was asked.');
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(open('Claim 1').getByRole('listitem').filter({ hasText: 'harbour master' })).toBeVisible();
    await page.getByRole('button', { name: 'Close, back to the sentence' }).click();
  });

  await test.step('words inside it, overlapping it, are disputed', async () => {
    await drag(page, sentence('Theo một nguồn tin'), 'lô hàng đầu tiên', 'vào thứ Hai');
    await bar.getByRole('button', { name: 'Disputed', exact: true }).click();
    await expect(open('Claim 2, Disputed')).toContainText('lô hàng đầu tiên sẽ đến cảng vào thứ Hai');
    await page.getByRole('button', { name: 'Close, back to the sentence' }).click();
    await expect(card(/^1 Unconfirmed .*Theo một nguồn tin/)).toBeVisible();
    await expect(card(/^2 Disputed .*lô hàng/)).toBeVisible();
  });

  await test.step('clicks on both claims open one after the other', async () => {
    await clickOn(page, sentence('Theo một nguồn tin'), 'đầu tiên');
    await expect(open('Claim 2, Disputed')).toBeVisible();
    await clickOn(page, sentence('Theo một nguồn tin'), 'đầu tiên');
    await expect(open('Claim 1, Unconfirmed')).toBeVisible();
  });

  await test.step('who said it is a claim of its own', async () => {
    await open('Claim 1, Unconfirmed').getByRole('button', { name: 'Make the attribution' }).click();
    await expect(open('Claim 2, No verdict yet')).toBeVisible();
    await page.getByRole('button', { name: 'Undo: claim made' }).click();
    await expect(card(/^2 Disputed .*lô hàng/)).toBeVisible();
    await expect(saved).toBeVisible();
  });

  await test.step('merge and take it back', async () => {
    await card(/^2 Disputed/).click();
    await page.getByRole('button', { name: 'More for this claim' }).click();
    await page.getByRole('button', { name: 'Merge with another claim…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge claim 2 with another' });
    await dialog.getByRole('radio', { name: /Theo một nguồn tin/ }).check();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(open('Claim 1, Unconfirmed').getByText('Passages (2)')).toBeVisible();
    await page.getByRole('button', { name: 'Undo: claims merged' }).click();
    await expect(card(/^2 Disputed .*lô hàng/)).toBeVisible();
    await page.getByRole('button', { name: 'Redo: claims merged' }).click();
    await expect(card(/^2 /)).toHaveCount(0);
    await expect(saved).toBeVisible();
  });

  await test.step('split and take it back', async () => {
    await page.getByRole('button', { name: 'More for this claim' }).click();
    await page.getByRole('button', { name: 'Split off passages…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Split passages off claim 1' });
    await dialog.getByRole('checkbox', { name: 'lô hàng' }).last().check();
    await dialog.getByRole('button', { name: 'Split off', exact: true }).click();
    await expect(open('Claim 2, No verdict yet')).toBeVisible();
    await page.getByRole('button', { name: 'Undo: claim split' }).click();
    await expect(open(/^Claim 2/)).toHaveCount(0);
    await expect(card(/^1 Unconfirmed/)).toBeVisible();
    await expect(saved).toBeVisible();
  });
});

test('words of another article are a further passage of a claim that exists', async ({ page }) => {
  const { sentence, open, card } = workspace(page);
  const bar = page.getByRole('group', { name: 'For the words in hand' });
  await importText(page, text('Bệnh viện dã chiến'));
  await sentence('Thành phố Hồ Chí Minh').click();
  await bar.getByRole('button', { name: 'Disputed', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();

  await importText(page, harbourAgain);
  await sentence('Thành phố Hồ Chí Minh').click();
  await bar.getByRole('button', { name: 'Add to a claim that exists' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passage to a claim that exists' });
  await dialog.getByRole('searchbox', { name: 'Search the claims of this desk' }).fill('thu do cua viet nam');
  await dialog.getByRole('radio', { name: /Bệnh viện dã chiến/ }).check();
  await dialog.getByRole('button', { name: 'Add passage' }).click();
  await expect(card(/^1 Disputed/).or(open('Claim 1, Disputed'))).toBeVisible();
  await sentence('Thành phố Hồ Chí Minh').click();
  await open('Claim 1, Disputed').getByText('Passages (2)').click();
  await expect(open('Claim 1, Disputed').getByRole('link', { name: /Bệnh viện dã chiến/ })).toBeVisible();
});

type Point = { x: number; y: number };

/** Where words stand in the window: just inside their first and their last letter. */
const edgesOf = (sentence: Locator, words: string): Promise<{ first: Point; last: Point }> =>
  sentence.evaluate((element, looked) => {
    const node = element.firstChild;
    const start = node?.textContent?.indexOf(looked) ?? -1;
    if (!node || start < 0) throw new Error(`“${looked}” is not in the sentence`);
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + looked.length);
    const lines = [...range.getClientRects()];
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) throw new Error(`“${looked}” is not on the screen`);
    return {
      first: { x: first.left + 1, y: first.top + first.height / 2 },
      last: { x: last.right - 1, y: last.top + last.height / 2 },
    };
  }, words);

async function drag(page: Page, sentence: Locator, from: string, to: string): Promise<void> {
  const { first } = await edgesOf(sentence, from);
  const { last } = await edgesOf(sentence, to);
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(last.x, last.y, { steps: 4 });
  await page.mouse.up();
}

async function clickOn(page: Page, sentence: Locator, words: string): Promise<void> {
  const { first } = await edgesOf(sentence, words);
  await page.mouse.click(first.x + 4, first.y);
}
