import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import {
  type ImportMove,
  type ImportState,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_FILES,
} from '@/lib/domain/import-job';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { Recognised } from '@/lib/formats/recognise';
import type { Choices } from '@/lib/formats/source';
import { parseApart } from '@/lib/outside/parse';
import { addToUpload, dropUpload, keepUpload } from '@/lib/outside/uploads';
import { database } from './client';
import type { ImportFile, ImportJob } from './generated/sqlite/client';
import { bytesOf } from './import-open';
import { UNKNOWN_TYPE } from './import-store';

/** Begin an import: files are handed in next, and then it is started. @throws DomainError permission.denied */
export const createImport = async (actor: Actor): Promise<{ id: string }> => {
  assertCan(actor, 'article.import');
  const createdById = actor.kind === 'person' ? actor.userId : null;
  const row = { id: newId(), deskId: actor.deskId, createdById, state: 'preparing', createdAt: new Date() };
  const { id } = await (await database()).importJob.create({ data: row });
  return { id };
};

/** A file that lies in the store already, and what it is called. */
export type Kept = { readonly fileName: string; readonly sha256: string; readonly size: number };

/**
 * Add a file to an import that has not been started. Added once more under the same number, it takes the place of the
 * earlier one.
 *
 * @param number 1, 2, 3 … within the import
 * @throws DomainError permission.denied, not-found, import.state, import.too-many
 */
export const addFile = async (actor: Actor, jobId: string, number: number, file: Kept): Promise<void> => {
  await jobIn(actor, jobId, ['preparing']);
  if (number > MAX_IMPORT_FILES) throw new DomainError('import.too-many', { limit: MAX_IMPORT_FILES });
  const { fileName, sha256, size } = file;
  const db = await database();
  const stored = { sha256, size, mediaType: UNKNOWN_TYPE, createdAt: new Date() };
  await db.storedFile.upsert({ where: { sha256 }, create: stored, update: {} });
  const row = { fileName, sha256, size };
  await db.importFile.upsert({
    where: { jobId_number: { jobId, number } },
    create: { id: newId(), jobId, number, ...row },
    update: row,
  });
};

/** A piece of a file on its way in. */
export type UploadedPiece = {
  readonly number: number;
  readonly fileName: string;
  /** Of the whole file, in bytes. */
  readonly size: number;
  /** Where the piece begins. */
  readonly offset: number;
  readonly chunks: AsyncIterable<Uint8Array>;
};

/**
 * Take a piece of a file; with its last byte the file is added to the import. A piece whose answer was lost may be sent
 * again.
 *
 * @returns how much is there now, in bytes, and whether that is all of it
 * @throws DomainError permission.denied, not-found, import.state, import.too-many, input.too-large, upload.gap
 */
export const uploadPiece = async (
  actor: Actor,
  jobId: string,
  { number, fileName, size, offset, chunks }: UploadedPiece,
): Promise<{ received: number; done: boolean }> => {
  await jobIn(actor, jobId, ['preparing']);
  if (size > MAX_IMPORT_BYTES) throw new DomainError('input.too-large', { limit: MAX_IMPORT_BYTES });
  const name = `${jobId}-${number}`;
  const received = await addToUpload(name, chunks, { offset, limit: size });
  if (received < size) return { received, done: false };
  await addFile(actor, jobId, number, { fileName, ...(await keepUpload(name)) });
  return { received, done: true };
};

/**
 * What a file of an import is taken for, by itself or by what a person chooses. Nothing is stored.
 *
 * @throws DomainError permission.denied, not-found, import.altered, and what the reader of the format refuses
 */
export const previewImportFile = async (
  actor: Actor,
  jobId: string,
  number: number,
  choices?: Choices,
): Promise<Recognised> => {
  const file = await fileIn(actor, jobId, number);
  const options = { fileName: file.fileName, size: file.size, choices: choices ?? (file.choices as Choices) };
  return parseApart('preview', await bytesOf(file), options);
};

/** Keep what a person chose for a file. @throws DomainError permission.denied, not-found, import.state */
export const chooseForFile = async (
  actor: Actor,
  jobId: string,
  number: number,
  choices: Choices,
): Promise<void> => {
  await jobIn(actor, jobId, ['preparing']);
  const { id } = await fileIn(actor, jobId, number);
  await (await database()).importFile.update({ where: { id }, data: { choices: { ...choices } } });
};

/** Leave out a file that was handed in. @throws DomainError permission.denied, not-found, import.state */
export const leaveOutFile = async (actor: Actor, jobId: string, number: number): Promise<void> => {
  await jobIn(actor, jobId, ['preparing']);
  await dropUpload(`${jobId}-${number}`);
  await (await database()).importFile.deleteMany({ where: { jobId, number } });
};

/** From which states a move leads to which. */
const MOVES: Readonly<Record<ImportMove['do'], { from: readonly ImportState[]; to: ImportState }>> = {
  start: { from: ['preparing'], to: 'waiting' },
  cancel: { from: ['preparing', 'waiting', 'running'], to: 'cancelled' },
  resume: { from: ['cancelled', 'failed'], to: 'waiting' },
};

/**
 * Start an import, cancel it, or go on with a cancelled one where it was. What was imported before stays.
 *
 * @throws DomainError permission.denied, not-found, import.state, import.empty
 */
export const moveImport = async (actor: Actor, jobId: string, move: ImportMove['do']): Promise<void> => {
  const { from, to } = MOVES[move];
  await jobIn(actor, jobId, from);
  const { importJob, importFile } = await database();
  if (to === 'waiting' && (await importFile.count({ where: { jobId } })) === 0)
    throw new DomainError('import.empty');
  const endedAt = to === 'cancelled' ? new Date() : null;
  const where = { id: jobId, state: { in: [...from] } };
  const { count } = await importJob.updateMany({
    where,
    data: { state: to, runner: null, code: null, endedAt },
  });
  if (count === 0) throw new DomainError('import.state');
  if (to === 'cancelled') await dropUploads(jobId);
};

const dropUploads = async (jobId: string): Promise<void> => {
  const { importFile } = await database();
  const last = await importFile.aggregate({ where: { jobId }, _max: { number: true } });
  for (let number = 1; number <= (last._max.number ?? 0) + 1; number += 1)
    await dropUpload(`${jobId}-${number}`);
};

/** A job of the actor's desk, in one of these states. @throws DomainError permission.denied, not-found, import.state */
const jobIn = async (actor: Actor, id: string, states: readonly ImportState[]): Promise<ImportJob> => {
  assertCan(actor, 'article.import');
  const job = await (await database()).importJob.findFirst({ where: { id, deskId: actor.deskId } });
  if (!job) throw new DomainError('not-found');
  if (!states.some((state) => state === job.state))
    throw new DomainError('import.state', { state: job.state });
  return job;
};

const fileIn = async (actor: Actor, jobId: string, number: number): Promise<ImportFile> => {
  assertCan(actor, 'article.import');
  const where = { jobId, number, job: { deskId: actor.deskId } };
  const file = await (await database()).importFile.findFirst({ where });
  if (!file) throw new DomainError('not-found');
  return file;
};
