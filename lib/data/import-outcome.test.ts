import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { putFile } from '@/lib/outside/files';
import { closeParsing } from '@/lib/outside/parse';
import { readPair } from './alike-pair';
import { addFile, createImport, leaveOutFile, moveImport } from './import-jobs';
import { readImportOutcome } from './import-outcome';
import { readImport } from './import-reads';
import { runImports } from './import-runner';
import { joinOrigins } from './shared-origins';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';

afterAll(closeParsing);

const story = (id: string) =>
  Array.from(
    { length: 10 },
    (_, i) => `Câu thứ ${i} của bản tin ${id} kể rằng đoàn tàu số ${i * 13} dừng ở ga vì mưa lớn.`,
  ).join(' ');

eachEngine('what came of an import', () => {
  let checker: Actor & { kind: 'person' };
  let stranger: Actor & { kind: 'person' };

  beforeAll(async () => {
    checker = await aPerson(await anEmptyDesk(), 'checker');
    stranger = await aPerson(await anEmptyDesk(), 'checker');
  });

  const handIn = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const { id } = await createImport(checker);
    for (const [i, [fileName, text]] of Object.entries(files).entries())
      await addFile(checker, id, i + 1, { fileName, ...(await putFile(Buffer.from(text))) });
    return id;
  };
  const run = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const id = await handIn(files);
    await moveImport(checker, id, 'start');
    await runImports(new AbortController().signal, id);
    return id;
  };

  it('names what was imported, known and refused, with file and line', async () => {
    const id = newId();
    const job = await run({
      'một.txt': `Tin ${id}.`,
      'hai.txt': `Tin ${id}.`,
      'ba.csv': `title,text\r\nTin ba,Cảng ${id} đóng cửa.\r\nTin bốn,\r\n`,
      'hỏng.pdf': '%PDF-1.4',
    });
    const { imported, known, refused } = await readImportOutcome(checker, job);
    expect(imported.map(({ fileName, line, title }) => [fileName, line, title])).toEqual([
      ['một.txt', 1, `Tin ${id}.`],
      ['ba.csv', 2, 'Tin ba'],
    ]);
    expect(known).toMatchObject([{ fileName: 'hai.txt', articleId: imported[0]?.articleId }]);
    expect(refused.map(({ fileName, line, code }) => [fileName, line, code])).toEqual([
      ['hỏng.pdf', 0, 'parse.failed'],
      ['ba.csv', 3, 'text.empty'],
    ]);
  });

  it('points out each pair that is much alike once, and whether it is one origin already', async () => {
    const words = story(newId());
    const job = await run({ 'hãng.md': `# Hãng\n\n${words}`, 'báo.md': `# Báo\n\n${words} Hết.` });
    const { alike } = await readImportOutcome(checker, job);
    expect(alike).toMatchObject([{ title: 'Hãng', others: [{ title: 'Báo', shared: false }] }]);
    const [articleId, otherId] = [alike[0]?.articleId ?? '', alike[0]?.others[0]?.articleId ?? ''];
    await joinOrigins(checker, { articleId, otherId });
    expect((await readImportOutcome(checker, job)).alike[0]?.others[0]?.shared).toBe(true);

    const pair = await readPair(checker, [articleId, otherId]);
    expect(pair).toMatchObject({ first: { title: 'Hãng' }, second: { title: 'Báo' }, shared: true });
    expect(pair.similarity).toBe(alike[0]?.others[0]?.similarity);
    expect(await codeOf(readPair(stranger, [articleId, otherId]))).toBe('not-found');
    expect(await codeOf(readImportOutcome(stranger, job))).toBe('not-found');
  });

  it('leaves out what a person leaves out, until it is started', async () => {
    const job = await handIn({ 'một.txt': `Tin ${newId()}.`, 'hai.txt': `Tin ${newId()}.` });
    expect(await codeOf(leaveOutFile(stranger, job, 1))).toBe('not-found');
    await leaveOutFile(checker, job, 1);
    expect((await readImport(checker, job)).shown.map(({ fileName }) => fileName)).toEqual(['hai.txt']);
    await moveImport(checker, job, 'start');
    expect(await codeOf(leaveOutFile(checker, job, 2))).toBe('import.state');
  });
});
