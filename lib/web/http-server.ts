/** The small HTTP server that Next runs in: it says who the client is, guards every answer, and stops politely. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { searchable } from './asked-address';
import { clientOf, stateClient, type TrustedProxies } from './client-address';
import {
  cacheControl,
  contentSecurityPolicy,
  type HeaderPolicy,
  indexing,
  isFramed,
  securityHeaders,
} from './security-headers';

/** Answers one request: Next, or a test's stand-in. */
export type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

/** What the server needs to know beside its handler. */
export type ServerOptions = HeaderPolicy & { readonly trusted: TrustedProxies };

/** A server and the way to end it. */
export type DeskServer = {
  readonly server: Server;
  /**
   * Stop accepting, let what is in flight finish, close the rest.
   *
   * @param withinMs how long an answer may still take; streams of events, which never finish, are ended at once
   * @returns how many answers had to be cut off
   */
  drain(withinMs: number): Promise<number>;
};

/** Milliseconds. An upload of 5 MB over a slow line fits in the second; a client that dribbles its headers does not in the first. */
const HEADERS_WITHIN = 20_000;
const REQUEST_WITHIN = 120_000;
/** Above the 60 s after which common proxies drop an idle connection themselves, so that none reuses one we just closed. */
const KEEP_ALIVE = 65_000;

/** Put `handler` behind the guards; the server does not listen yet. */
export function createDeskServer(handler: Handler, options: ServerOptions): DeskServer {
  const inFlight = new Set<ServerResponse>();
  let draining = false;

  const server = createServer(
    { headersTimeout: HEADERS_WITHIN, requestTimeout: REQUEST_WITHIN, keepAliveTimeout: KEEP_ALIVE },
    (req, res) => {
      inFlight.add(res);
      res.once('close', () => inFlight.delete(res));
      req.url = searchable(req.url ?? '/');
      stateClient(req, clientOf(req, options.trusted));
      guardAnswer(req, res, options, () => draining);
      answer(handler, req, res);
    },
  );

  return {
    server,
    drain(withinMs) {
      draining = true;
      return close(server, inFlight, withinMs);
    },
  };
}

/** A handler that throws is a bug; the client learns no more than that, and the server lives on. */
async function answer(handler: Handler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    await handler(req, res);
  } catch (error) {
    console.error(`${req.method} ${req.url} failed`, error);
    if (!res.headersSent) res.statusCode = 500;
    res.end();
  }
}

/** Headers are set at the last moment, so that what a route has set itself is known, and stands. */
function guardAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  options: ServerOptions,
  isDraining: () => boolean,
): void {
  const url = req.url ?? '/';
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), options.mode);
  req.headers['content-security-policy'] = policy;
  const robots = indexing(url);
  const guards = {
    ...securityHeaders(options),
    ...(robots && { 'x-robots-tag': robots }),
    'content-security-policy': policy,
  };

  beforeHeaders(res, (status) => {
    const framed = isFramed(String(res.getHeader('content-security-policy') ?? ''));
    for (const [name, value] of Object.entries(guards)) if (!res.hasHeader(name)) res.setHeader(name, value);
    if (framed) res.removeHeader('x-frame-options');
    res.setHeader('cache-control', cacheControl(url, status, String(res.getHeader('cache-control') ?? '')));
    if (isDraining()) res.setHeader('connection', 'close');
  });
}

/** Call `set` once, when the answer's status and own headers are settled and nothing is sent yet. */
function beforeHeaders(res: ServerResponse, set: (status: number) => void): void {
  const writeHead = res.writeHead;
  res.writeHead = (status: number, ...rest: unknown[]) => {
    res.writeHead = writeHead;
    const [reason, headers] = typeof rest[0] === 'string' ? [rest[0], rest[1]] : [undefined, rest[0]];
    for (const [name, value] of headerEntries(headers)) res.setHeader(name, value);
    set(status);
    return reason === undefined ? res.writeHead(status) : res.writeHead(status, reason);
  };
}

/** `writeHead` takes its headers as an object, a flat list of names and values, or not at all. */
function headerEntries(headers: unknown): [string, string | string[]][] {
  if (!Array.isArray(headers)) return Object.entries(headers ?? {});
  const pairs = headers.length / 2;
  return Array.from({ length: pairs }, (_, i) => [String(headers[2 * i]), headers[2 * i + 1]]);
}

async function close(
  server: Server,
  inFlight: ReadonlySet<ServerResponse>,
  withinMs: number,
): Promise<number> {
  const closed = once(server, 'close');
  server.close();
  for (const res of inFlight) if (isEventStream(res)) res.destroy();

  const limit = new AbortController();
  await Promise.race([finished(inFlight), sleep(withinMs, undefined, { signal: limit.signal, ref: false })]);
  limit.abort();
  const cutOff = inFlight.size;
  // Not only the idle ones: a connection that a browser opened in advance, and never used, does not count as idle.
  server.closeAllConnections();
  await closed;
  return cutOff;
}

/** A connection that is already open may still bring a new request while the others finish. */
async function finished(inFlight: ReadonlySet<ServerResponse>): Promise<void> {
  while (inFlight.size > 0) await Promise.all(Array.from(inFlight, (res) => once(res, 'close')));
}

function isEventStream(res: ServerResponse): boolean {
  return String(res.getHeader('content-type') ?? '').startsWith('text/event-stream');
}
