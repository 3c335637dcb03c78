import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { isIP, type LookupFunction, connect as openSocket, type Socket } from 'node:net';
import { connect as openTls } from 'node:tls';
import { isPublicAddress } from './addresses';

/** An address a name stands for. */
export type Resolved = { readonly address: string; readonly family: number };

/** What may be reached. Tests widen it; nothing in the program does, and no setting can. */
export type Reach = {
  readonly address: (address: string) => boolean;
  readonly port: (port: number) => boolean;
  readonly resolve: (hostname: string) => Promise<readonly Resolved[]>;
};

/** Where pages are served. */
const PORTS = [80, 443, 8080, 8443];
/** Milliseconds for one of several addresses before the next is tried beside it. */
const ATTEMPT = 2_000;

/** The public internet, on the ports where pages are served: 80, 443, 8080, 8443. */
export const publicWeb: Reach = {
  address: isPublicAddress,
  port: (port) => PORTS.includes(port),
  resolve: (hostname) => lookup(hostname, { all: true }),
};

/** The host of a URL as an address or a name, without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** The port a URL names or means. */
export const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

/**
 * Connect to the host of a URL, encrypted for https. The name is resolved once; every address it stands for has to be
 * within reach, only those are connected to, and the one reached is looked at again, all before a byte is sent.
 *
 * @throws Error when there is no way there, or none is allowed
 */
export async function connectWithin(url: URL, reach: Reach, signal: AbortSignal): Promise<Socket> {
  const [host, port] = [hostOf(url), portOf(url)];
  const addresses = await untilAborted(addressesOf(host, reach), signal);
  if (addresses.length === 0 || !addresses.every(({ address }) => reach.address(address))) throw outOfReach();
  const socket = openSocket({
    ...{ host, port, lookup: only(addresses), signal },
    ...{ autoSelectFamily: true, autoSelectFamilyAttemptTimeout: ATTEMPT },
  });
  quiet(socket);
  await once(socket, 'connect', { signal });
  if (reach.address(socket.remoteAddress ?? ''))
    return url.protocol === 'https:' ? encrypt(socket, host, signal) : socket;
  socket.destroy();
  throw outOfReach();
}

const addressesOf = async (host: string, reach: Reach): Promise<readonly Resolved[]> =>
  isIP(host) ? [{ address: host, family: isIP(host) }] : reach.resolve(host);

/** Answers with the addresses that were looked at, and asks nobody again. */
const only =
  (addresses: readonly Resolved[]): LookupFunction =>
  (_, { all }, callback) => {
    if (all) return callback(null, [...addresses]);
    const [first] = addresses;
    callback(null, first?.address ?? '', first?.family);
  };

async function encrypt(socket: Socket, host: string, signal: AbortSignal): Promise<Socket> {
  const servername = isIP(host) ? '' : host;
  // Said out loud, because an environment variable can make the default false.
  const secure = openTls({ socket, host, servername, rejectUnauthorized: true, ALPNProtocols: ['http/1.1'] });
  quiet(secure);
  try {
    await once(secure, 'secureConnect', { signal });
    return secure;
  } catch (error) {
    secure.destroy();
    throw error;
  }
}

/** A name server that does not answer cannot be told to stop; nobody waits for it. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const aborted = once(signal, 'abort').then(() => {
    throw signal.reason;
  });
  work.catch(() => {});
  return Promise.race([work, aborted]);
}

/** An error that comes when nobody waits for anything any more is no crash. */
const quiet = (socket: Socket): Socket => socket.on('error', () => {});

const outOfReach = () => new Error('out of reach');
