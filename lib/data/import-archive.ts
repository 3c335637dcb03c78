import { DomainError, isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { MAX_IMPORT_FILES } from '@/lib/domain/import-job';
import { DIRECTORY } from '@/lib/formats/archive';
import { givenName } from '@/lib/formats/file-name';
import type { Around, ZipEntry } from '@/lib/formats/zip-directory';
import { putFile, readSlice } from '@/lib/outside/files';
import { database, inTransaction } from './client';
import type { ImportFile } from './generated/sqlite/client';
import { parsePatiently } from './import-parse';
import { beat, type Run, UNKNOWN_TYPE } from './import-store';

/** Members whose rows are made in one transaction. */
const AT_ONCE = 100;

/** Archives within one another that are opened; what lies deeper is refused. */
const DEEPEST = 3;

/** What a member became: a file of the job, or why it is none. */
type Unpacked = {
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly code?: string;
};

/**
 * Make a file of the job of each file in an archive, other archives included: they are opened as files of the job are.
 * Done again after it broke off, it goes on behind the members that are there.
 *
 * @throws DomainError import.nested, import.too-many, parse.archive, parse.encrypted
 */
export const unpackArchive = async (run: Run, archive: ImportFile, signal: AbortSignal): Promise<void> => {
  const { sha256, size, id: parentId } = archive;
  const around = await aroundOf(archive);
  const tail = await readSlice(sha256, Math.max(0, size - DIRECTORY), Math.min(size, DIRECTORY));
  const members = await parsePatiently('archive', tail, { size, around }, signal);
  const there = await (await database()).importFile.count({ where: { parentId } });
  for (let from = there; from < members.length; from += AT_ONCE) {
    const unpacked: Unpacked[] = [];
    for (const member of members.slice(from, from + AT_ONCE))
      unpacked.push(await unpack(archive, member, signal));
    await addMembers(run, parentId, unpacked);
  }
};

/** The archives around one, the outermost first. @throws DomainError import.nested */
const pathTo = async (archive: ImportFile): Promise<ImportFile[]> => {
  const { importFile } = await database();
  const path: ImportFile[] = [];
  for (let id = archive.parentId; id !== null; id = path[0]?.parentId ?? null) {
    if (path.length + 1 >= DEEPEST) throw new DomainError('import.nested', { limit: DEEPEST });
    path.unshift(await importFile.findUniqueOrThrow({ where: { id } }));
  }
  return path;
};

/** All that came out of the outermost archive so far, but for what came out of this one; null for the outermost itself. */
const aroundOf = async (archive: ImportFile): Promise<Around | null> => {
  const [outermost] = await pathTo(archive);
  if (!outermost) return null;
  const { id } = outermost;
  const within = {
    OR: [{ parentId: id }, { parent: { parentId: id } }, { parent: { parent: { parentId: id } } }],
  };
  const { _count, _sum } = await (await database()).importFile.aggregate({
    where: { jobId: archive.jobId, AND: [within, { parentId: { not: archive.id } }] },
    ...{ _count: true, _sum: { size: true } },
  });
  return { entries: _count, unpacked: _sum.size ?? 0, packed: outermost.size };
};

const unpack = async (archive: ImportFile, member: ZipEntry, signal: AbortSignal): Promise<Unpacked> => {
  const fileName = `${archive.fileName}/${member.name.split('/').map(givenName).join('/')}`;
  try {
    assertUnpackable(member);
    const packed = await readSlice(archive.sha256, member.start, member.end - member.start);
    const bytes = await parsePatiently('unpack', packed, member, signal);
    return { fileName, ...(await putFile(bytes)) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { fileName, ...(await putFile(new Uint8Array())), code: error.code };
  }
};

/** In bytes: what a parsing process can unpack and hand over. */
const UNPACKED = 64 * 2 ** 20;

const assertUnpackable = ({ packed, unpacked: size }: ZipEntry): void => {
  const megabytes = UNPACKED / 2 ** 20;
  if (Math.max(size, packed) > UNPACKED)
    throw new DomainError('text.too-large', { size, limit: UNPACKED, megabytes });
};

const addMembers = ({ jobId, runner }: Run, parentId: string, members: readonly Unpacked[]): Promise<void> =>
  inTransaction(async (tx) => {
    const at = new Date();
    await beat(tx, jobId, runner, at);
    const last = await tx.importFile.aggregate({ where: { jobId }, _max: { number: true } });
    const first = (last._max.number ?? 0) + 1;
    if (first + members.length > MAX_IMPORT_FILES)
      throw new DomainError('import.too-many', { limit: MAX_IMPORT_FILES });
    for (const { sha256, size } of members) {
      const file = { sha256, size, mediaType: UNKNOWN_TYPE, createdAt: at };
      await tx.storedFile.upsert({ where: { sha256 }, create: file, update: {} });
    }
    const rows = members.map(({ code, ...file }, i) => ({
      ...{ ...file, id: newId(), jobId, parentId, number: first + i },
      ...(code && { state: 'refused', code, refused: 1 }),
    }));
    await tx.importFile.createMany({ data: rows });
  }, 'ReadCommitted');
