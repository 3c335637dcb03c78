import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pages } from './pages';
import { expect, test } from './people';
import { importText, text } from './texts';

for (const [locale, title] of [
  ['en-GB', 'Tin cho mọi người'],
  ['vi-VN', 'Tin cho tất cả'],
] as const) {
  test.describe(`axe finds nothing, in ${locale}, light and dark`, () => {
    test.use({ expectedErrors: [/404 \(Not Found\).*\/nowhere/] });

    test('on any page', async ({ openAs, browser, contextOptions }) => {
      test.setTimeout(240_000);
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
          expect.soft(await found(page), `${name}, ${colorScheme}`).toEqual([]);
        }
      }
      await people.guest.context().close();
    });
  });
}

/** What axe objects to: the rule, and where. */
async function found(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
