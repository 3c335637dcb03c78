/** Looks at files of reports on a thread of its own, so that the page goes on answering. */
import { type VerifiedReport, verifyReport } from '@/lib/domain/verify-report';
import type { Said } from './verifier';

const say = (said: Said): void => globalThis.postMessage(said);

const lookAt = async (file: File): Promise<VerifiedReport> =>
  verifyReport(new Uint8Array(await file.arrayBuffer()), (share) => say({ share }));

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof File)) return;
  lookAt(data).then(
    (found) => say({ found }),
    // It cannot be read: it was taken away meanwhile, or is larger than this device can hold.
    () => say({ found: { state: 'unreadable', reason: 'text' } }),
  );
});
