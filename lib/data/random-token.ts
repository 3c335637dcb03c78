import { createHash, randomBytes } from 'node:crypto';

/** A token that nobody can guess: 256 random bits, in letters an address can hold. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256 of a token, hex. It is random with 256 bits, so one pass keeps it as well as any slower hash would. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
