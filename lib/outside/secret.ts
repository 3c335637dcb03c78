/** The key that signs sessions: given, or made at the first start and kept in the data folder. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Bytes. 256 bits, the strength of the HMAC it is used for. */
const LEAST_BYTES = 32;
/** A random text of 32 letters or digits has some twenty different ones; one typed by leaning on a key has few. */
const LEAST_DIFFERENT = 10;
/** What stands in the examples of manuals and templates, in small letters and without punctuation. */
const SAMPLES = [
  'changeme',
  'yoursecret',
  'yournextauth',
  'nextauthsecret',
  'supersecret',
  'mysecret',
  'example',
  'replacethis',
  'placeholder',
  'sample',
  'generatewithopenssl',
  '1234567890',
];

/** Owner may read and write, nobody else anything. */
const OWNER_ONLY = 0o600;

/** What is wrong with a secret that someone has chosen, or null: too short, a sample from a manual, or hardly random. */
export function weaknessOf(secret: string): string | null {
  if (Buffer.byteLength(secret) < LEAST_BYTES) return `is shorter than ${LEAST_BYTES} bytes`;
  const letters = secret.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (SAMPLES.some((sample) => letters.includes(sample))) return 'is a sample that everyone knows';
  if (new Set(secret).size < LEAST_DIFFERENT) return 'repeats the same few characters';
  return null;
}

/**
 * The secret kept in `dataDir`, made there if there is none. Two servers that start at once agree on one.
 *
 * @returns base64url, 43 characters
 * @throws Error with the system's `code` where the folder cannot be written, and one that names the file where it was cut short
 */
export function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  if (!existsSync(file)) makeSecret(file);
  chmodSync(file, OWNER_ONLY);
  const secret = readFileSync(file, 'utf8').trim();
  const weakness = weaknessOf(secret);
  if (weakness)
    throw new Error(`The secret in ${file} ${weakness}. Restore it, or remove it to sign everyone out.`);
  return secret;
}

/** Written aside and then linked into place: nobody ever reads half a secret, and the first one stays. */
function makeSecret(file: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(LEAST_BYTES).toString('base64url')}\n`, { mode: OWNER_ONLY });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  } finally {
    unlinkSync(draft);
  }
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
