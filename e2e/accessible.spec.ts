import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pages } from './pages';
import { expect, test } from './people';
import { importText, text } from './texts';

for (const [locale, title] of [
  ['en-GB', 'Tin cho mọi người'],
  ['vi-VN', 'Tin cho tất cả'],
] as const) {
  test.describe(`axe finds nothing and nothing is too wide, in ${locale}`, () => {
    test.use({ expectedErrors: [/404 \(Not Found\).*\/nowhere/] });

    test('on any page', async ({ openAs, browser, contextOptions }) => {
      test.setTimeout(600_000);
      await importText(await openAs('admin'), text(title));
      const people = {
        guest: await (await browser.newContext({ ...contextOptions, locale })).newPage(),
        admin: await openAs('admin', { locale }),
      };
      for (const { name, who, go } of pages(title)) {
        const page = people[who];
        await go(page);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2));
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          expect.soft(await found(page, colorScheme), `${name}, ${colorScheme}`).toEqual([]);
        }
        const wide = page.viewportSize() ?? NARROW;
        await page.setViewportSize(NARROW);
        await softly.poll(() => tooWide(page), `${name}: px too wide`).toBeLessThanOrEqual(0);
        await page.setViewportSize(wide);
      }
      await people.guest.context().close();
    });
  });
}

/** In px: no page scrolls sideways on it. */
const NARROW = { width: 320, height: 640 };

/** The walk goes on after what it finds. */
const softly = expect.configure({ soft: true });

const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What axe objects to: the rule, and where. In the dark only the colours are others. */
async function found(page: Page, scheme: 'light' | 'dark'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
