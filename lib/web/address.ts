import { headers } from 'next/headers';
import { publicOrigin } from './public-origin';

/** The client's address, in canonical text, as our own HTTP server has set it. */
export const clientAddress = async (): Promise<string> => (await headers()).get('x-forwarded-for') ?? '';

/** A path as an address that can be sent to someone: at PUBLIC_URL, else where this request came in. */
export const publicAddress = async (path: string): Promise<string> =>
  `${publicOrigin(await headers())}${path}`;
