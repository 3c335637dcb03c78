import { afterAll, describe, expect, it } from 'vitest';
import { approvedSource, keepAll, reportFor, sampleDesk } from '../domain/report-testing';
import { textOfPdf, unzipped } from '../formats/testing-reading';
import { closeWriting, writeApart } from './write';

afterAll(closeWriting);

const desk = sampleDesk();
keepAll(desk);
const report = reportFor('viewer', approvedSource(desk), {}, 'vi');

/** In the same process as in the server: what the writers need has to be there, and allowed. */
describe('writeApart', () => {
  it('writes a PDF that can be read', async () => {
    const { text } = await textOfPdf(await writeApart('pdf', report));
    expect(text).toContain('Điều gì sẽ làm thay đổi kết luận: Một quan chức có tên.');
  });

  it.each([
    ['docx', 'word/document.xml'],
    ['xlsx', 'xl/worksheets/sheet2.xml'],
  ] as const)('writes a %s that can be read', async (format, part) => {
    const parts = unzipped(await writeApart(format, report));
    expect(parts.get(part)).toContain('Chính bài báo nói tin chưa được xác nhận.');
  });

  it('is stopped by who does not wait for it', async () => {
    const stop = new AbortController();
    const written = writeApart('docx', report, stop.signal);
    stop.abort(new Error('gone'));
    await expect(written).rejects.toThrow('gone');
    expect((await writeApart('xlsx', report)).byteLength).toBeGreaterThan(1_000);
  });
});
