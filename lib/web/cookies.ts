import { env } from '../env';

/** Whether people reach the program over https; only then will a browser keep a Secure cookie. */
export const isSecure = (): boolean => env().PUBLIC_URL?.startsWith('https:') ?? false;

/**
 * Name and attributes of a cookie. Over https the name is `__Host-…`: no other host, sub-domain or plain http can set it.
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-__host-prefix
 */
export const cookie = (name: string) => ({
  name: isSecure() ? `__Host-verimark.${name}` : `verimark.${name}`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const,
});

/** In seconds: a year. */
export const LONG = 365 * 24 * 3600;
