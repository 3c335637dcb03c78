import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { importEach } from '@/lib/data/articles';
import { database } from '@/lib/data/client';
import type { ImportOutcome } from '@/lib/domain/article-source';
import { newId } from '@/lib/domain/ids';
import { acceptedExtensions } from '@/lib/formats/source';

const FIRST_DESK = 'Bàn kiểm chứng';

/** How far it is: `done` of `total` files, and what became of the last one. */
export type SeedProgress = { done: number; total: number; last: ImportOutcome };

/**
 * Import the articles that lie beside this program into the first desk, which is made when there is none.
 * Only into a database that has never had an article, so a deleted one does not come back.
 *
 * @returns what became of each file; nothing on a later start
 */
export async function importSeeds(
  report: (progress: SeedProgress) => void = () => {},
  folder = path.join(process.cwd(), 'seeds'),
): Promise<ImportOutcome[]> {
  const client = await database();
  if ((await client.article.count()) > 0) return [];
  const names = (await readdir(folder))
    .filter((name) => acceptedExtensions.includes(path.extname(name)))
    .sort();
  const actor = { kind: 'system', deskId: await firstDesk() } as const;
  const outcomes: ImportOutcome[] = [];
  for (const fileName of names) {
    const bytes = await readFile(path.join(folder, fileName));
    const last = (await importEach(actor, [{ bytes, fileName }]))[0];
    if (!last) continue;
    outcomes.push(last);
    report({ done: outcomes.length, total: names.length, last });
  }
  return outcomes;
}

async function firstDesk(): Promise<string> {
  const client = await database();
  const first = await client.desk.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  if (first) return first.id;
  const made = await client.desk.create({ data: { id: newId(), name: FIRST_DESK, createdAt: new Date() } });
  return made.id;
}
