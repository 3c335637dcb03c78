import path from 'node:path';
import { type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import type { Role } from '../lib/domain/permissions';
import { PEOPLE_FOLDER } from './data-folder.js';

/** A person of the tests, named by what they are; `people.setup.ts` signs each in once and keeps the state. */
export type Person = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
};

const person = (name: string, role: Role): Person => {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@example.org`;
  return { name, email, role, password: `quiet harbour lantern ${name}` };
};

/** Made by the server from its environment; invites the others. */
export const ADMINISTRATOR = person('Administrator', 'admin');

export const PEOPLE = {
  admin: ADMINISTRATOR,
  editor: person('Editor', 'editor'),
  checkerA: person('Checker A', 'checker'),
  checkerB: person('Checker B', 'checker'),
  viewer: person('Viewer', 'viewer'),
} as const;

export type Who = keyof typeof PEOPLE;

/** The file with this person's session, for `test.use({ storageState: stateOf('checkerA') })`. */
export const stateOf = (who: Who): string => path.join(PEOPLE_FOLDER, `${who}.json`);

type Fixtures = {
  /** What a page may say on its console in this test, such as the browser's own line on an expected 409. */
  expectedErrors: readonly RegExp[];
  /** What any page has said on its console that nobody expected; has to be empty when the test ends. */
  strayErrors: string[];
  /** Another person's browser beside `page`, at the desk's first page. */
  openAs: (who: Who, options?: BrowserContextOptions) => Promise<Page>;
};

/** Playwright's `test`, which also fails where a page writes an error on its console or throws. */
export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],

  strayErrors: [
    async ({ expectedErrors }, use) => {
      const errors: string[] = [];
      await use(errors);
      const stray = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)));
      if (stray.length > 0) throw new Error(`On the console of a page:\n${stray.join('\n')}`);
    },
    { auto: true },
  ],

  page: async ({ page, strayErrors }, use) => {
    listen(page, strayErrors);
    await use(page);
  },

  openAs: async ({ browser, contextOptions, strayErrors }, use) => {
    const opened: Page[] = [];
    await use(async (who, options) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...options,
        storageState: stateOf(who),
      });
      const page = await context.newPage();
      listen(page, strayErrors);
      opened.push(page);
      await page.goto('/');
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

export { expect } from '@playwright/test';

function listen(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
}
