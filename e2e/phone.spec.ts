import type { Locator } from '@playwright/test';
import { expect, stateOf, test } from './people';
import { importText, text } from './texts';
import { workspace } from './workspace';

const THUMB = 44;
const morning = text('Tin buổi sáng');

test.describe('a phone', () => {
  test.use({
    storageState: stateOf('checkerA'),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });

  test('verdict, note and undo with the thumb', async ({ page }) => {
    const { sentence } = workspace(page);
    const sheet = page.getByRole('region', { name: 'Sentence 2', exact: true });
    const verdicts = sheet.getByRole('group', { name: 'Verdict' });
    await importText(page, morning);

    await test.step('a tap chooses the sentence, another gives the verdict', async () => {
      await sentence('Theo một nguồn tin').tap();
      await expect(sheet).toContainText('no claims yet');
      await verdicts.getByText('Unconfirmed').tap();
      await expect(verdicts.getByRole('radio', { name: 'Unconfirmed' })).toBeChecked();
      await expect(sheet).toContainText('1 claim');
    });

    await test.step('what is tapped is as wide as a thumb', async () => {
      for (const button of await sheet.getByRole('button').all()) await expectThumb(button);
      for (const words of ['Confirmed', 'Unconfirmed', 'Disputed'])
        await expectThumb(verdicts.getByText(words, { exact: true }), 'label');
    });

    await test.step('a note', async () => {
      await sheet.getByRole('button', { name: 'Note', exact: true }).tap();
      await sheet.getByRole('textbox', { name: 'Note' }).fill('Asked the port authority.');
      await sheet.getByRole('button', { name: 'Save note' }).tap();
      await expect(sheet.getByRole('listitem').filter({ hasText: 'port authority' })).toContainText(
        'Internal',
      );
      for (const button of await sheet.getByRole('button').all()) await expectThumb(button);
    });

    await test.step('undo the note, then the verdict', async () => {
      await page.getByRole('button', { name: 'Undo: note added' }).tap();
      await expect(sheet.getByText('port authority')).toHaveCount(0);
      await page.getByRole('button', { name: 'Undo: verdict' }).tap();
      await expect(verdicts.getByRole('radio', { name: 'Unconfirmed' })).not.toBeChecked();
      await expect(page.getByRole('button', { name: 'Undo: claim made' })).toBeVisible();
    });
  });
});

/** Its box, or that of what it stands in, which takes the tap. */
async function expectThumb(target: Locator, around?: string): Promise<void> {
  const { width, height, name } = await target.evaluate((element, outer) => {
    const box = (outer ? element.closest(outer) : element)?.getBoundingClientRect();
    const words = element.getAttribute('aria-label') ?? element.textContent;
    return { width: box?.width ?? 0, height: box?.height ?? 0, name: words };
  }, around);
  expect.soft(height, `height of “${name}”`).toBeGreaterThanOrEqual(THUMB);
  expect.soft(width, `width of “${name}”`).toBeGreaterThanOrEqual(THUMB);
}
