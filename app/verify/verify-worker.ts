/** Looks at files of reports on a thread of its own, so that the page goes on answering. */
import { verifyReport } from '@/lib/domain/verify-report';
import type { Said } from './verifier';

const say = (said: Said): void => globalThis.postMessage(said);

globalThis.addEventListener('message', async ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof File)) return;
  const bytes = new Uint8Array(await data.arrayBuffer());
  say({ found: verifyReport(bytes, (share) => say({ share })) });
});
