import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '@/lib/data/client';
import { anEmptyDesk, freshDatabase, type Place } from '@/lib/data/testing';

let place: Place;
let deskId: string;
let folder: string;

beforeAll(async () => {
  place = await freshDatabase('sqlite');
  deskId = await anEmptyDesk('Bàn một');
  folder = path.join(place.folder, 'tin');
  await mkdir(path.join(folder, 'cũ'), { recursive: true });
  await writeFile(path.join(folder, 'a.txt'), 'Một tin về mưa lớn ở miền núi.');
  await writeFile(path.join(folder, 'cũ', 'b.md'), 'Một tin về chợ nổi.');
  await writeFile(path.join(folder, 'c.jpg'), 'x');
  await writeFile(path.join(folder, 'd.jsonl'), '{"title":"t","text":"Một tin trong tệp dòng."}\n{hỏng\n');
});
afterAll(() => place.drop());

const start = (...args: string[]) =>
  spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'bin/import.ts', ...args], {
    env: { ...process.env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The program to its end. */
async function run(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = start(...args);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });
  const [code]: (number | null)[] = await once(child, 'close');
  return { code: code ?? null, said };
}

const articles = async (): Promise<number> => {
  const count = await (await database()).article.count({ where: { deskId } });
  await closeDatabase();
  return count;
};

describe('npm run import', { timeout: 120_000 }, () => {
  it('takes what a folder holds, says what was refused, and ends with 1', async () => {
    const { code, said } = await run(folder);
    expect(said).toContain('3 imported, 0 already there, 1 refused.');
    expect(said).toContain('tin/d.jsonl, line 2: ');
    expect(code).toBe(1);
    expect(await articles()).toBe(3);
  });

  it('passes over what the desk has, and ends with 0', async () => {
    const { code, said } = await run(path.join(folder, 'a.txt'), path.join(folder, 'cũ'));
    expect(said).toContain('0 imported, 2 already there, 0 refused.');
    expect(code).toBe(0);
  });

  it.each([
    ['nothing at the path', ['/nowhere'], 'There is nothing at /nowhere.'],
    ['no path', [], 'npm run import -- PATH'],
    ['no such desk', ['/nowhere', '--desk', 'x'], 'There is no desk x.'],
    ['no such import', ['--resume', 'x'], 'There is no import x.'],
    ['a setting that is none', ['--desks', 'x'], 'npm run import -- PATH'],
  ])('refuses %s in a line', async (_, args, line) => {
    const { code, said } = await run(...args);
    expect(said).toContain(line);
    expect(said).not.toContain('    at ');
    expect(code).toBe(1);
  });

  it('is cancelled by Ctrl+C, and goes on where it was', async () => {
    const file = path.join(place.folder, 'dài.jsonl');
    const text = (n: number) => `Tin dài số ${n}. `.repeat(100);
    const lines = Array.from({ length: 500 }, (_, n) => `${JSON.stringify({ text: text(n) })}\n`);
    await writeFile(file, lines.join(''));
    const before = await articles();
    const child = start(file);
    let said = '';
    child.stdout.on('data', (words) => {
      said += words;
    });
    while ((await articles()) === before && child.exitCode === null) await sleep(100);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
    const id = /--resume (\S+)/.exec(said)?.[1] ?? '';
    const meanwhile = await articles();
    expect(meanwhile).toBeGreaterThan(before);
    expect(meanwhile).toBeLessThan(before + 500);
    const resumed = await run('--resume', id);
    expect(resumed.said).toContain('500 imported, 0 already there, 0 refused.');
    expect(resumed.code).toBe(0);
    expect(await articles()).toBe(before + 500);
  });
});
