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

/** The worker is there from the beginning: later there may be no connection to fetch it with. */
export const createVerifier = (): Verifier => {
  const start = () => new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
  let worker = start();
  let before: Promise<unknown> = Promise.resolve();
  const lookAt = (file: File, { onShare, signal }: Waiting): Promise<VerifiedReport> =>
    new Promise((resolve, reject) => {
      const stop = () => {
        worker.terminate();
        worker = start();
        reject(signal.reason);
      };
      const done = (found: VerifiedReport | Promise<VerifiedReport>) => {
        signal.removeEventListener('abort', stop);
        resolve(found);
      };
      signal.addEventListener('abort', stop, { once: true });
      worker.onmessage = ({ data }: MessageEvent<Said>) =>
        'found' in data ? done(data.found) : onShare(data.share);
      worker.onerror = () => done(lookHere(file));
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
  return { look, end: () => worker.terminate() };
};
