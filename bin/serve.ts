/** The one serving process: Next in our HTTP server, on an open database. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { closeDatabase } from '@/lib/data/client';
import { startImports } from '@/lib/data/import-runner';
import { startLikeness } from '@/lib/data/likeness-keys';
import { startReportFiles } from '@/lib/data/report-file-runner';
import { tidyFiles } from '@/lib/data/report-files';
import { env } from '@/lib/env';
import { announce } from '@/lib/outside/presence';
import { trustedProxies } from '@/lib/web/client-address';
import { createDeskServer, type DeskServer, type ServerOptions } from '@/lib/web/http-server';
import { mailDigests } from './digests';
import { lookRegularly } from './feeds';
import { invitation, provideAdministrator, provideArticles } from './first-start';
import { openData } from './open-data';
import { orRefuse, Refusal } from './refusal';
import { endOnSignal } from './signals';
import { type Steps, steps } from './steps.js';
import { tellRegularly } from './webhooks';

/** Milliseconds that answers in flight may take to finish after SIGTERM or Ctrl+C. */
const DRAIN_WITHIN = 10_000;

const mode = process.env.NODE_ENV === 'development' ? 'development' : 'production';

/** Start the desk and return when it listens; what keeps it from starting is printed, and the process ends with 1. */
export async function serve(counter: Steps): Promise<void> {
  // Where its other programs are, for whichever part of the server starts one.
  process.env.VERIMARK_BUILD = import.meta.dirname;
  try {
    await start(counter);
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}

async function start(counter: Steps): Promise<void> {
  await orRefuse(env, (_, error) => `Setting ${error instanceof Error ? error.message : error}.`);
  const { PORT } = env();
  const app = next({ dev: mode === 'development', dir: process.cwd(), port: PORT, quiet: true });
  const { promise: ready, resolve: open } = gate();
  const desk = createDeskServer(
    async (req, res) => {
      await ready;
      await app.getRequestHandler()(req, res);
    },
    await serverOptions(),
  );
  await listen(desk, PORT);

  await counter.run('Database', openData);
  await counter.run('Articles', provideArticles);
  await provideAdministrator();
  await counter.run('Server', () => app.prepare());
  const ends = [
    mailDigests(),
    lookRegularly(),
    startImports(),
    startLikeness(),
    startReportFiles(tidyFiles),
    tellRegularly(),
  ];
  endOnSignal(() => stop(desk, app, ends));
  ends.push(await sayWhere(desk));
  open();
}

/** Who calls before everything is ready waits at the door. */
function gate() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function serverOptions(): Promise<ServerOptions> {
  const { PUBLIC_URL, TRUSTED_PROXY = [] } = env();
  const trusted = await orRefuse(
    () => trustedProxies(TRUSTED_PROXY.join(',')),
    (_, error) => `Setting TRUSTED_PROXY: ${error instanceof Error ? error.message : error}.`,
  );
  return { mode, secure: PUBLIC_URL?.startsWith('https:') ?? false, trusted };
}

/** First of all: whoever starts the desk twice by mistake learns so before the second one touches anything. */
async function listen({ server }: DeskServer, port: number): Promise<void> {
  await orRefuse(
    () => once(server.listen(port), 'listening'),
    (code) => PORT_REFUSALS[code]?.(port),
  );
}

const PORT_REFUSALS: Record<string, (port: number) => string> = {
  EADDRINUSE: (port) => `Port ${port} is taken. Set PORT to another one, or end what uses it.`,
  EACCES: (port) => `Port ${port} may not be used by this account. Set PORT to one above 1023.`,
};

async function stop(
  desk: DeskServer,
  app: { close(): Promise<void> },
  ends: readonly (() => Promise<void>)[],
): Promise<void> {
  const cutOff = await desk.drain(DRAIN_WITHIN);
  if (cutOff > 0) console.error(`${cutOff} requests were cut off after ${DRAIN_WITHIN / 1000} s.`);
  await Promise.all(ends.map((end) => end()));
  await app.close();
  await closeDatabase();
}

/** @returns what takes back that the server is here */
async function sayWhere(desk: DeskServer): Promise<() => Promise<void>> {
  const { port } = desk.server.address() as AddressInfo;
  const address = env().PUBLIC_URL ?? `http://localhost:${port}`;
  process.env.NEXTAUTH_URL = address;
  console.log(`Verimark is at ${address}`);
  const link = await invitation(address);
  if (link) console.log(link);
  const leave = announce(address);
  return async () => leave();
}

if (process.argv[1] === import.meta.filename) await serve(steps(3));
