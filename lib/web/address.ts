import { headers } from 'next/headers';
import { env } from '../env';

/** The client's address, in canonical text, as our own HTTP server has set it. */
export const clientAddress = async (): Promise<string> => (await headers()).get('x-forwarded-for') ?? '';

/** A path as an address that can be sent to someone: at PUBLIC_URL, else where this request came in. */
export const publicAddress = async (path: string): Promise<string> => {
  const given = await headers();
  const host = given.get('x-forwarded-host') ?? given.get('host');
  return `${env().PUBLIC_URL ?? `${given.get('x-forwarded-proto') ?? 'http'}://${host}`}${path}`;
};
