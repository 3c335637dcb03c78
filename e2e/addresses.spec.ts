import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './people';
import { importText, text } from './texts';

/** Whatever an address may ask for by name, on whichever page. */
const NAMES = [
  ...['q', 'exact', 'verdict', 'progress', 'publisher', 'year', 'from', 'to', 'layer', 'language', 'sort'],
  ...['page', 'article', 'accepted', 'after', 'pair', 'version', 'edit', 'import', 'made', 'kind', 'asOf'],
  ...['person', 'action', 'part', 'mine', 'before', 'all', 'without', 'state', 'unassessed', 'order', 'show'],
  ...['title', 'byline', 'format', 'url', 'cursor', 'limit', 'offset', 'size', 'mapping', 'request'],
];

/** What no text of a database holds: a zero, half of a pair of surrogates, half of an escape. */
const ODD = ['%00', 'tin%00tin', '%ED%A0%80', '%', '%zz', '%F0%9F'];

/** Every page, and every address that is read by GET, with its `[names]`; signing in is next-auth's own. */
const addresses = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(page\.tsx|route\.ts)$/.test(path.basename(file)))
  .filter((file) => /page\.tsx$|\bGET\b/.test(file + readFileSync(path.join('app', file), 'utf8')))
  .map((file) => `/${path.dirname(file).replace(/^\.$/, '')}`)
  .filter((address) => !address.startsWith('/api/auth/'));

/** What oEmbed asks for there. */
const NO_SUCH_FORMAT = 501;

const NAMED = /\[(?:\.\.\.)?(\w+)\]/g;

/** The address with what is there, and with something odd in the place of each name. */
const filled = (address: string, there: Readonly<Record<string, string>>): string[] => {
  const plain = (one: string) => one.replace(NAMED, (_, name: string) => there[name] ?? '1');
  const names = [...address.matchAll(NAMED)].map(([name]) => name);
  return [plain(address), ...names.flatMap((name) => ODD.map((odd) => plain(address.replace(name, odd))))];
};

const query = (value: string) => `?${NAMES.map((name) => `${name}=${value}`).join('&')}`;

const withClaim = async (page: Page) => {
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { checked: true }).first()).toBeAttached();
  const claim = await page.locator('a[href*="/claims/"]').first().getAttribute('href');
  return claim?.split('/claims/')[1] ?? '';
};

test('no address fails on what no database can hold', async ({ openAs }) => {
  test.setTimeout(300_000);
  const admin = await openAs('admin');
  await importText(admin, text('Địa chỉ lạ'));
  const [, desk = '', article = ''] = /\/d\/([^/]+)\/articles\/([^/?#]+)/.exec(admin.url()) ?? [];
  const there = { desk, article, claim: await withClaim(admin), locale: 'vi', path: `articles/${article}` };
  const asked = addresses.flatMap((address) => {
    const [plain = '', ...odd] = filled(address, there);
    return [plain, ...odd, ...ODD.map((value) => plain + query(value))];
  });
  expect(asked.length).toBeGreaterThan(500);
  const failed: string[] = [];
  for (const address of asked) {
    const answer = await admin.request.get(address, { maxRedirects: 0 });
    if (answer.status() >= 500 && answer.status() !== NO_SUCH_FORMAT)
      failed.push(`${answer.status()} ${address}`);
  }
  expect(failed).toEqual([]);
});
