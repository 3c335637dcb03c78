import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { plainDesk } from '../lib/domain/desk-rules';
import { newId } from '../lib/domain/ids';
import type { Workspace } from '../lib/domain/workspace';
import { type Passage, sentencesOf } from './article';

const ROOT = path.dirname(import.meta.dirname);

/** The page of the race: script and style sheets in one, so that nothing is fetched while the clock runs. */
export async function racePage(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const outfile = path.join(folder, 'page.js');
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['bench/in-the-page.ts'],
    outfile,
    bundle: true,
    format: 'iife',
    alias: { '@': ROOT },
    loader: { '.module.css': 'local-css', '.woff2': 'dataurl', '.woff': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const css = outfile.replace(/js$/, 'css');
  const styles = existsSync(css) ? readFileSync(css, 'utf8') : '';
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><style>${styles} main { inline-size: var(--measure); margin: 64px 120px; font-size: var(--text-read); }</style><main><div id="root"></div></main><script>${readFileSync(outfile, 'utf8').replaceAll('</script', '<\\/script')}</script></html>`;
  rmSync(folder, { recursive: true });
  return html;
}

const at = '2026-01-01T00:00:00.000Z';
const made = { createdAt: at, createdById: 'checker', deletedAt: null };

/** A workspace as the server would send it, with these passages claimed. */
export function workspaceOf(
  text: string,
  passages: (sentences: readonly number[]) => readonly Passage[],
): Workspace {
  const sentences = sentencesOf(text);
  const [articleId, versionId] = [newId(), newId()];
  const all = passages(sentences).map((passage) => ({ ...passage, claimId: newId(), assessmentId: newId() }));
  return {
    article: {
      id: articleId,
      title: 'Bench',
      titleGiven: false,
      byline: null,
      publisher: null,
      agency: null,
      url: null,
      language: 'vi',
      publishedOn: null,
      fileName: null,
      currentNumber: 1,
      version: 1,
      createdAt: at,
      deletedAt: null,
    },
    version: {
      id: versionId,
      articleId,
      number: 1,
      text,
      sha256: '',
      sourceSha256: '',
      sentences,
      boundaries: {},
      origin: 'import',
      importedAt: at,
    },
    hasSplitter: true,
    outside: [],
    claims: all.map(({ claimId, assessmentId, layer, verdict, start, end }) => ({
      id: claimId,
      statement: text.slice(start, end),
      shortText: text.slice(start, start + 70),
      type: null,
      layer,
      subjects: [],
      claimDate: null,
      place: null,
      language: 'vi',
      sourceName: null,
      sourceKind: null,
      assessmentId: verdict ? assessmentId : null,
      mergedIntoId: null,
      version: 1,
      ...made,
    })),
    occurrences: all.map(({ claimId, start, end }) => ({
      id: newId(),
      claimId,
      articleId,
      versionId,
      start,
      end,
      exact: text.slice(start, end),
      prefix: '',
      suffix: '',
      anchorState: 'exact',
      cueText: null,
      cueStart: null,
      cueEnd: null,
      cueClass: null,
      anchorScore: null,
      lookAgain: false,
      seenVersionId: null,
      seenStart: null,
      seenEnd: null,
      annotation: null,
      ...made,
    })),
    assessments: all.flatMap(({ claimId, assessmentId, verdict }) =>
      verdict
        ? [
            {
              id: assessmentId,
              claimId,
              authorId: 'checker',
              state: 'proposed' as const,
              verdict,
              basis: null,
              confidence: null,
              rationale: '',
              whatWouldChangeIt: '',
              asOf: at,
              independent: true,
              reasons: {},
              guideline: null,
              hash: null,
              submittedAt: null,
              createdAt: at,
              deletedAt: null,
            },
          ]
        : [],
    ),
    notes: [],
    links: [],
    elsewhere: {},
    articles: {},
    people: {},
    waiting: {},
    seq: 1,
    evidence: [],
    searches: [],
    contacts: [],
    reviews: [],
    assignments: [],
    origins: [],
    sources: [],
    snapshots: [],
    sealed: [],
    desk: plainDesk,
    interests: [],
    history: { undo: null, redo: null },
    abilities: [],
  };
}

/** Every contestant in a page of its own, turn by turn; a first round warms up. @returns milliseconds, by contestant */
export async function racePane(
  browser: Browser,
  html: string,
  workspace: Workspace,
  rounds: number,
): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of await contestants(browser, html)) {
      const page = await freshPage(browser, html);
      const took = await page.evaluate(([who, data]) => window.measure(who, JSON.parse(data)), [
        name,
        JSON.stringify(workspace),
      ] as const);
      if (round > 0) times[name] = [...(times[name] ?? []), took];
      await page.close();
    }
  }
  return times;
}

async function freshPage(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent(html);
  return page;
}

async function contestants(browser: Browser, html: string): Promise<string[]> {
  const page = await freshPage(browser, html);
  const names = await page.evaluate(() => window.contestants);
  await page.close();
  return names;
}

declare global {
  interface Window {
    measure: (name: string, workspace: Workspace) => Promise<number>;
    contestants: string[];
  }
}
