/** The key that signs sessions: given, or made at the first start and kept in the data folder. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Bytes. 256 bits, the strength of the HMAC it is used for. */
const LEAST_BYTES = 32;

/** Owner may read and write, nobody else anything. */
const OWNER_ONLY = 0o600;

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
  if (Buffer.byteLength(secret) < LEAST_BYTES) {
    throw new Error(`The secret in ${file} was cut short. Restore it, or remove it to sign everyone out.`);
  }
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
