import { setImmediate as breath } from 'node:timers/promises';
import type { Records } from '@/lib/domain/change';
import type { Fault } from '@/lib/domain/fault';
import { textFaults } from '@/lib/domain/verify-records';
import { intactFile } from '@/lib/outside/files';
import type { Tx } from './client';
import { rowsOf } from './verify-rows';

/** What points at each version of a text. */
const byVersion = <One extends { versionId: string | null }>(all: Iterable<One>): Map<string, One[]> => {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    if (one.versionId === null) continue;
    const group = groups.get(one.versionId);
    if (group) group.push(one);
    else groups.set(one.versionId, [one]);
  }
  return groups;
};

/** Every text of the desk with what is quoted from it. @returns the files that texts and snapshots rest on, too */
export const verifyTexts = async (
  db: Tx,
  deskId: string,
  records: Records,
  onProgress: (done: number) => void,
): Promise<{ faults: Fault[]; files: ReadonlySet<string> }> => {
  const occurrences = byVersion(records.occurrence.values());
  const evidence = byVersion(records.evidence.values());
  const files = new Set<string>();
  const faults: Fault[] = [];
  let done = 0;
  for await (const page of rowsOf(db, deskId, 'ArticleVersion')) {
    for (const row of page) {
      const id = String(row.id);
      const sentences = row.sentences as readonly number[];
      const there = { occurrences: occurrences.get(id) ?? [], evidence: evidence.get(id) ?? [] };
      faults.push(...textFaults({ id, text: String(row.text), sentences, ...there }));
      files.add(String(row.sourceSha256));
      occurrences.delete(id);
      evidence.delete(id);
    }
    done += page.length;
    onProgress(done);
    await breath();
  }
  for await (const page of rowsOf(db, deskId, 'Snapshot'))
    for (const { sha256 } of page) files.add(String(sha256));
  return {
    faults: [...faults, ...homeless('Occurrence', occurrences), ...homeless('Evidence', evidence)],
    files,
  };
};

/** What points at a version that is not there. */
const homeless = (table: string, left: ReadonlyMap<string, readonly { id: string }[]>): Fault[] =>
  [...left].flatMap(([versionId, all]) =>
    all.map(({ id }): Fault => ({ kind: 'text.version', table, id, column: 'versionId', found: versionId })),
  );

/** Files asked for at once. */
const TOGETHER = 500;

/** Each file hashed anew, and its size as it was written down. */
export const verifyFiles = async (
  db: Tx,
  files: ReadonlySet<string>,
  onProgress: (done: number) => void,
): Promise<{ faults: Fault[]; count: number }> => {
  const all = [...files];
  const faults: Fault[] = [];
  for (let i = 0; i < all.length; i += TOGETHER) {
    const some = all.slice(i, i + TOGETHER);
    const rows = await db.storedFile.findMany({ where: { sha256: { in: some } } });
    const sizes = new Map(rows.map(({ sha256, size }) => [sha256, size]));
    for (const sha256 of some) faults.push(...(await fileFaults(sha256, sizes.get(sha256))));
    onProgress(Math.min(all.length, i + TOGETHER));
  }
  return { faults, count: all.length };
};

const fileFaults = async (sha256: string, size: number | undefined): Promise<Fault[]> => {
  const at = { table: 'StoredFile', id: sha256 };
  const bytes = /^[0-9a-f]{64}$/.test(sha256) ? await intactFile(sha256) : null;
  if (!bytes) return [{ kind: 'file.missing', ...at }];
  if (bytes.byteLength === size) return [];
  return [
    { kind: 'file.size', ...at, column: 'size', expected: String(bytes.byteLength), found: String(size) },
  ];
};
