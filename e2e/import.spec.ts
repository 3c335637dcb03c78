import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, stateOf, test } from './people';

type Upload = { name: string; mimeType: string; buffer: Buffer };

const upload = (name: string, content: string | Buffer): Upload => ({
  name,
  mimeType: '',
  buffer: typeof content === 'string' ? Buffer.from(content) : content,
});

/** A text that no other test has. */
const unique = (words: string): string => `${words} ${Date.now()}${Math.random()}`;

const TCVN3: Readonly<Record<string, number>> = { à: 0xb5, ã: 0xb7, á: 0xb8, ạ: 0xb9, đ: 0xae };
const inTcvn3 = (text: string): Buffer =>
  Buffer.from([...text].map((sign) => TCVN3[sign] ?? sign.charCodeAt(0)));
const inUtf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

const toImport = async (page: Page) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Import articles' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import articles' })).toBeVisible();
};
const handIn = (page: Page, files: Upload[]) => page.getByLabel(/Drop files here/).setInputFiles(files);
const fileLine = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Files of this import' }).getByRole('listitem').filter({ hasText: name });
const start = (page: Page) => page.getByRole('button', { name: 'Start the import' });
const report = async (page: Page): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the report' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  return readFileSync(await download.path(), 'utf8');
};

test.use({ storageState: stateOf('checkerA') });

