/** Who is at work on a job that is kept in the database, so that another takes over when they are gone. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Milliseconds between two signs of life, and without one after which another process takes over. */
export const BEAT_EVERY = 10_000;
const GONE_AFTER = 60_000;

/** How the word begins by which a process of this machine has a job. @param pid null: none that there is */
export const runnerWith = (pid: number | null): string => `${hostname()} ${pid ?? 0} `;

/** By what this process has a job: who it is, and a word of its own, since numbers of processes come again. */
export const ME = `${runnerWith(process.pid)}${randomUUID()}`;

/** Whether the process that has a job is no more: known at once on this machine, after a while on another. */
export const isGone = ({ runner, beatAt }: { runner: string | null; beatAt: Date | null }): boolean => {
  if (runner === null || beatAt === null) return true;
  const [host, pid] = runner.split(' ');
  if (host === hostname() && !isAlive(Number(pid))) return true;
  // In a container every process that is started has the same number.
  if (host === hostname() && Number(pid) === process.pid && runner !== ME) return true;
  return Date.now() - beatAt.getTime() > GONE_AFTER;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
