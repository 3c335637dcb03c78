import { DomainError } from '@/lib/domain/errors';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { type FetchOptions, fetchGuarded } from '@/lib/outside/fetch';
import { database } from './client';
import { readDeskRules } from './desk-rules';
import { capture, type Kept, type Link } from './snapshots';

/**
 * Fetch a page or file and keep it as it was, where an administrator has turned fetching on.
 *
 * @throws DomainError permission.denied, fetch.off, fetch.refused, fetch.failed, fetch.timeout, fetch.too-large, and as
 *   `captureFile`
 */
export const captureLink = async (actor: Actor, { url }: Link, options: FetchOptions = {}): Promise<Kept> => {
  assertCan(actor, 'snapshot.capture');
  const { fetching } = await readDeskRules(await database(), actor.deskId);
  if (!fetching) throw new DomainError('fetch.off');
  const { status, bytes, mediaType, charset, ...found } = await fetchGuarded(url, options);
  if (status < 200 || status > 299) throw new DomainError('fetch.failed', { status });
  const declaredType = `${mediaType ?? ''}${charset ? `; charset=${charset}` : ''}`;
  const fetched = { asked: url, status, redirects: found.redirects, headers: found.headers };
  return capture(actor, { bytes, name: nameOf(found.url), declaredType, url: found.url, fetched });
};

/** What people call a page that they have only the address of: `example.org/tin/1`. */
const nameOf = (address: string): string => {
  const { hostname, pathname } = new URL(address);
  return `${hostname}${readable(pathname)}`.replace(/\/$/, '').replaceAll('/', ' › ');
};

const readable = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
