import { expect, type Locator, type Page } from '@playwright/test';

/** Further than any page of the desk needs. */
const FAR = 80;

/** Tab, or Shift+Tab, until the caret is on what is looked for. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < FAR; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

/** The same key as often as needed, until the page shows it. */
export async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  for (let i = 0; i < FAR; i++) {
    if (await shown.isVisible()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${shown}`);
}

export async function press(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}
