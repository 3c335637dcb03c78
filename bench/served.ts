import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { account } from './big-desk';

const ROOT = path.dirname(import.meta.dirname);

/** As in package.json. */
const SMALL_HEAP = ['--max-semi-space-size=4', '--max-old-space-size=1024'];

/** The desk's own server on a production build. */
export type Served = {
  readonly address: string;
  readonly memory: () => number;
  /** With the processes that it started. */
  readonly memoryOfAll: () => number;
  readonly stop: () => Promise<void>;
};

/** As `npm start` does it: builds what is older than its sources, then serves `DATA_DIR`. */
export async function serve(dataDir: string, port: number): Promise<Served> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), NODE_OPTIONS: '' };
  const server = spawn(process.execPath, [...SMALL_HEAP, 'bin/start.js'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const address = `http://localhost:${port}`;
  while (!(await isUp(address))) {
    if (server.exitCode !== null) throw new Error('the server did not start');
    await sleep(250);
  }
  const memory = () => residentMegabytes(server.pid);
  const memoryOfAll = () =>
    startedBy(server.pid).reduce((sum, pid) => sum + residentMegabytes(pid), memory());
  return { address, memory, memoryOfAll, stop: () => stop(server) };
}

const isUp = (address: string): Promise<boolean> =>
  fetch(`${address}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

/** What the process holds in memory, by the kernel's own count (Linux). */
function residentMegabytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

/** The processes whose parent this one is. */
function startedBy(pid: number | undefined): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

/** The checker's cookies, for contexts that have nothing in their cache yet. */
export async function signIn(browser: Browser, { address }: Served) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
  await page.locator('input[type=email]').fill(account.email);
  await page.locator('input[type=password]').fill(account.password);
  await page.locator('input[type=password]').press('Enter');
  await page.waitForURL(/\/d\//);
  const state = await context.storageState();
  await context.close();
  return state;
}

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

export type Opened = { readonly page: Page; readonly close: () => Promise<void>; readonly times: Opening };

/** Milliseconds: from the navigation to the first words painted, and from data in the page to all text and highlights painted. */
export type Opening = { readonly readable: number; readonly painted: number };

/** Open an article as after a first visit of the day: signed in, nothing of it cached. */
export async function openArticle(browser: Browser, storageState: Cookies, address: string): Promise<Opened> {
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
  // The compiler that runs this file names functions by a helper, which pages do not have.
  await context.addInitScript('globalThis.__name = (one) => one');
  await context.addInitScript(watchText);
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('verimark:text-painted').length > 0);
  const times = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return {
      readable: at('bench:readable'),
      painted: at('verimark:text-painted') - at('verimark:data'),
    };
  });
  return { page, times, close: () => context.close() };
}

/** Marks when the first words of the text are on the screen. */
function watchText(): void {
  const look = () => {
    if (document.querySelector('[data-first="1"]')) setTimeout(() => performance.mark('bench:readable'));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** From each of these key presses to the frame that shows it. */
export async function pressed(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(watchKeys);
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(80);
  }
  return page.evaluate(() => window.keyTimes);
}

/** From the press of a verdict's key to the answer of the server that has it. */
export async function acknowledged(page: Page, keys: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const key of keys) {
    const answer = page.waitForResponse((response) => response.url().endsWith('/verbs'));
    const [at] = await Promise.all([now(page), page.keyboard.press(key)]);
    await (await answer).finished();
    const entry = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .findLast((one) => one.name.endsWith('/verbs'))
        ?.toJSON(),
    );
    times.push(Number(entry.responseEnd) - at);
    await page.evaluate(() => performance.clearResourceTimings());
  }
  return times;
}

const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

function watchKeys(): void {
  window.keyTimes = [];
  if (window.watchesKeys) return;
  window.watchesKeys = true;
  document.addEventListener(
    'keydown',
    (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.keyTimes.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

/** Scroll through the whole article by screens, one a frame. @returns how long each frame took, in milliseconds */
export const scrolled = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    window.scrollTo(0, 0);
    await frame();
    const frames: number[] = [];
    for (let last = await frame(), y = -1; y !== window.scrollY; ) {
      y = window.scrollY;
      window.scrollBy({ top: window.innerHeight, behavior: 'instant' });
      const at = await frame();
      frames.push(at - last);
      last = at;
    }
    return frames;
  });

declare global {
  interface Window {
    keyTimes: number[];
    watchesKeys?: boolean;
  }
}
