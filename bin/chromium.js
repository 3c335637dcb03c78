// @ts-check
/** The browser of the end-to-end tests. */
import { existsSync } from 'node:fs';
import { installDebian, onPath } from './debian.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BY_HAND =
  'No Chromium here. Install one (Debian: apt-get install chromium; anywhere: npx playwright install chromium), or name it in CHROMIUM.';

/** The browser that is here: named, the system's, or Playwright's own. */
async function findChromium() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return CHROMIUM;
  const { chromium } = await import('@playwright/test');
  const own = chromium.executablePath();
  return onPath(NAMES) ?? (existsSync(own) ? own : undefined);
}

/** Find or install a browser and name it in CHROMIUM, where Playwright's configuration looks. */
export async function provideChromium() {
  if (!(await findChromium())) await installDebian('chromium', BY_HAND);
  const found = await findChromium();
  if (!found || !existsSync(found)) throw new Error(BY_HAND);
  process.env.CHROMIUM = found;
  return found;
}
