import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { PORT } from './e2e/data-folder.js';
import { ADMINISTRATOR } from './e2e/people';

/** A server that runs already, on an empty desk; without it one is started. */
const running = process.env.E2E_URL;
const baseURL = running ?? `http://localhost:${PORT}`;

const webServer: PlaywrightTestConfig['webServer'] = {
  command: 'node e2e/server.js',
  url: `${baseURL}/api/health`,
  timeout: 240_000,
  gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  env: {
    PORT: String(PORT),
    PUBLIC_URL: baseURL,
    DATABASE_URL: '',
    NEXTAUTH_SECRET: '',
    TRUSTED_PROXY: '',
    VERIMARK_ADMIN_EMAIL: ADMINISTRATOR.email,
    VERIMARK_ADMIN_PASSWORD: ADMINISTRATOR.password,
  },
} satisfies PlaywrightTestConfig['webServer'];

/** The server starts as `npm start` does, on a data folder of its own that is empty each time. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: `test-results/${PORT}`,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 7_000 },
  use: {
    baseURL,
    actionTimeout: 10_000,
    locale: 'en-GB',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  },
  projects: [
    { name: 'people', testMatch: 'people.setup.ts' },
    { name: 'journeys', testMatch: '*.spec.ts', dependencies: ['people'] },
  ],
  ...(!running && { webServer }),
});
