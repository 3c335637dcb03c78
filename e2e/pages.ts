import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { invitationFile } from './invite';

/** A page of the desk: how it is called in tests, who sees it, and the way there, in any language. */
export type Stop = {
  readonly name: string;
  readonly who: 'guest' | 'admin';
  readonly go: (page: Page) => Promise<void>;
};

/** Every page; those of one article show the one with this title. */
export const pages = (title: string | RegExp): readonly Stop[] => {
  const article = async (page: Page) => {
    await page.goto('/');
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByText(/^(Version|Bản) 1 · /)).toBeVisible();
  };
  const withClaim = async (page: Page) => {
    await article(page);
    await page.keyboard.press('2');
    await expect(page.getByRole('radio', { checked: true }).first()).toBeAttached();
  };
  const claimAddress = async (page: Page): Promise<string> => {
    await withClaim(page);
    return (await page.locator('a[href*="/claims/"]').first().getAttribute('href')) ?? '';
  };
  return [
    { name: 'sign-in', who: 'guest', go: async (page) => void (await page.goto('/sign-in')) },
    {
      name: 'welcome',
      who: 'guest',
      go: async (page) => void (await page.goto(readFileSync(invitationFile, 'utf8'))),
    },
    { name: 'welcome-bad-link', who: 'guest', go: async (page) => void (await page.goto('/welcome/none')) },
    { name: 'desks', who: 'admin', go: async (page) => void (await page.goto('/?all=1')) },
    { name: 'desk', who: 'admin', go: async (page) => void (await page.goto('/')) },
    { name: 'desk-search', who: 'admin', go: (page) => below(page, '?q=thong+tin') },
    { name: 'import', who: 'admin', go: (page) => below(page, '/import') },
    { name: 'workspace', who: 'admin', go: article },
    { name: 'workspace-claim', who: 'admin', go: withClaim },
    {
      name: 'workspace-evidence',
      who: 'admin',
      go: async (page) => {
        await withClaim(page);
        await page.keyboard.press('e');
        await expect(page.locator('form').getByRole('radio', { checked: true }).first()).toBeAttached();
      },
    },
    {
      name: 'workspace-keys',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.keyboard.press('Shift+Slash');
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
    {
      name: 'versions',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.goto(`${page.url().split(/[?#]/, 1)[0]}/versions`);
      },
    },
    {
      name: 'version-edit',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.goto(`${page.url().split(/[?#]/, 1)[0]}/versions?edit=1`);
      },
    },
    {
      name: 'version-import',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.goto(`${page.url().split(/[?#]/, 1)[0]}/versions?import=1`);
      },
    },
    { name: 'look-again', who: 'admin', go: (page) => below(page, '/look-again') },
    {
      name: 'report',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.goto(`${page.url()}/report`);
      },
    },
    { name: 'desk-report', who: 'admin', go: (page) => below(page, '/report') },
    { name: 'review', who: 'admin', go: (page) => below(page, '/review') },
    {
      name: 'review-claim',
      who: 'admin',
      go: async (page) => {
        const claim = await claimAddress(page);
        await page.goto(claim.replace('/claims/', '/review/'));
      },
    },
    { name: 'claim', who: 'admin', go: async (page) => void (await page.goto(await claimAddress(page))) },
    { name: 'sources', who: 'admin', go: (page) => below(page, '/sources') },
    { name: 'history', who: 'admin', go: (page) => below(page, '/history') },
    { name: 'notifications', who: 'admin', go: (page) => below(page, '/notifications') },
    { name: 'agreement', who: 'admin', go: (page) => below(page, '/agreement') },
    { name: 'own-calls', who: 'admin', go: (page) => below(page, '/agreement/mine') },
    { name: 'guideline', who: 'admin', go: (page) => below(page, '/guideline') },
    { name: 'guideline-edit', who: 'admin', go: (page) => below(page, '/guideline?edit=1') },
    { name: 'interests', who: 'admin', go: (page) => below(page, '/interests') },
    { name: 'people', who: 'admin', go: (page) => below(page, '/people') },
    { name: 'tokens', who: 'admin', go: (page) => below(page, '/tokens') },
    { name: 'settings', who: 'admin', go: (page) => below(page, '/settings') },
    { name: 'account', who: 'admin', go: async (page) => void (await page.goto('/account')) },
    { name: 'not-found', who: 'admin', go: async (page) => void (await page.goto('/nowhere')) },
  ];
};

/** A page under the only desk's address. */
async function below(page: Page, rest: string): Promise<void> {
  await page.goto('/');
  await page.waitForURL(/\/d\//);
  await page.goto(new URL(page.url()).pathname + rest);
}
