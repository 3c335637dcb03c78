import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDomainError } from '@/lib/domain/errors';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { dropAbandoned } from '@/lib/outside/uploads';
import { logError } from '../log';
import { database, inTransaction } from './client';
import type { ImportJob } from './generated/sqlite/client';
import { importFiles } from './import-files';
import { beat, type Run, Stopped } from './import-store';
import { placeOf } from './people';
import { BEAT_EVERY, isGone, ME } from './runner';

/** Milliseconds between two looks for a job, and after something went wrong that is no file's fault. */
const LOOK_EVERY = 1_000;
const PAUSE = 5_000;

/** Take the oldest job that waits, or whose process is gone; null when there is none. Of several who try, one has it. */
const takeJob = async (only?: string): Promise<ImportJob | null> => {
  const { importJob } = await database();
  const where = { state: { in: ['waiting', 'running'] }, ...(only && { id: only }) };
  for (const job of await importJob.findMany({ where, orderBy: { createdAt: 'asc' } })) {
    if (job.state === 'running' && !isGone(job)) continue;
    const { id, state, runner, beatAt } = job;
    const taken = { state: 'running', runner: ME, beatAt: new Date() };
    const { count } = await importJob.updateMany({ where: { id, state, runner, beatAt }, data: taken });
    if (count > 0) return { ...job, ...taken };
  }
  return null;
};

/** As whom a job is done: as whoever started it, if they still may. @throws DomainError not-found, permission.denied */
const actorOf = async ({ deskId, createdById }: ImportJob): Promise<Actor> => {
  if (createdById === null) return { kind: 'system', deskId };
  const person = await (await database()).user.findUniqueOrThrow({ where: { id: createdById } });
  const place = await placeOf(person, deskId);
  const actor: Actor = place?.actor ?? {
    kind: 'person',
    userId: person.id,
    name: '',
    deskId,
    role: 'viewer',
  };
  assertCan(actor, 'article.import');
  return actor;
};

/** Do a job that this process has taken, and say how it ended. */
const doJob = async (job: ImportJob, signal: AbortSignal): Promise<void> => {
  const timer = setInterval(() => void showLife(job.id).catch(logError), BEAT_EVERY);
  try {
    const run: Run = { jobId: job.id, runner: ME, actor: await actorOf(job) };
    await importFiles(run, signal);
    await end(job.id, { state: 'done' });
  } catch (error) {
    if (error instanceof Stopped) return;
    if (isDomainError(error)) return end(job.id, { state: 'failed', code: error.code });
    await release(job.id);
    if (!signal.aborted) throw error;
  } finally {
    clearInterval(timer);
  }
};

const showLife = (jobId: string): Promise<void> =>
  inTransaction((tx) => beat(tx, jobId, ME, new Date()), 'ReadCommitted').catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });

const mine = (id: string) => ({ id, state: 'running', runner: ME });

const end = async (id: string, how: { state: string; code?: string }): Promise<void> => {
  const data = { ...how, runner: null, endedAt: new Date() };
  await (await database()).importJob.updateMany({ where: mine(id), data });
};

/** For whoever comes next. */
const release = async (id: string): Promise<void> => {
  const data = { state: 'waiting', runner: null };
  await (await database()).importJob.updateMany({ where: mine(id), data });
};

/**
 * Do the jobs that wait, one after the other, until there are none or `signal` ends it: then the one at hand waits again,
 * as far as it is.
 *
 * @param only this job alone
 */
export const runImports = async (signal: AbortSignal, only?: string): Promise<void> => {
  // Everything that is parsed at a time listens.
  setMaxListeners(0, signal);
  while (!signal.aborted) {
    const job = await takeJob(only);
    if (!job) return;
    await doJob(job, signal);
  }
};

/**
 * Look for jobs again and again, those included that an earlier process left behind. Uploads that were never finished go.
 *
 * @returns what ends it: the batch at hand is waited for
 */
export const startImports = (): (() => Promise<void>) => {
  const stop = new AbortController();
  const { signal } = stop;
  const pause = (milliseconds: number) =>
    sleep(milliseconds, undefined, { signal, ref: false }).catch(() => {});
  const look = async () => {
    while (!signal.aborted) {
      const ended = await runImports(signal).then(
        () => LOOK_EVERY,
        (error: unknown) => {
          logError(error);
          return PAUSE;
        },
      );
      await pause(ended);
    }
  };
  const looking = dropAbandoned().catch(logError).then(look);
  return async () => {
    stop.abort(new Error('the program ends'));
    await looking;
  };
};
