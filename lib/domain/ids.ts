import { z } from 'zod';
import { sha256 } from './hash';

// Crockford's base32: no i, l, o, u, so an id can be read aloud.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 20;

/** An identifier: 20 characters of lower-case Crockford base32, 100 random bits, safe in an address. */
export const Id = z.string().regex(new RegExp(`^[${ALPHABET}]{${LENGTH}}$`));
export type Id = z.infer<typeof Id>;

/** A new identifier that cannot be guessed from another. */
export function newId(): Id {
  // 256 is a multiple of 32, so the low five bits of a random byte are evenly spread.
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** The identifier that belongs to a text: the same for the same text, and as hard to guess as the text. */
export const idFrom = (text: string): Id => {
  const bytes = sha256(text).match(/../g) ?? [];
  return Array.from(bytes.slice(0, LENGTH), (byte) => ALPHABET.charAt(Number.parseInt(byte, 16) & 31)).join(
    '',
  );
};
