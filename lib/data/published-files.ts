/** What is written of published reports: each format once, and the same bytes ever after. */
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Report } from '@/lib/domain/report';
import type { ReportFormat } from '@/lib/formats/report-format';
import { intactFile, placeFile, type Weighed, weighFile } from '@/lib/outside/files';
import { dropWritten, writeWhole } from '@/lib/outside/written';
import { database, inTransaction, type Tx } from './client';
import { Prisma, type ReportFile } from './generated/sqlite/client';
import { type Published, readFrozen } from './published-list';
import { lockDesk, record } from './write';

/** How a format is written, if it has to be: the whole of the file. */
export type WriteFile = (report: Report) => Promise<Uint8Array>;

const KEY = Symbol.for('verimark.freezing');
const shared: { [key: symbol]: Map<string, Promise<string>> | undefined } = Object(globalThis);

/** What this process is writing at the moment: who comes second waits for the same file. */
const running = (): Map<string, Promise<string>> => {
  const known = shared[KEY];
  if (known) return known;
  const made = new Map<string, Promise<string>>();
  shared[KEY] = made;
  return made;
};

/**
 * A published report in a format, to the byte as it was first given out. JSON is the published file itself, with its
 * manifest. Whether it may be read is the caller's to ask before.
 *
 * @throws DomainError publish.tampered, and what writing throws
 */
export const frozenFile = async (
  deskId: string,
  row: Published,
  format: ReportFormat,
  write: WriteFile,
): Promise<Uint8Array> => {
  const sha256 = format === 'json' ? row.sha256 : await writtenOnce(deskId, row, format, write);
  const bytes = await intactFile(sha256);
  if (!bytes) throw new DomainError('publish.tampered', { number: row.number });
  return bytes;
};

const writtenOnce = async (
  deskId: string,
  row: Published,
  format: ReportFormat,
  write: WriteFile,
): Promise<string> => {
  const where = { reportId_format: { reportId: row.id, format } };
  const known = await (await database()).reportFile.findUnique({ where });
  if (known?.sha256) return known.sha256;
  const key = `${row.id} ${format}`;
  const writing = running().get(key) ?? freeze(deskId, row, format, write);
  running().set(key, writing);
  return writing.finally(() => running().delete(key));
};

/** Written before the desk is locked; should another process have been first, its file is the one. */
const freeze = async (
  deskId: string,
  row: Published,
  format: ReportFormat,
  write: WriteFile,
): Promise<string> => {
  const report = await readFrozen(row);
  const name = newId();
  const weighed = await weighFile(await writeWhole(name, [await write(report)]));
  return inTransaction(async (tx) => {
    await lockDesk(tx, deskId);
    const where = { reportId_format: { reportId: row.id, format } };
    const known = await tx.reportFile.findUnique({ where });
    if (known?.sha256) return known.sha256;
    const { publishedById: createdById } = await tx.publishedReport.findUniqueOrThrow({
      where: { id: row.id },
    });
    const about = { reportId: row.id, createdById, format, asked: {}, title: row.title };
    await storeFrozen(
      tx,
      { id: known?.id ?? newId(), deskId, ...about, total: report.items.length },
      weighed,
    );
    return weighed.sha256;
  }, 'ReadCommitted').finally(() => dropWritten(name));
};

/** A format of a published report, as its row begins. */
type Begun = Pick<ReportFile, 'id' | 'deskId' | 'createdById' | 'format' | 'title' | 'total'> & {
  readonly reportId: string;
  readonly asked: unknown;
};

/** Say that a format is written, in its row and in the log, within a transaction that has locked the desk; keeps the bytes. */
export const storeFrozen = async (
  tx: Tx,
  { id, deskId, ...begun }: Begun,
  weighed: Weighed,
): Promise<void> => {
  const { sha256, size } = weighed;
  const at = new Date();
  const stored = { sha256, size, mediaType: 'application/octet-stream', createdAt: at };
  await tx.storedFile.upsert({ where: { sha256 }, create: stored, update: {} });
  const { reportId, createdById, format, title, total } = begun;
  // It was JSON before.
  const asked = begun.asked as object;
  const told = { reportId, createdById, format, asked, title, done: total, total, sha256, size };
  const nobody = { code: null, details: Prisma.DbNull, runner: null, beatAt: null };
  const row = { deskId, state: 'done', ...told, ...nobody, createdAt: at, endedAt: at };
  await tx.reportFile.upsert({ where: { id }, create: { id, ...row }, update: row });
  // The program writes it for whoever comes first: it is nobody's deed.
  const program = { kind: 'system', deskId } as const;
  await record(tx, program, 'report.file', { target: id, change: told }, at);
  await placeFile(weighed);
};
