import type { Page } from '@playwright/test';
import { expect } from './people';

/** A text that a journey imports for itself, so that it does not depend on what others did. */
export type Text = { readonly title: string; readonly sentences: readonly string[] };

/** Sentences to find claims in; the title makes each one's text another. */
export const text = (title: string): Text => ({
  title,
  sentences: [
    `${title} là tin đăng sáng nay.`,
    'Theo một nguồn tin giấu tên, lô hàng đầu tiên sẽ đến cảng vào thứ Hai.',
    'Thông tin này hiện vẫn chưa được xác nhận.',
    'Thành phố Hồ Chí Minh, thủ đô của Việt Nam, đã chuẩn bị 3.600 giường bệnh.',
    'Bộ Y tế bác bỏ cáo buộc thiếu thuốc.',
    'Các trường học mở cửa trở lại từ ngày 6/1/2022.',
  ],
});

/** Import by pasting, and open the article. */
export async function importText(page: Page, { title, sentences }: Text): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Import articles' }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(sentences.join(' '));
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('button', { name: 'Import the text' }).click();
  await page.getByRole('link', { name: `Open “${title}”` }).click();
  await expect(page.getByRole('region', { name: 'Text of the article' })).toContainText(title);
}

/** Open an article from the desk's list. */
export async function openArticle(page: Page, title: string | RegExp): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('region', { name: 'Text of the article' })).toBeVisible();
}
