import type { Page } from '@playwright/test';
import { expect, stateOf, test } from './people';

/** A server that was started otherwise than `web.js` says has none of the pages of these journeys. */
const hasWeb = !process.env.E2E_URL || process.env.E2E_WEB === '1';

const id = `${Date.now()}`;
const story = (headline: string) => `http://news.example.org/story/${id}/${headline}`;

const setFetching = async (admin: Page, on: 'on' | 'off'): Promise<void> => {
  await admin.goto(`${new URL(admin.url()).pathname.split('/').slice(0, 3).join('/')}/settings`);
  const options = admin.locator('form').filter({ has: admin.getByLabel('Fetch links and keep them') });
  await options.getByLabel('Fetch links and keep them').setChecked(on === 'on');
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options.getByText('Saved.')).toBeVisible();
};

const toImport = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Import articles' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import articles' })).toBeVisible();
};
const address = (page: Page) => page.getByLabel('Address of the article');
const fetchIt = (page: Page) => page.getByRole('button', { name: 'Fetch and import' }).click();
const arrived = (page: Page) => page.getByRole('region', { name: 'What was handed in' });

test.use({ storageState: stateOf('checkerA'), expectedErrors: [/(?:422|502) \(/] });

test('an administrator turns fetching on; then a link is imported, and a feed looked at', async ({
  page,
  openAs,
}) => {
  test.setTimeout(120_000);
  const admin = await openAs('admin');
  await setFetching(admin, 'on');

  await toImport(page);
  // Whatever is typed, nobody sees through the server into its network, and what was typed stays.
  for (const inside of ['http://127.0.0.1/', 'http://localhost:3000/', 'http://169.254.169.254/latest/']) {
    await address(page).fill(inside);
    await fetchIt(page);
    await expect(
      page.getByRole('alert').filter({ hasText: /not fetched|Nothing could be fetched/ }),
    ).toBeVisible();
    await expect(address(page)).toHaveValue(inside);
  }
  if (hasWeb) await importFromWeb(page, admin);

  await setFetching(admin, 'off');
  await toImport(page);
  await expect(page.getByText(/An administrator can turn that on/)).toBeVisible();
});

const importFromWeb = async (page: Page, admin: Page): Promise<void> => {
  await address(page).fill(story('Quiet'));
  await fetchIt(page);
  await expect(arrived(page)).toContainText('Imported');
  await address(page).fill(`${story('Quiet')}#later`);
  await fetchIt(page);
  await expect(arrived(page)).toContainText('Already there');

  await admin.getByLabel('Address of the feed').fill(`http://news.example.org/feed/${id}`);
  await admin.getByRole('button', { name: 'Add a feed' }).click();
  const feeds = admin.getByRole('list', { name: 'Feeds of this desk' }).getByRole('listitem');
  const feed = feeds.filter({ hasText: `feed/${id}` });
  await expect(feed).toContainText('2 new articles', { timeout: 45_000 });

  // The agency's story has come in three times: by a link and twice by the feed.
  await toImport(page);
  const alike = page.getByRole('region', { name: 'Much alike, lately' });
  await expect(alike.getByRole('listitem').filter({ hasText: id })).toHaveCount(3);
  await alike
    .getByRole('link', { name: `Quiet ${id}`, exact: true })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: `Quiet ${id}` })).toBeVisible();
  await expect(page.getByText('Reporter A').first()).toBeVisible();
  const lines = page.getByRole('list', { name: 'Much alike' }).getByRole('listitem');
  await page.getByText('1 more', { exact: true }).click();
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText(/\d+% like (?:Calm|Plenty)/);
  await lines
    .first()
    .getByRole('link', { name: /^See the differences/ })
    .click();
  await page.getByRole('button', { name: /^Treat as one origin/ }).click();
  await expect(page.getByText('One origin', { exact: true })).toBeVisible();
  await page.goBack();
  await page.getByText('1 more', { exact: true }).click();
  await expect(lines.filter({ hasText: 'One origin' })).toHaveCount(1);

  await feed.getByRole('button', { name: /^Remove Feed/ }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(feed).toBeHidden();
};
