import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { database } from '@/lib/data/client';
import { eachEngine } from '@/lib/data/testing';
import { sha256 } from '@/lib/domain/hash';
import { importSeeds, type SeedProgress } from './import';

test('the two articles stand here byte for byte', async () => {
  const hashOf = async (name: string) => sha256(await readFile(path.join(import.meta.dirname, name)));
  expect(await hashOf('000_be9c6d21626579b7.txt')).toBe(
    '9249e607620dfefb7b4961df0aea5c9043fed74d29bca46839922e3a35bad402',
  );
  expect(await hashOf('001_eb2be8546647d80d.txt')).toBe(
    '4e23c0dc56c7ac5d7310162d7a4b2b47da2878e0cddeac7b9ee9b14e966734f5',
  );
});

eachEngine('seeds', () => {
  test('make a desk and two articles the first time, and nothing after that', async () => {
    const seen: SeedProgress[] = [];
    const outcomes = await importSeeds((progress) => seen.push(progress));
    expect(outcomes).toMatchObject([
      { outcome: 'imported', fileName: '000_be9c6d21626579b7.txt' },
      { outcome: 'imported', fileName: '001_eb2be8546647d80d.txt' },
    ]);
    expect(seen.map(({ done, total }) => [done, total])).toEqual([
      [1, 2],
      [2, 2],
    ]);

    const client = await database();
    expect(await client.desk.findMany()).toMatchObject([{ name: 'Bàn kiểm chứng', auditCount: 2 }]);
    await client.article.updateMany({ data: { deletedAt: new Date() } });
    expect(await importSeeds()).toEqual([]);
    expect(await client.article.count()).toBe(2);
  });
});

eachEngine('seeds of a desk that exists', () => {
  test('a file that cannot be read stops none of the others', async () => {
    const client = await database();
    const desk = await client.desk.create({
      data: { id: 'desk', name: 'International', createdAt: new Date() },
    });
    const folder = await mkdtemp(path.join(tmpdir(), 'verimark-seeds-'));
    await writeFile(path.join(folder, 'a.txt'), 'a\0');
    await writeFile(path.join(folder, 'b.md'), '# Hai\n\nMột bài bằng Markdown.');
    await writeFile(path.join(folder, 'c.ts'), 'export {};');
    const outcomes = await importSeeds(undefined, folder);
    await rm(folder, { recursive: true });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'imported']);
    expect(await client.article.findMany()).toMatchObject([{ deskId: desk.id, title: 'Hai' }]);
  });
});
