import { DomainError } from '../domain/errors';
import { env } from '../env';

/**
 * Refuse a write that another site has a browser send. A browser says where it comes from; a program that sends neither
 * header holds no cookie of ours to misuse.
 *
 * @throws DomainError permission.denied
 */
export function assertSameOrigin({ method, headers }: Request): void {
  if (method === 'GET' || method === 'HEAD') return;
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site') ?? 'none';
  const isOurs = origin ? ourOrigins(headers).includes(origin) : site === 'same-origin' || site === 'none';
  if (!isOurs) throw new DomainError('permission.denied', { origin });
}

const ourOrigins = (headers: Headers): (string | undefined)[] => {
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  const protocol = headers.get('x-forwarded-proto') ?? 'http';
  return [env().PUBLIC_URL, `${protocol}://${host}`];
};
