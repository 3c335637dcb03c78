/** Which server is at work on a data folder, for programs on the same machine. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataDir } from '../env';

/** A server that runs on this machine. */
export type Presence = { readonly pid: number; readonly address: string };

const file = () => path.join(dataDir(), 'server.json');

/** Say that this process serves the data folder. @returns what takes it back */
export function announce(address: string): () => void {
  const place = file();
  writeFileSync(place, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 });
  return () => rmSync(place, { force: true });
}

/** The server of the data folder; null when none runs, whatever one that was killed has left behind. */
export function serverHere(): Presence | null {
  try {
    const { pid, address }: Record<string, unknown> = JSON.parse(readFileSync(file(), 'utf8'));
    if (typeof pid !== 'number' || typeof address !== 'string') return null;
    process.kill(pid, 0);
    return { pid, address };
  } catch {
    return null;
  }
}
