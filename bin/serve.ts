/** The one serving process: our HTTP server, and Next in it. */
import { once } from 'node:events';
import next from 'next';
import { trustedProxies } from '@/lib/web/client-address';
import { createDeskServer } from '@/lib/web/http-server';
import type { Steps } from './steps.js';

/** Milliseconds that answers in flight may take to finish after SIGTERM or Ctrl+C. */
const DRAIN_WITHIN = 10_000;

export async function serve(steps: Steps): Promise<void> {
  const port = Number(process.env.PORT ?? 3000);
  const mode = process.env.NODE_ENV === 'development' ? 'development' : 'production';
  const app = next({ dev: mode === 'development', dir: process.cwd(), port });
  await steps.run('Server', () => app.prepare());

  const trusted = trustedProxies(process.env.TRUSTED_PROXY ?? '');
  const desk = createDeskServer(app.getRequestHandler(), { secure: false, mode, trusted });
  desk.server.listen(port);
  await once(desk.server, 'listening');
  console.log(`Verimark listens on http://localhost:${port}`);

  const stop = async () => {
    await desk.drain(DRAIN_WITHIN);
    await app.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}
