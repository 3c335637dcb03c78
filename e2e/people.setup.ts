import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { invitationFile, invite, join } from './invite';
import { ADMINISTRATOR, expect, PEOPLE, type Person, stateOf, test, type Who } from './people';

const others = (Object.keys(PEOPLE) as Who[]).filter((who) => who !== 'admin');

test('the administrator signs in and invites everyone else', async ({ page, browser, contextOptions }) => {
  test.setTimeout(90_000);
  await signIn(page, ADMINISTRATOR);
  await page.context().storageState({ path: stateOf('admin') });
  await page.getByRole('link', { name: 'People' }).click();

  for (const who of others) {
    const link = await invite(page, PEOPLE[who]);
    const context = await browser.newContext(contextOptions);
    await join(await context.newPage(), link, PEOPLE[who]);
    await context.storageState({ path: stateOf(who) });
    await context.close();
  }
  writeFileSync(invitationFile, await invite(page, { email: 'guest@example.org', role: 'viewer' }));
});

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/d\//);
}
