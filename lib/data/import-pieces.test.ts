import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import type { Layout, RecordDraft } from '@/lib/formats/drafts';
import { linesEnded } from '@/lib/formats/record-end';
import { putFile } from '@/lib/outside/files';
import { type LinesAt, type Place, piecesOf } from './import-pieces';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verimark-pieces-'));
  vi.stubEnv('DATA_DIR', folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const jsonl: Layout = { format: 'jsonl', mediaType: 'application/jsonl', lined: true, encoding: 'utf-8' };
const csv: Layout = { ...jsonl, format: 'csv', mediaType: 'text/csv' };

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Stands for the parsing process: takes a line for a record, and gives up on a piece with poison in it. */
const read = async (bytes: Uint8Array, { firstLine }: LinesAt): Promise<RecordDraft[]> => {
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
  if (lines.some((line) => line.includes('poison'))) throw new DomainError('parse.time', { seconds: 10 });
  return lines.map((_, i) => ({ line: firstLine + i, code: 'text.empty', details: {} }));
};

const placeOf = async (text: string): Promise<Place> => ({
  ...(await putFile(utf8(text))),
  ...{ position: 0, line: 1 },
});

const all = async (place: Place, layout: Layout = jsonl) => {
  const pieces: { from: number; to: number; line: number; records: readonly RecordDraft[] }[] = [];
  for await (const { records, ...piece } of piecesOf(place, layout, read))
    pieces.push({ ...piece, records: await records });
  return pieces;
};

describe('the pieces of a file', () => {
  it('tile it, and each begins where a record does', async () => {
    const text = Array.from({ length: 20_000 }, (_, n) => `{"n":${n}}\n`).join('');
    const pieces = await all(await placeOf(text));
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.map(({ from }) => from)).toEqual([0, ...pieces.slice(0, -1).map(({ to }) => to)]);
    expect(pieces.at(-1)).toMatchObject({ to: utf8(text).length, line: 20_001 });
    const lines = pieces.flatMap(({ records }) => records.map(({ line }) => line));
    expect(lines).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 1));
  });

  it('go on from the middle', async () => {
    const place = await placeOf('a\nb\nc\n');
    expect(await all({ ...place, position: 4, line: 3 })).toMatchObject([{ from: 4, to: 6, line: 4 }]);
    expect(await all({ ...place, position: 6, line: 4 })).toEqual([]);
  });

  it('do not end within the quotation marks of a table', async () => {
    const row = `"${'một dòng\n'.repeat(30_000)}",b\n`;
    const pieces = await all(await placeOf(`${row}c,d\n`), csv);
    expect(pieces.map(({ to }) => to).at(0)).toBeGreaterThanOrEqual(utf8(row).length);
    expect(pieces.at(-1)?.line).toBe(linesEnded(utf8(`${row}c,d\n`), 'utf-8') + 1);
  });

  it('leave out a record that is longer than any article, and go on behind it', async () => {
    const long = (megabytes: number) => 'x'.repeat(megabytes * 2 ** 20);
    const pieces = await all(await placeOf(`${long(7)}\n${long(9)}\nb\n`));
    expect(pieces.flatMap(({ records }) => records)).toMatchObject([
      { line: 1, code: 'text.empty' },
      { line: 2, code: 'text.too-large' },
      { line: 3, code: 'text.empty' },
    ]);
  });

  it.each([
    ['first', [1]],
    ['last', [40]],
    ['somewhere', [17]],
    ['several', [3, 4, 29]],
    ['all', Array.from({ length: 40 }, (_, i) => i + 1)],
  ])('lose no more than the records that are poisoned: %s', async (_, poisoned) => {
    const text = Array.from({ length: 40 }, (_, i) => `${poisoned.includes(i + 1) ? 'poison' : 'ok'}\n`).join(
      '',
    );
    const records = (await all(await placeOf(text))).flatMap((piece) => piece.records);
    expect(records.map(({ line }) => line)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    const given = records.filter((record) => 'code' in record && record.code === 'parse.time');
    expect(given.map(({ line }) => line)).toEqual(poisoned);
  });
});
