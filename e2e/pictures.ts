import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { press } from './hands';
import { pages } from './pages';
import { expect, test } from './people';
import { openArticle } from './texts';
import { workspace } from './workspace';

const FOLDER = 'pictures';
const ARTICLE = /^Các đơn vị quân đội Nga nằm ngay gần biên giới/;
const AIRSPACE = 23;

/** What has been found out of the article's sentences so far: number and key of the verdict, in reading order. */
const tagged: readonly (readonly [sentence: number, key: '1' | '2' | '3'])[] = [
  [2, '2'],
  [4, '3'],
  [8, '2'],
  [11, '1'],
  [17, '3'],
  [18, '1'],
  [19, '2'],
  [20, '2'],
  [21, '2'],
  [22, '1'],
  [AIRSPACE, '2'],
];

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const schemes = ['light', 'dark'] as const;
const locales = ['vi-VN', 'en-GB'];

test.describe.configure({ mode: 'serial' });

test('work on the first article', async ({ openAs }) => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  const page = await openAs('checkerA');
  await openArticle(page, ARTICLE);
  let at = 1;
  for (const [sentence, key] of tagged) {
    await press(page, 'j', sentence - at);
    await page.keyboard.press(key);
    await page.keyboard.press('Escape');
    at = sentence;
  }
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Basis' }).selectOption('anonymous_only');
  await page.getByRole('combobox', { name: 'Confidence' }).selectOption('low');
  await page
    .getByRole('textbox', { name: 'Why' })
    .fill('No outlet names who says so; the ministry is silent.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('Asked the press office on Monday. No answer yet.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.getByRole('button', { name: 'Make the attribution' }).click();
  await page.keyboard.press('Escape');
  await press(page, ']', 2);
  await page.keyboard.press('1');
  await expect(workspace(page).said('Confirmed, saved')).toBeAttached();
});

test.describe('the picture of the README', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('shows the airspace claim', async ({ openAs }) => {
    const page = await openAs('checkerA');
    await openArticle(page, ARTICLE);
    await press(page, 'j', AIRSPACE - 1);
    await page.keyboard.press('Enter');
    await expect(workspace(page).open(/Unconfirmed/)).toContainText('No answer yet');
    await picture(page, path.join('docs', 'workspace.png'));
  });
});

for (const locale of locales)
  for (const viewport of sizes)
    test.describe(`every page in ${locale}, ${viewport.width} px`, () => {
      test.use({ locale, viewport, expectedErrors: [/404 \(Not Found\)/] });

      test('light and dark', async ({ page: guest, openAs }) => {
        const admin = await openAs('admin');
        for (const { name, who, go } of pages(ARTICLE)) {
          const page = who === 'guest' ? guest : admin;
          await go(page);
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme });
            await picture(page, path.join(FOLDER, fileOf(name, locale, viewport.width, colorScheme)));
          }
        }
      });
    });

test('all of them on one sheet', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 2400, height: 1200 } });
  const file = path.resolve(FOLDER, 'index.html');
  writeFileSync(file, sheet());
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  await page.screenshot({ path: path.join(FOLDER, 'sheet.png'), fullPage: true });
  await page.close();
});

const fileOf = (name: string, locale: string, width: number, scheme: string): string =>
  `${name}-${width}-${scheme}-${locale}.png`;

async function picture(page: Page, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
}

/** A row for each page; wide and narrow, light and dark, in both languages. */
function sheet(): string {
  const rows = pages(ARTICLE).map(({ name }) => {
    const cells = sizes.flatMap(({ width }) =>
      schemes.flatMap((scheme) =>
        locales.map((locale) => `<img src="${fileOf(name, locale, width, scheme)}" alt="">`),
      ),
    );
    return `<h2>${name}</h2><div>${cells.join('')}</div>`;
  });
  const style =
    'body{font:16px sans-serif;margin:16px;background:#888}div{display:flex;gap:8px}img{height:280px;width:auto}';
  return `<!doctype html><meta charset="utf-8"><title>Every page</title><style>${style}</style>${rows.join('')}`;
}
