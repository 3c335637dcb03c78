import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** `npm run pictures`: looks at every page, and makes the picture of the README. */
export default defineConfig({
  ...base,
  timeout: 600_000,
  projects: [
    { name: 'people', testMatch: 'people.setup.ts' },
    { name: 'pictures', testMatch: 'pictures.ts', dependencies: ['people'] },
  ],
});
