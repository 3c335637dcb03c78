/** Which files of reports are written, and by which processes. The rows say what there is to do; nothing else has to be right. */
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorCode } from '@/lib/domain/errors';
import { inTurn, type Turn } from '@/lib/domain/report-file';
import { type Ending, type ExportProcess, startExport } from '@/lib/outside/export-process';
import { dropAttempts, dropUnfinished } from '@/lib/outside/written';
import { logError } from '../log';
import { database } from './client';
import type { ReportFile } from './generated/sqlite/client';
import { isGone, runnerWith } from './runner';

/** Processes at work at a time; they run below the server's priority. */
const AT_ONCE = 2;
/** Milliseconds between two looks for files that wait, and between two at what has been kept long enough. */
const LOOK_EVERY = 1_000;
const CLEAN_EVERY = 3_600_000;

/** The server's bundle and Next's each have their own copy of this module in the one process. */
type Shared = { readonly processes: Map<string, ExportProcess>; readonly bell: EventEmitter };
const KEY = Symbol.for('verimark.exports');
const place: { [key: symbol]: Shared | undefined } = Object(globalThis);
place[KEY] ??= { processes: new Map(), bell: new EventEmitter() };
const shared: Shared = place[KEY];

/** Have a look at once: something waits. */
export const wakeExports = (): void => void shared.bell.emit('ring');

/** Until something is asked for, or for a while. */
const pause = async (): Promise<void> => {
  const end = new AbortController();
  const { signal } = end;
  await Promise.race([once(shared.bell, 'ring', { signal }), sleep(LOOK_EVERY, undefined, { signal })]);
  end.abort();
};

/** End the process that writes a file, if it is one of ours; others' find out by themselves. What it has written goes. */
export const endExport = async (id: string): Promise<void> => {
  const writing = shared.processes.get(id);
  writing?.end();
  await writing?.ended;
  await dropAttempts(id, null);
};

/** Milliseconds: who was served before that is as good as who was not. */
const LATELY = 3_600_000;

const COLUMNS = {
  ...{
    id: true,
    deskId: true,
    reportId: true,
    createdById: true,
    state: true,
    runner: true,
    beatAt: true,
    createdAt: true,
    endedAt: true,
  },
} as const;

/** As the order looks at it: what a process had that is gone waits again. */
const turnOf = (row: Pick<ReportFile, keyof typeof COLUMNS>): Turn => {
  const isWaiting = row.state === 'waiting' || (row.state === 'writing' && isGone(row));
  const state = isWaiting ? 'waiting' : row.state === 'writing' ? 'writing' : 'ended';
  const times = { createdAt: row.createdAt.getTime(), endedAt: row.endedAt?.getTime() ?? null };
  // What is published is nobody's own.
  const whose = row.reportId === null ? row.createdById : row.deskId;
  return { id: row.id, whose, state, ...times };
};

/** Ids of the files that wait, or whose process is gone, in the order in which they are written. */
const waiting = async (only?: string): Promise<string[]> => {
  const lately = { state: { in: ['done', 'failed'] }, endedAt: { gt: new Date(Date.now() - LATELY) } };
  const rows = await (await database()).reportFile.findMany({
    where: { OR: [{ state: { in: ['waiting', 'writing'] } }, lately] },
    select: COLUMNS,
  });
  return inTurn(rows.map(turnOf)).filter((id) => only === undefined || id === only);
};

const codes: Readonly<Record<Ending, ErrorCode | null>> = {
  ...{ done: null, ended: null },
  ...{ memory: 'write.memory', failed: 'write.failed' },
};

/** How the process ended, and which it was; null when it could not be started. */
type Ended = { readonly ending: Ending; readonly pid: number | null };

const endedOf = async (id: string): Promise<Ended> => {
  let pid: number | null = null;
  try {
    const writing = await startExport(id);
    shared.processes.set(id, writing);
    pid = writing.pid;
    return { ending: await writing.ended, pid };
  } catch (error) {
    logError(error);
    return { ending: 'failed', pid };
  } finally {
    shared.processes.delete(id);
  }
};

/** Have one file written. A process that fails without having said why fails for good, unless another has the file. */
const write = async (id: string): Promise<void> => {
  const { ending, pid } = await endedOf(id);
  const code = codes[ending];
  if (code === null) return;
  const { reportFile } = await database();
  const its = { state: 'writing', runner: { startsWith: runnerWith(pid) } };
  await reportFile.updateMany({
    where: { id, OR: [{ state: 'waiting' }, its] },
    data: { state: 'failed', code, runner: null, endedAt: new Date() },
  });
  const row = await reportFile.findUnique({ where: { id }, select: { runner: true } });
  await dropAttempts(id, row?.runner ?? null);
};

/**
 * Have the files written that wait, some at a time, until there are none or `signal` ends it: then the processes are
 * ended, and what they were at waits again.
 *
 * @param only this file alone
 */
export const runReportFiles = async (signal: AbortSignal, only?: string): Promise<void> => {
  const working = new Map<string, Promise<void>>();
  const end = () => {
    for (const one of shared.processes.values()) one.end();
  };
  signal.addEventListener('abort', end, { once: true });
  while (!signal.aborted) {
    const next = (await waiting(only)).filter((id) => !shared.processes.has(id) && !working.has(id));
    for (const id of next.slice(0, AT_ONCE - working.size))
      working.set(
        id,
        write(id)
          .catch(logError)
          .finally(() => working.delete(id))
          .then(() => {}),
      );
    if (working.size === 0) break;
    await Promise.race([...working.values(), pause()]);
  }
  await Promise.all(working.values());
  signal.removeEventListener('abort', end);
};

/**
 * Look for files again and again, those included that an earlier server left behind.
 *
 * @param clean takes away what has been kept long enough
 * @returns what ends it: files that are being written wait for the next server
 */
export const startReportFiles = (clean: () => Promise<void>): (() => Promise<void>) => {
  const stop = new AbortController();
  const { signal } = stop;
  const look = async () => {
    while (!signal.aborted) {
      await runReportFiles(signal).catch(logError);
      if (!signal.aborted) await pause();
    }
  };
  const tidy = (): Promise<void> =>
    clean()
      .then(dropUnfinished)
      .catch(logError)
      .then(() => {});
  const timer = setInterval(tidy, CLEAN_EVERY);
  timer.unref();
  const looking = tidy().then(look);
  return async () => {
    clearInterval(timer);
    stop.abort(new Error('the program ends'));
    wakeExports();
    await looking;
  };
};
