/**
 * Brings what was done here to the server, in order, once: through reloads, a closed lid, a cut connection, an ended
 * session and a second tab. One tab sends; the others hear what became of it.
 */
import type { Performed } from '@/lib/domain/workspace';
import type { Op, Problem } from './contract';
import { lead } from './leader';
import type { Queue } from './queue';
import type { Answer } from './send';

/** What every tab of the article hears. `queue`: it is different from before. */
export type SyncEvent =
  | { type: 'queue' }
  | { type: 'done'; op: Op; performed: Performed }
  | { type: 'refused'; op: Op; problem: Problem }
  | { type: 'stale'; op: Op; problem: Problem }
  | { type: 'signed-out' }
  | { type: 'unreachable' }
  | { type: 'failed' }
  /** What stopped the queue is settled. */
  | { type: 'resume' };

/** Between tabs; nothing where the browser has none. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;

export type Surroundings = {
  queue: Queue;
  send: (op: Op) => Promise<Answer>;
  /** Called before the next op leaves, in the sending tab too. */
  hear: (event: SyncEvent) => void;
  channel: Channel | null;
  locks: LockManager | undefined;
  name: string;
  /** 0 ≤ n < 1: spreads the retries of many people after an outage. */
  random?: () => number;
  /** Milliseconds before the first retry; doubles up to `LONGEST_PAUSE`. */
  firstPause?: number;
};

export type Sync = {
  /** @returns false when the device could not keep it */
  add(op: Op): boolean;
  /** Takes an op off that has not been sent. */
  remove(requestId: string): void;
  /** Puts changed ops in the place of those with their ids. */
  replace(ops: readonly Op[]): void;
  /** Tries again now; also what has stopped at a conflict or an ended session. */
  resume(): void;
  /** The line may be there again: no need to sit the pause out. */
  wake(): void;
  /** This tab is in front: it sends from now on. */
  takeOver(): void;
  close(): void;
};

const LONGEST_PAUSE = 30_000;

export const createSync = ({
  queue,
  send,
  hear,
  channel,
  locks,
  name,
  random = Math.random,
  firstPause = 500,
}: Surroundings): Sync => {
  let stopped = false;
  let closed = false;
  let failures = 0;
  let wake = () => {};

  const note = (event: SyncEvent) => {
    if (event.type === 'stale' || event.type === 'signed-out') stopped = true;
    if (event.type === 'resume') {
      stopped = false;
      failures = 0;
    }
    hear(event);
  };
  const tell = (event: SyncEvent) => {
    channel?.postMessage(event);
    note(event);
  };
  if (channel)
    channel.onmessage = ({ data }: MessageEvent<SyncEvent>) => {
      note(data);
      if (data.type === 'queue' || data.type === 'resume') wake();
    };

  /** Until there may be something to do; at most `ms`. */
  const pause = (stop: AbortSignal, ms?: number) =>
    new Promise<void>((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => wake(), ms);
      wake = () => {
        clearTimeout(timer);
        stop.removeEventListener('abort', wake);
        resolve();
      };
      stop.addEventListener('abort', wake);
    });

  const settle = (op: Op, answer: Answer) => {
    failures = answer.kind === 'failed' || answer.kind === 'unreachable' ? failures + 1 : 0;
    if (answer.kind === 'done') {
      queue.remove(op.requestId);
      return tell({ type: 'done', op, performed: answer.performed });
    }
    if (answer.kind === 'refused') {
      queue.remove(op.requestId);
      return tell({ type: 'refused', op, problem: answer.problem });
    }
    if (answer.kind === 'stale') return tell({ type: 'stale', op, problem: answer.problem });
    tell({ type: answer.kind });
  };

  const work = async (stop: AbortSignal) => {
    while (!stop.aborted) {
      const next = stopped ? undefined : queue.all()[0];
      if (!next) {
        await pause(stop);
        continue;
      }
      const op = next.tried ? next : { ...next, tried: true };
      if (op !== next) queue.put(op);
      const answer = await send(op);
      // The page went away meanwhile: whoever sends it again gets the same answer, and can tell the others.
      if (closed) return;
      settle(op, answer);
      if (failures > 0) await pause(stop, backoff(failures, firstPause, random()));
    }
  };
  const leader = lead(locks, name, work);

  const changed = () => {
    tell({ type: 'queue' });
    if (failures === 0) wake();
  };
  return {
    add: (op) => {
      const kept = queue.put(op);
      changed();
      return kept;
    },
    remove: (requestId) => {
      queue.remove(requestId);
      changed();
    },
    replace: (ops) => {
      for (const op of ops) queue.put(op);
      changed();
    },
    resume: () => {
      tell({ type: 'resume' });
      wake();
    },
    wake: () => wake(),
    takeOver: () => leader.takeOver(),
    close: () => {
      closed = true;
      leader.retire();
      channel?.close();
    },
  };
};

/** Doubles with each failure, half to one and a half of it by chance. */
export const backoff = (failures: number, firstPause: number, chance: number): number =>
  Math.min(LONGEST_PAUSE, firstPause * 2 ** (failures - 1)) * (0.5 + chance);
