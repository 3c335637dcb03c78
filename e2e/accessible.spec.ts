import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pages } from './pages';
import { expect, test } from './people';
import { importText, text } from './texts';

const story = text('Tin cho mọi người');

test('a text to look at', async ({ openAs }) => importText(await openAs('admin'), story));

for (const locale of ['en-GB', 'vi-VN']) {
  test.describe(`axe finds nothing, in ${locale}, light and dark`, () => {
    test.use({ locale, expectedErrors: [/404 \(Not Found\).*\/nowhere/] });

    for (const { name, who, go } of pages(story.title)) {
      test(`on the page ${name}`, async ({ page: guest, openAs }) => {
        const page = who === 'guest' ? guest : await openAs(who);
        await go(page);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2));
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await found(page), colorScheme).toEqual([]);
        }
      });
    }
  });
}

/** What axe objects to: the rule, and where. */
async function found(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