test('a single text goes in without a detour', async ({ page }) => {
  await toImport(page);
  await handIn(page, [upload('tin.txt', unique('Giá điện tăng hai phần trăm từ tháng này.'))]);
  await expect(page.getByRole('heading', { name: /^1 article imported/ })).toBeVisible();
  await page.getByRole('list', { name: 'Imported' }).getByRole('link').click();
  await expect(page).toHaveURL(/\/articles\//);
});

test.describe('with a file that cannot be read', () => {
  test.use({ expectedErrors: [/422 \(Unprocessable/] });

  test('what is recognised is shown first, and other letters and columns can be chosen', async ({ page }) => {
    await toImport(page);
    const id = unique('');
    const old = `Các nhà báo đã làm bài hàng ngày và đã đi qua các làng, tin đáng xem và đã đăng là bài này ${id}.`;
    const table = `cot_a,cot_b\r\nTin một,"Sân bay mở cửa, ${id} một."\r\nTin hai,\r\nTin ba,Cảng đóng cửa ${id} ba.\r\n`;
    await handIn(page, [
      upload('cũ.txt', inTcvn3(old)),
      upload('hai byte.txt', inUtf16(`Bản tin hai byte ${id}.`)),
      upload('bảng.csv', table),
      upload('ẩn.txt', `Bản tin \u202eđảo chiều\u202c ${id}.`),
      upload('hỏng.pdf', '%PDF-1.4\nkhông phải PDF'),
    ]);
    await expect(page.getByRole('heading', { name: /^5 files/ })).toBeVisible();
    await expect(fileLine(page, 'cũ.txt')).toContainText('TCVN3');
    await expect(fileLine(page, 'hai byte.txt')).toContainText('UTF-16 (LE)');
    await expect(fileLine(page, 'ẩn.txt')).toContainText('2 signs that turn the direction of writing');
    await expect(fileLine(page, 'hỏng.pdf')).toContainText('cannot be read');

    const letters = fileLine(page, 'cũ.txt').getByRole('combobox', { name: 'Characters' });
    await letters.selectOption('windows-1252');
    await expect(fileLine(page, 'cũ.txt')).toContainText('C¸c nhµ b¸o');
    await letters.selectOption('tcvn3');
    await expect(fileLine(page, 'cũ.txt')).toContainText('Các nhà báo đã làm bài');

    const columns = fileLine(page, 'bảng.csv');
    await expect(start(page)).toBeDisabled();
    await columns.getByRole('combobox', { name: 'Text' }).selectOption('cot_b');
    await columns.getByRole('combobox', { name: 'Title' }).selectOption('cot_a');
    await expect(columns.getByRole('columnheader', { name: 'cot_a Title' })).toBeVisible();
    await expect(start(page)).toBeEnabled();
    await start(page).click();

    await expect(
      page.getByRole('heading', { name: '5 articles imported, 0 already there, 2 not imported.' }),
    ).toBeVisible();
    const refused = page.getByRole('list', { name: 'Not imported' });
    await expect(refused).toContainText('bảng.csv, line 3');
    await expect(refused).toContainText('hỏng.pdf');
    const csv = await report(page);
    expect(csv.split('\r\n').filter((line) => line !== '')).toHaveLength(8);
    expect(csv).toContain('bảng.csv,3,not imported');
    await page.getByRole('link', { name: 'Tin ba' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tin ba' })).toBeVisible();
  });
});

test.describe('with a name that says nothing', () => {
  test.use({ expectedErrors: [/4(?:15|22) \(/] });

  test('a format is chosen before anything is stored', async ({ page }) => {
    const id = unique('');
    await toImport(page);
    await handIn(page, [upload('tin.dat', `# Sân bay mở cửa ${id}\n\nSân bay mở cửa lại từ hôm nay ${id}.`)]);
    const line = fileLine(page, 'tin.dat');
    await expect(page.getByRole('heading', { name: 'There is nothing to import' })).toBeVisible();
    await expect(start(page)).toBeDisabled();
    const format = line.getByRole('combobox', { name: 'Format' });
    await format.selectOption({ label: 'PDF' });
    await expect(line).toContainText('cannot be read');
    await expect(start(page)).toBeDisabled();
    await format.selectOption({ label: 'Text' });
    await expect(line).toContainText('# Sân bay mở cửa');
    await format.selectOption({ label: 'Markdown' });
    await expect(line).toContainText('mở cửa lại từ hôm nay');
    await expect(line).not.toContainText('# Sân');
    await page.reload();
    await expect(format).toHaveValue('markdown');
    await start(page).click();
    await page.getByRole('list', { name: 'Imported' }).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: `Sân bay mở cửa ${id}` })).toBeVisible();
  });
});

test('a pasted text that is much like another is pointed out at once', async ({ page }) => {
  const id = unique('');
  const story = Array.from(
    { length: 12 },
    (_, i) => `Xe số ${i * 13} của đội ${id} về bến đúng giờ ngày ${i}.`,
  ).join(' ');
  await toImport(page);
  for (const title of ['Đội xe về bến', 'Xe về đúng giờ']) {
    await page.getByRole('textbox', { name: 'Text' }).fill(`${title}. ${story}`);
    await page.getByRole('textbox', { name: 'Title' }).fill(`${title} ${id}`);
    await page.getByRole('button', { name: 'Import the text' }).click();
    await expect(page.getByRole('link', { name: `Open “${title} ${id}”` })).toBeVisible();
  }
  const pair = page
    .getByRole('region', { name: 'Much alike, lately' })
    .getByRole('listitem')
    .filter({ hasText: `Đội xe về bến ${id}` })
    .filter({ hasText: `Xe về đúng giờ ${id}` });
  await expect(pair).toContainText(/9\d% like/);
  await expect(pair.getByRole('button', { name: /^Treat as one origin/ })).toBeVisible();
});

test('a reload keeps what was handed in, and a file can be left out', async ({ page }) => {
  await toImport(page);
  await handIn(page, [
    upload('một.md', unique('# Tin một\n\nSân bay mở cửa')),
    upload('hai.md', unique('# Tin hai\n\nCảng đóng cửa')),
  ]);
  await expect(start(page)).toBeFocused();
  await page.reload();
  await expect(fileLine(page, 'hai.md')).toContainText('Markdown');
  await page.getByRole('button', { name: 'Leave out một.md' }).click();
  await expect(fileLine(page, 'một.md')).toBeHidden();
  await start(page).press('Enter');
  await expect(
    page.getByRole('heading', { name: /^1 article imported, 0 already there, 0 not/ }),
  ).toBeVisible();
});

test('an import under way is cancelled, and goes on where it was', async ({ page }) => {
  test.setTimeout(120_000);
  const id = unique('');
  const lines = Array.from({ length: 6_000 }, (_, i) =>
    JSON.stringify({
      title: `Tin ${i}`,
      text: `Bản tin thứ ${i} của lần ${id}. Cảng số ${i * 7} đóng cửa vì bão.`,
    }),
  );
  await toImport(page);
  await handIn(page, [upload('nhiều.jsonl', lines.join('\n'))]);
  await start(page).click();
  await page.getByRole('button', { name: 'Cancel the import' }).click();
  await expect(page.getByRole('heading', { name: /^Cancelled/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: /^Cancelled/ })).toBeVisible();
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect(page.getByRole('progressbar', { name: 'The whole import' })).toBeVisible();
  await expect(
    page.getByRole('heading', { name: /^6000 articles imported|^6,000 articles imported/ }),
  ).toBeVisible({
    timeout: 90_000,
  });
});

test('texts that are much alike are compared, and made one origin', async ({ page }) => {
  const id = unique('');
  const story = Array.from(
    { length: 12 },
    (_, i) =>
      `Kho gạo ${i * 13} ở huyện ${id} báo rằng chuyến xe hàng ngày ${i} đã về đủ, không thiếu bao nào.`,
  ).join(' ');
  await toImport(page);
  await handIn(page, [
    upload('hãng.md', `# Gạo về đủ kho ${id}\n\n${story}`),
    upload('báo.md', `# Kho gạo ${id} không thiếu\n\n${story} Hành khách được phát nước.`),
  ]);
  await start(page).click();
  await expect(page.getByRole('heading', { name: 'Much alike' })).toBeVisible();
  await page.getByRole('link', { name: /^See the differences/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Two articles compared' })).toBeVisible();
  await expect(page.getByText(/^\d+% alike$/)).toBeVisible();
  await expect(page.getByRole('insertion').or(page.getByRole('deletion')).first()).toBeVisible();
  await page.getByRole('button', { name: /^Treat/ }).click();
  await expect(page.getByText('One origin', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('One origin', { exact: true })).toBeVisible();
});

test.describe('links', () => {
  test('say who can turn fetching on', async ({ page, openAs }) => {
    await toImport(page);
    await expect(page.getByText(/An administrator can turn that on/)).toBeVisible();
    const admin = await openAs('admin');
    await toImport(admin);
    await admin.getByRole('link', { name: 'Turn it on in the settings' }).click();
    await expect(admin.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  });
});

test('an administrator adds a feed, changes it and removes it', async ({ openAs }) => {
  const page = await openAs('admin');
  await page.goto(`${new URL(page.url()).pathname}/settings`);
  await expect(page.getByText(/no feed is looked at/)).toBeVisible();
  await page.getByLabel('Address of the feed').fill('https://example.org/rss.xml');
  await page.getByRole('button', { name: 'Add a feed' }).click();
  const feed = page.getByRole('list', { name: 'Feeds of this desk' }).getByRole('listitem');
  await expect(feed).toContainText('Not looked at yet');
  await feed.getByRole('button', { name: 'Change example.org' }).click();
  await page.getByRole('dialog').getByLabel('Look at it').uncheck();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.keyboard.press('Escape');
  await expect(feed).toContainText('Off.');
  await feed.getByRole('button', { name: 'Remove example.org' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(feed).toBeHidden();
});
