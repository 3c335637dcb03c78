/** The common way of all files that a process of their own writes: a row is taken, watched, and says how it ended. */
import { DomainError, isDomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/permissions';
import type { Contents } from '@/lib/outside/report-writers';
import {
  attemptAt,
  beginWritten,
  dropAttempts,
  dropWritten,
  type Written,
  writeWhole,
} from '@/lib/outside/written';
import { logError } from '../log';
import { database } from './client';
import type { Prisma, ReportFile } from './generated/sqlite/client';
import { placeOf } from './people';
import { isGone, ME } from './runner';

type Person = Actor & { kind: 'person' };

/** Milliseconds between two looks whether the file is still wanted; with each goes how far it is. */
const LOOK_EVERY = 400;

/** Take a file that waits, or whose process is gone; null when another has it, or nobody wants it. */
export const takeReportFile = async (id: string): Promise<ReportFile | null> => {
  const { reportFile } = await database();
  const row = await reportFile.findUnique({ where: { id } });
  if (!row || !(row.state === 'waiting' || (row.state === 'writing' && isGone(row)))) return null;
  const { state, runner, beatAt } = row;
  const taken = { state: 'writing', runner: ME, beatAt: new Date(), done: 0 };
  const { count } = await reportFile.updateMany({ where: { id, state, runner, beatAt }, data: taken });
  return count > 0 ? { ...row, ...taken } : null;
};

/** The row while it is this process's. */
export const mine = (id: string) => ({ id, state: 'writing', runner: ME });

/** Somebody cancelled the file, or another process has it. */
export class Unwanted extends Error {}

/** Says how far the file is, and hears when nobody wants it any more. */
export type Watch = { done: number; total: number; readonly check: () => void; readonly end: () => void };

const watching = (id: string, total: number): Watch => {
  let isWanted = true;
  const say = async () => {
    const { done, total } = watch;
    const data = { done, total, beatAt: new Date() };
    const { count } = await (await database()).reportFile.updateMany({ where: mine(id), data });
    if (count === 0) isWanted = false;
  };
  const timer = setInterval(() => void say().catch(logError), LOOK_EVERY);
  const check = () => {
    if (!isWanted) throw new Unwanted();
  };
  const watch: Watch = { done: 0, total, check, end: () => clearInterval(timer) };
  return watch;
};

/** Begin the file of this attempt. */
export const beginAttempt = (id: string): Promise<Written> => beginWritten(attemptAt(id, ME));

/** Write the file of this attempt from what a writer made of a report. @returns where it lies */
export const writeAttempt = (id: string, contents: Contents): Promise<string> =>
  writeWhole(attemptAt(id, ME), isWhole(contents) ? [contents] : contents);

const isWhole = (contents: Contents): contents is string | Uint8Array =>
  typeof contents === 'string' || contents instanceof Uint8Array;

/** As whom a file is written: as whoever asked for it, if they still may. @throws DomainError permission.denied */
export const actorOf = async ({ deskId, createdById }: ReportFile): Promise<Person> => {
  const { id, name } = await (await database()).user.findUniqueOrThrow({ where: { id: createdById } });
  const place = await placeOf({ id, name }, deskId);
  if (!place) throw new DomainError('permission.denied', { permission: 'report.export' });
  return place.actor;
};

/**
 * Do the work of a row, unless another process has it. Ends with the row done, failed, or as somebody else left it.
 *
 * @param work writes the file, and says in the transaction that records it that it is done
 */
export const attempt = async (
  id: string,
  work: (row: ReportFile, watch: Watch) => Promise<void>,
): Promise<void> => {
  const row = await takeReportFile(id);
  if (!row) return;
  const watch = watching(id, row.total);
  try {
    await dropAttempts(id, ME);
    await work(row, watch);
  } catch (error) {
    if (!(error instanceof Unwanted)) await fail(id, error);
  } finally {
    watch.end();
    await dropWritten(attemptAt(id, ME));
  }
};

const fail = async (id: string, error: unknown): Promise<void> => {
  const known = isDomainError(error) ? error : new DomainError('write.failed');
  if (!isDomainError(error)) logError(error);
  const { code, details } = known;
  const told: Prisma.InputJsonObject = JSON.parse(JSON.stringify(details));
  const data = { state: 'failed', code, details: told, runner: null, endedAt: new Date() };
  await (await database()).reportFile.updateMany({ where: mine(id), data });
};
