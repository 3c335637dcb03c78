/** The one serving process: Next in our HTTP server, on an open database. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { closeDatabase } from '@/lib/data/client';
import { env } from '@/lib/env';
import { trustedProxies } from '@/lib/web/client-address';
import { createDeskServer, type DeskServer } from '@/lib/web/http-server';
import { invitation, provideAdministrator, provideArticles } from './first-start';
import { openData } from './open-data';
import { orRefuse, Refusal } from './refusal';
import { type Steps, steps } from './steps.js';

/** Milliseconds that answers in flight may take to finish after SIGTERM or Ctrl+C. */
const DRAIN_WITHIN = 10_000;
/**
 * Milliseconds. npm passes on the Ctrl+C that the terminal has sent to every program already;
 * only a later one means "at once".
 */
const SAME_SIGNAL = 500;

const mode = process.env.NODE_ENV === 'development' ? 'development' : 'production';

/** Start the desk and return when it listens; what keeps it from starting is printed, and the process ends with 1. */
export async function serve(counter: Steps): Promise<void> {
  try {
    await start(counter);
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}

async function start(counter: Steps): Promise<void> {
  await orRefuse(env, (_, error) => `Setting ${error instanceof Error ? error.message : error}.`);
  await counter.run('Database', openData);
  await counter.run('Articles', provideArticles);
  await provideAdministrator();
  const { desk, app } = await counter.run('Server', listen);
  endOnSignal(desk, app);
  await sayWhere(desk);
}

async function listen() {
  const { PORT: port, PUBLIC_URL, TRUSTED_PROXY = [] } = env();
  const app = next({ dev: mode === 'development', dir: process.cwd(), port, quiet: true });
  await app.prepare();
  const desk = createDeskServer(app.getRequestHandler(), {
    mode,
    secure: PUBLIC_URL?.startsWith('https:') ?? false,
    trusted: trustedProxies(TRUSTED_PROXY.join(',')),
  });
  await orRefuse(
    () => {
      desk.server.listen(port);
      return once(desk.server, 'listening');
    },
    (code) => PORT_REFUSALS[code]?.(port),
  );
  return { desk, app };
}

const PORT_REFUSALS: Record<string, (port: number) => string> = {
  EADDRINUSE: (port) => `Port ${port} is taken. Set PORT to another one, or end what uses it.`,
  EACCES: (port) => `Port ${port} may not be used by this account. Set PORT to one above 1023.`,
};

/** The first signal asks, a later one insists. */
function endOnSignal(desk: DeskServer, app: { close(): Promise<void> }): void {
  let since: number | undefined;
  const onSignal = async () => {
    if (since !== undefined && performance.now() - since > SAME_SIGNAL) process.exit(1);
    if (since !== undefined) return;
    since = performance.now();
    const cutOff = await desk.drain(DRAIN_WITHIN);
    if (cutOff > 0) console.error(`${cutOff} requests were cut off after ${DRAIN_WITHIN / 1000} s.`);
    await app.close();
    await closeDatabase();
    process.exit(0);
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}

async function sayWhere(desk: DeskServer): Promise<void> {
  const { port } = desk.server.address() as AddressInfo;
  const address = env().PUBLIC_URL ?? `http://localhost:${port}`;
  process.env.NEXTAUTH_URL = address;
  console.log(`Verimark is at ${address}`);
  const link = await invitation(address);
  if (link) console.log(link);
}

if (process.argv[1] === import.meta.filename) await serve(steps(3));
