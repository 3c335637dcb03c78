/** Who is really asking: the peer of the socket, or what a proxy that is named and trusted says of it. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { BlockList, isIP, SocketAddress } from 'node:net';

/** Which addresses are proxies of ours, whose word about their client is taken. */
export type TrustedProxies = (address: string) => boolean;

/** What is known of a connection's other end. */
export type Client = {
  /** Canonical IPv4 or IPv6 text; IPv4 in IPv6 is given as IPv4. */
  readonly address: string;
  readonly protocol: 'http' | 'https';
  /** The name the client asked for, with its port where it gave one; empty if it gave none. */
  readonly host: string;
};

/** Headers by which a client could claim to be someone else. `forwarded` and `x-real-ip` are never set anew. */
const CLAIMED = [
  'forwarded',
  'x-real-ip',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-forwarded-port',
];

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/;
const DEFAULT_PORT = { http: '80', https: '443' } as const;

/**
 * The one canonical text of an address: `2001:DB8:0::1` → `2001:db8::1`, `::ffff:10.0.0.1` → `10.0.0.1`.
 * A zone (`%eth0`), a port and the brackets of IPv6 are dropped.
 *
 * @returns null where `text` is no address
 */
export function canonicalAddress(text: string): string | null {
  const bare = withoutPort(text.trim()).replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 0) return null;
  if (family === 4) return bare;
  const { address } = new SocketAddress({ address: bare, family: 'ipv6' });
  return MAPPED_IPV4.exec(address)?.[1] ?? address;
}

/** `[::1]:80` → `::1`, `10.0.0.1:80` → `10.0.0.1`; a bare IPv6 address has colons of its own. */
function withoutPort(text: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}

/**
 * Read a list of trusted proxies: addresses and CIDR ranges, separated by commas or blanks.
 *
 * @throws Error naming the entry that is neither
 */
export function trustedProxies(list: string): TrustedProxies {
  const named = new BlockList();
  for (const entry of list.split(/[\s,]+/).filter(Boolean)) addProxy(named, entry);
  return (address) => named.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function addProxy(named: BlockList, entry: string): void {
  const [network = '', prefix, ...rest] = entry.split('/');
  const family = isIP(network);
  const width = family === 6 ? 128 : 32;
  const bits = prefix === undefined ? width : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (family === 0 || rest.length > 0 || !(bits <= width)) {
    throw new Error(`"${entry}" is neither an address nor a range such as 10.0.0.0/8`);
  }
  named.addSubnet(network, bits, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Who is at the other end of this request.
 *
 * The peer of the socket, and what it says counts for nothing, unless it is a trusted proxy: then the hops of
 * `x-forwarded-for` are read from the right, and the first that is not a trusted proxy is the client. What stands
 * left of it was written by the client and is never read.
 */
export function clientOf(req: IncomingMessage, trusted: TrustedProxies): Client {
  const peer = canonicalAddress(req.socket.remoteAddress ?? '') ?? '0.0.0.0';
  const own = {
    protocol: 'encrypted' in req.socket ? 'https' : 'http',
    host: req.headers.host ?? '',
  } as const;
  if (!trusted(peer)) return { address: peer, ...own };
  return {
    address: firstUntrusted(peer, listOf(req.headers, 'x-forwarded-for'), trusted),
    protocol: protocolOf(listOf(req.headers, 'x-forwarded-proto').at(-1)) ?? own.protocol,
    host: listOf(req.headers, 'x-forwarded-host').at(-1) ?? own.host,
  };
}

/** A hop that is not an address ends the walk: whoever wrote it knows no better than the hop before. */
function firstUntrusted(peer: string, hops: readonly string[], trusted: TrustedProxies): string {
  let client = peer;
  for (const hop of hops.toReversed()) {
    const address = canonicalAddress(hop);
    if (address === null) return client;
    client = address;
    if (!trusted(address)) return client;
  }
  return client;
}

function protocolOf(text: string | undefined): 'http' | 'https' | null {
  return text === 'http' || text === 'https' ? text : null;
}

/** The entries of a header that may be a list, and may have been sent more than once. */
function listOf(headers: IncomingHttpHeaders, name: string): string[] {
  const entries = [headers[name] ?? []].flat().join(',').split(',');
  return entries.map((entry) => entry.trim()).filter(Boolean);
}

/** Replace everything the request claims about its client by what is known of it. */
export function stateClient(req: IncomingMessage, client: Client): void {
  for (const name of CLAIMED) delete req.headers[name];
  req.headers['x-forwarded-for'] = client.address;
  req.headers['x-forwarded-proto'] = client.protocol;
  if (client.host === '') return;
  req.headers['x-forwarded-host'] = client.host;
  req.headers['x-forwarded-port'] = /:(\d+)$/.exec(client.host)?.[1] ?? DEFAULT_PORT[client.protocol];
}
