import { MAX_REPORT_FILE, type VerifiedReport, verifyReport } from '@/lib/domain/verify-report';

/** What the worker says of a file: how much of the work is done, 0 to 1; at last, what the file is. */
export type Said = { readonly share: number } | { readonly found: VerifiedReport };

/** Told how much of the work on a file is done, and until when somebody wants to know. */
type Waiting = { readonly onShare: (share: number) => void; readonly signal: AbortSignal };

export type Verifier = {
  /** What a file is; files wait for each other. Rejects with the signal's reason once nobody wants to know. */
  readonly look: (file: File, waiting: Waiting) => Promise<VerifiedReport>;
  readonly end: () => void;
};

const unreadable = (reason: 'large' | 'text'): VerifiedReport => ({ state: 'unreadable', reason });

/** On this thread, where there is no other to be had. */
const lookHere = async (file: File): Promise<VerifiedReport> =>
  verifyReport(new Uint8Array(await file.arrayBuffer()));

/** `broken` comes when the worker could not be had: also before anything was asked of it. */
type Thread = { readonly worker: Worker; readonly broken: Promise<void> };

const startThread = (): Thread => {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<void>((resolve) => {
    worker.addEventListener('error', () => resolve(), { once: true });
  });
  return { worker, broken };
};

/** The worker is begun at once: later there may be no connection to fetch it with. */
export const createVerifier = (): Verifier => {
  let thread = startThread();
  let before: Promise<unknown> = Promise.resolve();
  const lookAt = (file: File, { onShare, signal }: Waiting): Promise<VerifiedReport> =>
    new Promise((resolve, reject) => {
      const { worker, broken } = thread;
      const stop = () => {
        worker.terminate();
        thread = startThread();
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
      let isDone = false;
      const done = (found: VerifiedReport) => {
        isDone = true;
        signal.removeEventListener('abort', stop);
        resolve(found);
      };
      worker.onmessage = ({ data }: MessageEvent<Said>) =>
        'found' in data ? done(data.found) : onShare(data.share);
      broken.then(() => {
        if (!isDone && !signal.aborted) lookHere(file).then(done, reject);
      });
      worker.postMessage(file);
    });
  const look = (file: File, waiting: Waiting): Promise<VerifiedReport> => {
    const found = before.then(() => {
      waiting.signal.throwIfAborted();
      return file.size > MAX_REPORT_FILE ? unreadable('large') : lookAt(file, waiting);
    });
    before = found.catch(() => {});
    return found.catch((error: unknown) => {
      if (waiting.signal.aborted) throw error;
      return unreadable('text');
    });
  };
  return { look, end: () => thread.worker.terminate() };
};
