import path from 'node:path';
import type { Page } from '@playwright/test';
import { PEOPLE_FOLDER } from './data-folder.js';
import { expect, type Person } from './people';

/** The link that `people.setup.ts` makes and nobody takes up. */
export const invitationFile = path.join(PEOPLE_FOLDER, 'invitation.txt');

/** On the page of people: an invitation, as the link to send. */
export async function invite(page: Page, { email, role }: Pick<Person, 'email' | 'role'>): Promise<string> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption(role);
  await page.getByRole('button', { name: 'Make invitation link' }).click();
  await expect(page.getByText(`Send this link to ${email}`)).toBeVisible();
  return page.getByRole('textbox', { name: 'Link' }).inputValue();
}

/** Take up an invitation. */
export async function join(page: Page, link: string, { name, password }: Person): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page).toHaveURL(/\/d\//);
}
