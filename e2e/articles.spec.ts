import type { Page } from '@playwright/test';
import { expect, stateOf, test } from './people';

/** The place in the text; claims on the same words may stand beside it. */
const AIRSPACE = /^In the text, sentence 23 .*chiếm quyền kiểm soát vùng trời của Kazakhstan/;

/** A text of a test of its own: the desk refuses one that it has. */
const textOf = (title: string): string => `${title} của lần thử ${Date.now()}. Câu thứ hai.`;

const file = (name: string, content: string | number[]) => ({
  name,
  mimeType: 'text/plain',
  buffer: typeof content === 'string' ? Buffer.from(content) : Buffer.from(content),
});

const toImport = async (page: Page) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Import articles' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import articles' })).toBeVisible();
};

test.describe('a checker', () => {
  test.use({ storageState: stateOf('checkerA') });

  test.describe('with files that cannot be read', () => {
    test.use({ expectedErrors: [/ (413|422) \(/] });

    test('hands in several files and reads what became of each', async ({ page }) => {
      await toImport(page);
      const text = textOf('Giá điện tăng hai phần trăm');
      await page
        .getByLabel(/Drop files here/)
        .setInputFiles([
          file('bài một.txt', text),
          file('bài hai.txt', text),
          file('ảnh.txt', [0x89, 0x50, 0x4e, 0x47, 0, 0]),
          file('rỗng.txt', ' \n'),
          file('lớn.txt', 'a'.repeat(5 * 1024 * 1024 + 1)),
          file('bài.docx', 'PK'),
        ]);
      await page.getByRole('button', { name: 'Start the import' }).click();
      await expect(
        page.getByRole('heading', { name: '1 article imported, 1 already there, 4 not imported.' }),
      ).toBeVisible();

      const line = (list: string, name: string) =>
        page.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: name });
      await expect(line('Not imported', 'ảnh.txt')).toContainText('not a text file');
      await expect(line('Not imported', 'rỗng.txt')).toContainText('no text in it');
      await expect(line('Not imported', 'lớn.txt')).toContainText('larger than');
      await expect(line('Not imported', 'bài.docx')).toBeVisible();

      const imported = await line('Imported', 'bài một.txt').getByRole('link').getAttribute('href');
      expect(await line('Already there', 'bài hai.txt').getByRole('link').getAttribute('href')).toBe(
        imported,
      );
      await line('Imported', 'bài một.txt').getByRole('link').click();
      await expect(page).toHaveURL(new RegExp(`${imported}$`));
    });
  });

  test.describe('with a mistake in the form', () => {
    test.use({ expectedErrors: [/400 \(Bad Request\)/] });

    test('pastes a text, is told what is wrong, and loses nothing', async ({ page }) => {
      await toImport(page);
      const text = textOf('Một đoạn dán vào');
      await page.getByLabel('Text', { exact: true }).fill(text);
      await page.getByLabel(/^Web address/).fill('example');
      await page.getByLabel(/^Date/).fill('hôm qua');
      await page.getByRole('button', { name: 'Import the text' }).click();

      await expect(page.getByLabel(/^Web address/)).toBeFocused();
      await expect(page.getByLabel(/^Web address/)).toHaveAccessibleDescription(/not a web address/);
      await expect(page.getByLabel(/^Date/)).toHaveAccessibleDescription(/not a date/);
      await expect(page.getByLabel('Text', { exact: true })).toHaveValue(text);

      await page.getByLabel(/^Web address/).fill('https://example.org/a');
      await page.getByLabel(/^Date/).fill('2022-01');
      await page.getByRole('button', { name: 'Import the text' }).click();
      await expect(page.getByRole('listitem').filter({ hasText: 'Pasted text' })).toContainText('Imported');
      await expect(page.getByLabel('Text', { exact: true })).toHaveValue('');
    });
  });

  test('finds the airspace sentence with and without accents, and goes to it', async ({ page }) => {
    await page.goto('/');
    for (const words of ['vung troi', 'vùng trời']) {
      await page.getByRole('searchbox', { name: 'Search' }).fill(words);
      await page.getByRole('searchbox', { name: 'Search' }).press('Enter');
      await expect(page.getByRole('heading', { name: `Results for “${words}”` })).toBeVisible();
      await expect(page.getByRole('link', { name: AIRSPACE })).toBeVisible();
    }
    await page.getByRole('checkbox', { name: 'Accents as typed' }).check();
    await expect(page).toHaveURL(/exact=1/);
    await page.getByRole('link', { name: AIRSPACE }).click();
    await expect(page).toHaveURL(/\?sentence=23$/);
  });

  test('filters the list without a reload, and finds it again by its address', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('heading', { level: 1 })
      .evaluate((heading) => heading.setAttribute('data-kept', ''));
    await page.getByRole('checkbox', { name: /^Not begun/ }).check();
    await expect(page).toHaveURL(/\?progress=new$/);
    await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'By title' });
    await expect(page).toHaveURL(/progress=new&sort=title$/);
    expect(await page.getByRole('heading', { level: 1 }).getAttribute('data-kept')).toBe('');

    await page.reload();
    await expect(page.getByRole('checkbox', { name: /^Not begun/ })).toBeChecked();
    await page.getByRole('link', { name: 'clear', exact: true }).click();
    await expect(page.getByRole('checkbox', { name: /^Not begun/ })).not.toBeChecked();
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('filters and searches all the same', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('checkbox', { name: /^2022/ }).check();
      await page.getByLabel('From').fill('2022-01');
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page).toHaveURL(/year=2022&from=2022-01/);
      await expect(page.getByRole('link', { name: /^Các đơn vị quân đội Nga/ })).toBeVisible();
    });
  });
});

test.describe('a viewer', () => {
  test.use({ storageState: stateOf('viewer'), expectedErrors: [/404 \(Not Found\)/] });

  test('reads the list but imports nothing', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('link', { name: /^Các đơn vị quân đội Nga/ })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Import articles' })).toBeHidden();
    const desk = new URL(page.url()).pathname.split('/')[2];
    const answer = await page.request.post(`/api/desks/${desk}/articles`, {
      data: { text: textOf('Không được') },
    });
    expect(answer.status()).toBe(403);
    await page.goto(`/d/${desk}/import`);
    await expect(page.getByRole('heading', { name: 'This is not here' })).toBeVisible();
  });
});
