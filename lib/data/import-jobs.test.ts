import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportView } from '@/lib/domain/import-job';
import type { Actor } from '@/lib/domain/permissions';
import { aPdf, aZip } from '@/lib/formats/testing-documents';
import { putFile } from '@/lib/outside/files';
import { closeParsing } from '@/lib/outside/parse';
import { importArticle } from './articles';
import { database } from './client';
import {
  addFile,
  chooseForFile,
  createImport,
  moveImport,
  previewImportFile,
  uploadPiece,
} from './import-jobs';
import { importReport, listImports, type ReportedLine, readImport } from './import-reads';
import { runImports } from './import-runner';
import { matchText } from './search-index';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { verifyDesk } from './verify';

const utf8 = (text: string) => new TextEncoder().encode(text);
const lines = (...records: unknown[]) => utf8(records.map((one) => `${JSON.stringify(one)}\n`).join(''));
const story = (n: number) => ({
  title: `Bản tin số ${n}`,
  text: `Bản tin số ${n} nói về vùng trời. Tin thứ ${n * 7} chưa được xác nhận.`,
});
const stories = (from: number, count: number) => Array.from({ length: count }, (_, i) => story(from + i));

afterAll(closeParsing);

eachEngine('importing', () => {
  let checker: Actor & { kind: 'person' };
  let viewer: Actor;
  const signal = new AbortController().signal;

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    checker = await aPerson(deskId, 'checker');
    viewer = await aPerson(deskId, 'viewer');
  });

  const handIn = async (files: Readonly<Record<string, Uint8Array>>): Promise<string> => {
    const { id } = await createImport(checker);
    for (const [i, [fileName, bytes]] of Object.entries(files).entries())
      await addFile(checker, id, i + 1, { fileName, ...(await putFile(bytes)) });
    return id;
  };
  const run = async (files: Readonly<Record<string, Uint8Array>>): Promise<ImportView> => {
    const id = await handIn(files);
    await moveImport(checker, id, 'start');
    await runImports(signal, id);
    return readImport(checker, id);
  };
  const report = async (id: string): Promise<ReportedLine[]> => {
    const found: ReportedLine[] = [];
    for await (const line of await importReport(checker, id)) found.push(line);
    return found;
  };
  /** But for the people, whom no event let in. */
  const faults = async () => {
    const found = await verifyDesk(await database(), checker.deskId);
    return found.faults.filter(({ table }) => table !== 'Membership');
  };

  it('stores what several files hold, and says so line by line', async () => {
    const view = await run({
      'tin.jsonl': lines(...stories(1, 3), { title: 'Không có chữ' }, story(1)),
      'bài.txt': utf8('date 2022-01 Một bài riêng. Chỉ có hai câu.'),
      'bảng.csv': utf8(
        'Tiêu đề,Nội dung,Báo\nTin A,"Chữ của tin A, có phẩy.",Báo A\nTin B,"Hai\ndòng.",Báo B\n',
      ),
      'danh sách.json': utf8(JSON.stringify({ articles: stories(10, 2) })),
      'ảnh.pdf': aPdf(['Airspace closed by the city today']).subarray(0, 50),
    });
    expect(view).toMatchObject({ state: 'done', files: 5, filesDone: 5, by: 'The checker' });
    expect(view.outcomes).toEqual({ imported: 8, known: 1, refused: 2 });
    expect(view.bytesDone).toBe(view.bytes);
    const found = await report(view.id);
    expect(found.map(({ fileName, line, outcome, code }) => [fileName, line, outcome, code])).toEqual([
      ...[1, 2, 3].map((line) => ['tin.jsonl', line, 'imported', null]),
      ['tin.jsonl', 4, 'refused', 'text.empty'],
      ['tin.jsonl', 5, 'known', null],
      ['bài.txt', 1, 'imported', null],
      ['bảng.csv', 2, 'imported', null],
      ['bảng.csv', 3, 'imported', null],
      ['danh sách.json', 1, 'imported', null],
      ['danh sách.json', 2, 'imported', null],
      ['ảnh.pdf', 1, 'refused', 'parse.failed'],
    ]);
    expect(found[4]).toMatchObject({ articleId: found[0]?.articleId, title: 'Bản tin số 1' });
    expect(await matchText(await database(), checker.deskId, 'chu cua tin a co phay')).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });

  it('counts in its report what was taken out of a text', async () => {
    const { id } = await run({
      'ẩn.txt': utf8('Bản tin \u202eđảo\u202c chiều \u0007có chuông.'),
      'tin.jsonl': lines({ text: 'Bản tin \u2066cô lập\u2069 trong dòng.' }, { text: 'Bản tin lành lặn.' }),
    });
    expect((await report(id)).map(({ removed }) => removed)).toEqual([
      { controls: 1, bidi: 2 },
      { controls: 0, bidi: 2 },
      null,
    ]);
  });

  it('keeps of each article what it is and where it came from', async () => {
    const bytes = lines({ ...story(20), url: 'https://example.org/20', author: 'Phóng viên A' });
    const view = await run({ 'một.jsonl': bytes });
    const { sha256 } = await putFile(bytes);
    const [line] = await report(view.id);
    const article = await (await database()).article.findUniqueOrThrow({
      where: { id: line?.articleId ?? '' },
      include: { versions: true },
    });
    expect(article).toMatchObject({ title: 'Bản tin số 20', titleGiven: true, byline: 'Phóng viên A' });
    expect(article).toMatchObject({ fileName: 'một.jsonl', language: 'vi', url: 'https://example.org/20' });
    expect(article.versions).toMatchObject([
      { number: 1, sourceSha256: sha256, sourceLine: 1, removed: null },
    ]);
    expect(article.versions[0]).toMatchObject({ text: story(20).text, importedById: checker.userId });
  });

  it('skips what the desk has, however it came', async () => {
    await importArticle(checker, { text: story(30).text });
    const again = { 'tin.jsonl': lines(story(30), story(31)), 'tệp.txt': utf8('Một tệp của riêng mình.') };
    expect((await run(again)).outcomes).toEqual({ imported: 2, known: 1, refused: 0 });
    const twice = await run(again);
    expect(twice.outcomes).toEqual({ imported: 0, known: 3, refused: 0 });
    expect(await faults()).toEqual([]);
  });

  it('reads a long file in pieces, with the line of each record', async () => {
    const long = 'Một câu dài về vùng trời Kazakhstan. '.repeat(4_000);
    const records = stories(100, 150).map((one, i) =>
      i === 70 ? { ...one, text: `${one.text} ${long}` } : one,
    );
    const view = await run({ 'dài.jsonl': lines(...records.slice(0, 149), '{', records[149]) });
    expect(view.outcomes).toEqual({ imported: 150, known: 0, refused: 1 });
    const found = await report(view.id);
    expect(found.map(({ line }) => line)).toEqual(Array.from({ length: 151 }, (_, i) => i + 1));
    expect(found[149]).toMatchObject({ line: 150, outcome: 'refused', code: 'record.invalid' });
  });

  it('takes the files out of an archive, and refuses those that cannot be', async () => {
    const zip = aZip({
      'tin/một.txt': 'Tin một trong gói.',
      'tin/hai.jsonl': lines(story(40), story(41)),
      'hỏng.docx': 'Không phải Word.',
      '__MACOSX/._một.txt': 'rác',
    });
    const view = await run({ 'gói.zip': zip });
    expect(view.outcomes).toEqual({ imported: 3, known: 0, refused: 1 });
    expect((await report(view.id)).filter(({ outcome }) => outcome === 'refused')).toMatchObject([
      { fileName: 'gói.zip/hỏng.docx', outcome: 'refused' },
    ]);
    expect((await run({ 'hỏng.zip': zip.subarray(0, 90) })).outcomes.refused).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('opens archives in archives, three deep', async () => {
    const within = (depth: number): Uint8Array =>
      aZip({
        [`tin ${depth}.txt`]: `Tin ở lớp thứ ${depth} của gói.`,
        ...(depth < 4 && { 'trong.zip': within(depth + 1) }),
      });
    const view = await run({ 'gói.zip': within(1) });
    expect(view.outcomes).toEqual({ imported: 3, known: 0, refused: 1 });
    const inner = 'gói.zip/trong.zip/trong.zip';
    const found = await report(view.id);
    expect(found.map(({ fileName, code }) => [fileName, code])).toEqual([
      ['gói.zip/tin 1.txt', null],
      ['gói.zip/trong.zip/tin 2.txt', null],
      [`${inner}/tin 3.txt`, null],
      [`${inner}/trong.zip`, 'import.nested'],
    ]);
    expect(found[3]?.details).toEqual({ limit: 3 });
    expect(await faults()).toEqual([]);
  });

  it('goes on in an archive within another after it broke off, and counts nothing twice', async () => {
    const texts = (name: string) =>
      Object.fromEntries([1, 2, 3].map((n) => [`${n}.txt`, `Bài ${n} của gói ${name}.`]));
    const id = await handIn({ 'gói.zip': aZip({ 'a.zip': aZip(texts('a')), 'b.zip': aZip(texts('b')) }) });
    await moveImport(checker, id, 'start');
    await runImports(signal, id);
    const { importFile, importJob } = await database();
    const before = await importFile.count({ where: { jobId: id } });
    const again = { state: 'waiting', position: 0 };
    await importFile.updateMany({ where: { jobId: id, fileName: 'gói.zip/b.zip' }, data: again });
    await importJob.update({ where: { id }, data: { state: 'waiting' } });
    await runImports(signal, id);
    expect(await importFile.count({ where: { jobId: id } })).toBe(before);
    expect((await readImport(checker, id)).outcomes).toEqual({ imported: 6, known: 0, refused: 0 });
  });

  describe('counts archives in archives together, and refuses', () => {
    const empty = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.txt`, '']));
    // Ten times smaller packed; six hundred copies are, packed once more, hundreds of times smaller.
    const words = Buffer.from(Array.from({ length: 2_000 }, (_, i) => `${(i * 7919) % 997} bài.`).join(' '));
    const copies = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}.txt`, words]));
    const cases: Record<string, [bytes: Uint8Array, inner: string, details: object]> = {
      'what is packed tight only when all steps are taken': [
        aZip({ 'trong.zip': aZip(copies) }),
        'trong.zip',
        { reason: 'ratio', limit: 100, nested: 'yes' },
      ],
      'more files than one may have': [
        aZip({ 'lành.txt': 'Một tin lành trong gói.', 'trong.zip': aZip(empty(19_999)) }),
        'trong.zip',
        { reason: 'entries', limit: 20_000, nested: 'yes' },
      ],
    };
    it.each(Object.entries(cases))('%s', async (_, [bytes, inner, details]) => {
      const view = await run({ 'gói.zip': bytes });
      expect(view.state).toBe('done');
      const refused = (await report(view.id)).filter(({ code }) => code === 'parse.archive');
      expect(refused).toMatchObject([{ fileName: `gói.zip/${inner}`, code: 'parse.archive', details }]);
    });
  });

  it('shows a file before anything is stored, and reads it as the person chose', async () => {
    const id = await handIn({ 'lạ.csv': utf8('a;b\nĐầu đề;Nội dung của bài này.\n') });
    const preview = await previewImportFile(checker, id, 1);
    expect(preview).toMatchObject({ format: 'csv', holds: 'many', columns: ['a', 'b'], mapping: {} });
    const choices = { mapping: { title: 'a', text: 'b' } };
    expect((await previewImportFile(checker, id, 1, choices)).sample).toBe('Nội dung của bài này.');
    await chooseForFile(checker, id, 1, choices);
    await moveImport(checker, id, 'start');
    expect(await codeOf(chooseForFile(checker, id, 1, {}))).toBe('import.state');
    await runImports(signal, id);
    expect(await report(id)).toMatchObject([{ title: 'Đầu đề', outcome: 'imported' }]);
  });

  it('is uploaded in pieces, any of which may come twice', async () => {
    const bytes = lines(...stories(50, 4));
    const { id } = await createImport(checker);
    const send = (offset: number, end = bytes.length) =>
      uploadPiece(checker, id, {
        ...{ number: 1, fileName: 'tin.jsonl', size: bytes.length, offset },
        chunks: (async function* () {
          yield bytes.subarray(offset, end);
        })(),
      });
    expect(await send(0, 100)).toEqual({ received: 100, done: false });
    expect(await codeOf(send(150))).toBe('upload.gap');
    expect(await send(50, 200)).toEqual({ received: 200, done: false });
    expect(await send(200)).toEqual({ received: bytes.length, done: true });
    await moveImport(checker, id, 'start');
    await runImports(signal, id);
    expect((await readImport(checker, id)).outcomes).toEqual({ imported: 4, known: 0, refused: 0 });
  });

  it('is cancelled and goes on where it was, without making an article twice', async () => {
    const id = await handIn({ 'tin.jsonl': lines(...stories(1_000, 2_000)) });
    await moveImport(checker, id, 'start');
    const running = runImports(signal, id);
    while ((await readImport(checker, id)).outcomes.imported === 0) await new Promise(setImmediate);
    await moveImport(checker, id, 'cancel');
    await running;
    const { state, outcomes } = await readImport(checker, id);
    expect(state).toBe('cancelled');
    expect(outcomes.imported).toBeLessThan(2_000);
    await runImports(signal);
    expect((await readImport(checker, id)).outcomes).toEqual(outcomes);
    await moveImport(checker, id, 'resume');
    await runImports(signal, id);
    expect(await readImport(checker, id)).toMatchObject({
      state: 'done',
      outcomes: { imported: 2_000, known: 0, refused: 0 },
    });
    expect(await faults()).toEqual([]);
  }, 60_000);

  it('does not try for ever what ends the program each time', async () => {
    const id = await handIn({
      'độc.txt': utf8('Đọc tệp này là chết.'),
      'lành.txt': utf8('Tệp này thì không.'),
    });
    const { importFile } = await database();
    await importFile.updateMany({ where: { jobId: id, number: 1 }, data: { attempts: 3, state: 'reading' } });
    await moveImport(checker, id, 'start');
    await runImports(signal, id);
    expect(await report(id)).toMatchObject([
      { fileName: 'độc.txt', code: 'import.attempts' },
      { fileName: 'lành.txt', outcome: 'imported' },
    ]);
  });

  it('refuses a file that was changed after it was handed in', async () => {
    const id = await handIn({ 'a.txt': utf8('Nguyên văn.') });
    await moveImport(checker, id, 'start');
    const { sha256 } = await putFile(utf8('Nguyên văn.'));
    const file = path.join(process.env.DATA_DIR ?? '', 'files', sha256.slice(0, 2), sha256.slice(2));
    await writeFile(file, 'Đã sửa.');
    await runImports(signal, id);
    expect(await report(id)).toMatchObject([{ outcome: 'refused', code: 'import.altered' }]);
  });

  it('ends when the person who began it may no longer import', async () => {
    const leaver = await aPerson(checker.deskId, 'checker');
    const { id } = await createImport(leaver);
    await addFile(leaver, id, 1, { fileName: 'a.txt', ...(await putFile(utf8('Chữ của người đã đi.'))) });
    await moveImport(leaver, id, 'start');
    const where = { deskId_userId: { deskId: leaver.deskId, userId: leaver.userId } };
    await (await database()).membership.update({ where, data: { deactivatedAt: new Date() } });
    await runImports(signal, id);
    expect(await readImport(checker, id)).toMatchObject({ state: 'failed', code: 'permission.denied' });
    await (await database()).membership.delete({ where });
  });

  describe('is refused', () => {
    it('to who may not import, and in another desk', async () => {
      const { id } = await createImport(checker);
      const other = await aPerson(await anEmptyDesk(), 'admin');
      expect(await codeOf(createImport(viewer))).toBe('permission.denied');
      for (const deed of [readImport, importReport]) {
        expect(await codeOf(deed(viewer, id))).toBe('permission.denied');
        expect(await codeOf(deed(other, id))).toBe('not-found');
      }
      expect(await codeOf(listImports(viewer))).toBe('permission.denied');
      expect(await listImports(other)).toEqual([]);
      expect(await codeOf(moveImport(other, id, 'cancel'))).toBe('not-found');
      expect(await codeOf(addFile(other, id, 1, { fileName: 'a', sha256: 'a', size: 1 }))).toBe('not-found');
      expect(await codeOf(previewImportFile(other, id, 1))).toBe('not-found');
    });

    it('without a file, twice, and too large', async () => {
      const { id } = await createImport(checker);
      expect(await codeOf(moveImport(checker, id, 'start'))).toBe('import.empty');
      await moveImport(checker, id, 'cancel');
      expect(await codeOf(moveImport(checker, id, 'start'))).toBe('import.state');
      const next = await createImport(checker);
      const chunks = (async function* () {})();
      const piece = { number: 1, fileName: 'a.jsonl', size: 2 ** 40, offset: 0, chunks };
      expect(await codeOf(uploadPiece(checker, next.id, piece))).toBe('input.too-large');
    });
  });
});
