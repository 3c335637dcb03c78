import type { Page } from '@playwright/test';
import { expect } from './people';

/** Switch the public pages of the desk on or off, as who may. */
export const showPublicly = async (page: Page, on: boolean): Promise<void> => {
  await page.goto(`${new URL(page.url()).pathname.split('/', 3).join('/')}/settings`);
  const box = page.getByRole('checkbox', { name: /^(Public pages|Trang công khai)/ });
  if ((await box.isChecked()) === on) return;
  await box.setChecked(on);
  const form = page.locator('form').filter({ has: box });
  await form.getByRole('button', { name: /^(Save|Lưu)$/ }).click();
  await expect(form.getByText(/^(Saved|Đã lưu)/)).toBeVisible();
};
