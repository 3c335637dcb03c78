/**
 * Fetch what stands at an address that somebody typed, without letting them see through our eyes into our network.
 */
import { setMaxListeners } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { isIP } from 'node:net';
import { addAbortSignal } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { DomainError, isDomainError } from '../domain/errors';
import { connectWithin, hostOf, portOf, publicWeb, type Reach } from './connect';

export type FetchOptions = {
  /** GET unless said. A POST follows no redirect: its answer is the redirect. */
  readonly method?: 'GET' | 'POST';
  /** Added to ours; sent to the address itself, and not to another origin it redirects to. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Seconds for everything together, ten unless said. */
  readonly seconds?: number;
  /** Most bytes, on the way and unpacked; 20 MB unless said. */
  readonly bytes?: number;
  readonly signal?: AbortSignal;
  /** The public web unless a test says otherwise. */
  readonly reach?: Reach;
};

export type Fetched = {
  readonly status: number;
  /** Where the answer came from in the end. */
  readonly url: string;
  /** In small letters, without parameters; null where the server named none. */
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly bytes: Uint8Array;
  /** The few in `KEPT`, by their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** The addresses that led on, the first one first. */
  readonly redirects: readonly string[];
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
};

const SECONDS = 10;
const BYTES = 20 * 2 ** 20;
const MOST_REDIRECTS = 5;
/** In UTF-16 code units. */
const LONGEST_URL = 8_192;
const REDIRECTS = [301, 302, 303, 307, 308];
const KEPT = ['content-language', 'date', 'etag', 'last-modified', 'link', 'location', 'retry-after'];

const OURS = {
  'user-agent': 'Verimark',
  accept: 'text/html,application/xhtml+xml,application/pdf,*/*;q=0.8',
  'accept-encoding': 'gzip, br',
  connection: 'close',
};

/**
 * Fetch a public web page or file: http and https on ports 80, 443, 8080 and 8443; no cookies, no referrer; at most
 * five redirects, each looked at like the first, and none from https to http, which would let anybody on the way write
 * what we then keep as evidence. An answer of any status is an answer.
 *
 * What cannot be read off the address itself is one and the same error: whether a name exists or stands for a private
 * address, and whether a port is closed, filtered or speaks something else, is nobody's business. `fetch.timeout` means
 * that a public server had taken the connection.
 *
 * @throws DomainError fetch.refused, fetch.failed, fetch.timeout, fetch.too-large; the signal's reason
 */
export async function fetchGuarded(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { reach = publicWeb, signal } = options;
  const deadline = AbortSignal.timeout((options.seconds ?? SECONDS) * 1000);
  const stop = signal ? AbortSignal.any([deadline, signal]) : deadline;
  // Each part of each hop listens for it; there are so many hops at most.
  setMaxListeners(0, stop);
  const first = admissible(address, reach);
  if (!first) throw new DomainError('fetch.refused');
  try {
    return await follow(first, options, reach, stop);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (isDomainError(error)) throw error;
    throw new DomainError(deadline.aborted ? 'fetch.timeout' : 'fetch.failed');
  }
}

async function follow(first: URL, options: FetchOptions, reach: Reach, stop: AbortSignal): Promise<Fetched> {
  const passed: URL[] = [];
  for (let url = first; ; ) {
    const response = await ask(url, first, options, reach, stop);
    try {
      const next = options.method === 'POST' ? undefined : redirectOf(response);
      if (!next) return await fetched(url, passed, response, options.bytes ?? BYTES, stop);
      passed.push(url);
      url = nextHop(url, next, reach);
      if (passed.length > MOST_REDIRECTS) throw failed();
    } finally {
      response.destroy();
    }
  }
}

/** The URL, if it is one that may be fetched; credentials would go to whoever the name stands for. */
function admissible(address: string, reach: Reach, base?: URL): URL | null {
  if (address.length > LONGEST_URL || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  const host = hostOf(url);
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  if (!web || url.username || url.password || !reach.port(portOf(url))) return null;
  return isIP(host) && !reach.address(host) ? null : url;
}

/**
 * Where a redirect leads.
 *
 * @throws DomainError fetch.failed where we do not go
 */
export function nextHop(from: URL, location: string, reach: Reach): URL {
  const url = admissible(location, reach, from);
  if (!url || (from.protocol === 'https:' && url.protocol === 'http:')) throw failed();
  return url;
}

const redirectOf = ({ statusCode = 0, headers }: IncomingMessage): string | undefined =>
  REDIRECTS.includes(statusCode) ? headers.location : undefined;

async function ask(
  url: URL,
  first: URL,
  { method = 'GET', headers, body }: FetchOptions,
  reach: Reach,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // Whatever happens on the way there, time running out included, says no more than that there is no way.
  const socket = await connectWithin(url, reach, signal).catch(() => {
    throw failed();
  });
  const message = request({
    createConnection: () => socket,
    method,
    path: `${url.pathname}${url.search}`,
    setHost: false,
    headers: { host: url.host, ...OURS, ...(url.origin === first.origin ? headers : {}) },
    signal,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    message.once('response', resolve).on('error', reject);
    // Nobody asked for another protocol; without a listener there would be silence.
    message.once('upgrade', () => reject(failed()));
    message.once('close', () => reject(failed()));
    message.end(body);
  });
  return answered.catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
}

async function fetched(
  url: URL,
  passed: readonly URL[],
  response: IncomingMessage,
  most: number,
  signal: AbortSignal,
): Promise<Fetched> {
  const bytes = await readBody(response, most, signal);
  const type = response.headers['content-type'] ?? '';
  return {
    status: response.statusCode ?? 0,
    url: url.href,
    mediaType: /^[\w.+-]+\/[\w.+-]+/.exec(type)?.[0].toLowerCase() ?? null,
    charset: /;\s*charset\s*=\s*"?([\w:.-]+)/i.exec(type)?.[1]?.toLowerCase() ?? null,
    bytes,
    headers: Object.fromEntries(KEPT.flatMap((name) => headerOf(response, name))),
    redirects: passed.map(({ href }) => href),
    fetchedAt: new Date().toISOString(),
  };
}

const headerOf = ({ headers }: IncomingMessage, name: string): [string, string][] => {
  const value = headers[name];
  return typeof value === 'string' ? [[name, value]] : [];
};

/** The body unpacked. Counted before and after, because a few kilobytes can unpack to gigabytes. */
async function readBody(response: IncomingMessage, most: number, signal: AbortSignal): Promise<Uint8Array> {
  if (Number(response.headers['content-length']) > most) throw new DomainError('fetch.too-large');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of addAbortSignal(signal, response)) {
    size += chunk.length;
    if (size > most) throw new DomainError('fetch.too-large');
    chunks.push(chunk);
  }
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  return size === 0 ? Buffer.alloc(0) : unpack(encoding, Buffer.concat(chunks), most);
}

type Unpack = (bytes: Buffer, limit: { maxOutputLength: number }) => Promise<Buffer>;

/** What we ask for, and the older name of the first. */
const UNPACK = new Map<string, Unpack>([
  ['identity', async (bytes) => bytes],
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['br', promisify(brotliDecompress)],
]);

/** Packed once, in a way we asked for. */
async function unpack(encoding: string, bytes: Buffer, maxOutputLength: number): Promise<Uint8Array> {
  const unpacked = UNPACK.get(encoding)?.(bytes, { maxOutputLength });
  if (!unpacked) throw failed();
  return unpacked.catch((error: unknown) => {
    throw error instanceof RangeError ? new DomainError('fetch.too-large') : failed();
  });
}

const failed = () => new DomainError('fetch.failed');
