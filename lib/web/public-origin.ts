import { env } from '../env';

/** Where people find the server: PUBLIC_URL, else where this request came in. Without a slash at its end. */
export const publicOrigin = (headers: Pick<Headers, 'get'>): string => {
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return env().PUBLIC_URL ?? `${headers.get('x-forwarded-proto') ?? 'http'}://${host}`;
};
