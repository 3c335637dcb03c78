import { z } from 'zod';
import { DomainError, isDomainError } from '@/lib/domain/errors';
import { type Snapshot, WebAddress } from '@/lib/domain/evidence';
import { sha256 } from '@/lib/domain/hash';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { givenName } from '@/lib/formats/file-name';
import { type Media, recogniseMedia } from '@/lib/formats/media';
import { putFile } from '@/lib/outside/files';
import { parseApart } from '@/lib/outside/parse';
import { database, type Tx } from './client';
import type * as Row from './generated/sqlite/client';
import { write } from './write';

/** What is to be kept: bytes, what they call themselves, and where they came from. */
export type Captured = {
  bytes: Uint8Array;
  /** As the file is called, or the page. */
  name: string;
  /** Content-Type as it came. */
  declaredType: string;
  /** Where it was fetched; null for a file that was handed in. */
  url: string | null;
  /** What the other side said of it. */
  fetched?: Readonly<Record<string, unknown>>;
};

/** A snapshot in keeping; `quotable`: it has words in which a quote can be looked up. */
export type Kept = { snapshot: Snapshot; quotable: boolean };

/** An address to be fetched. */
export const Link = z.object({ url: WebAddress });
export type Link = z.infer<typeof Link>;

/**
 * Keep a file that somebody hands in, once however often it comes.
 *
 * @throws DomainError permission.denied; snapshot.empty, snapshot.too-large, snapshot.type-unknown,
 *   snapshot.type-mismatch; parse.failed, parse.archive, parse.busy
 */
export const captureFile = (
  actor: Actor,
  { bytes, fileName, declaredType }: { bytes: Uint8Array; fileName: string; declaredType: string },
): Promise<Kept> => capture(actor, { bytes, name: fileName, declaredType, url: null });

/** Put bytes into the desk's keeping, under their hash. @throws DomainError as `captureFile` */
export const capture = async (actor: Actor, captured: Captured): Promise<Kept> => {
  assertCan(actor, 'snapshot.capture');
  if (actor.kind !== 'person') throw new DomainError('permission.denied');
  const { bytes, declaredType, url } = captured;
  const name = givenName(captured.name);
  const media = recogniseMedia(bytes, declaredType, url === null ? name : '');
  const text = await wordsOf(bytes, media, declaredType);
  const file = { ...(await putFile(bytes)), mediaType: media.mediaType };
  let snapshot: Row.Snapshot | undefined;
  await write(actor, 'snapshot.capture', async (tx, at) => {
    await tx.storedFile.upsert({
      where: { sha256: file.sha256 },
      create: { ...file, createdAt: at },
      update: {},
    });
    snapshot = await keepOnce(tx, {
      id: newId(),
      deskId: actor.deskId,
      sha256: file.sha256,
      mediaType: file.mediaType,
      name: name || file.sha256.slice(0, 12),
      url,
      text,
      capturedAt: at,
      capturedById: actor.userId,
    });
    const textSha256 = text === null ? null : sha256(text);
    const change = { ...file, name, url, quotable: text !== null, textSha256, ...captured.fetched };
    return { target: snapshot.id, change };
  });
  if (!snapshot) throw new Error('a capture stores a snapshot');
  return { snapshot: toSnapshot(snapshot), quotable: snapshot.text !== null };
};

/** What the desk has already stays as it was first kept. The desk is locked meanwhile. */
const keepOnce = async (tx: Tx, row: Row.Snapshot): Promise<Row.Snapshot> => {
  const where = { deskId_sha256: { deskId: row.deskId, sha256: row.sha256 } };
  return (await tx.snapshot.findUnique({ where })) ?? tx.snapshot.create({ data: row });
};

/** Without what the database keeps to itself, and without its words, which may be long. */
export const toSnapshot = ({ capturedAt, ...row }: Omit<Row.Snapshot, 'deskId' | 'text'>): Snapshot => ({
  id: row.id,
  sha256: row.sha256,
  mediaType: row.mediaType,
  name: row.name,
  url: row.url,
  capturedAt: capturedAt.toISOString(),
  capturedById: row.capturedById,
});

/** Files that are what they say and yet cannot be read here are evidence all the same; quotes from them are on trust. */
const UNREADABLE: readonly string[] = ['parse.encrypted', 'parse.time', 'parse.memory'];

const wordsOf = async (bytes: Uint8Array, { kind }: Media, declaredType: string): Promise<string | null> => {
  const charset = /;\s*charset\s*=\s*"?([\w:.-]+)/i.exec(declaredType)?.[1]?.toLowerCase();
  try {
    return await parseApart('media-text', bytes, { kind, ...(charset && { charset }) });
  } catch (error) {
    if (isDomainError(error) && UNREADABLE.includes(error.code)) return null;
    throw error;
  }
};

/** A snapshot of the desk. @throws DomainError not-found, also for other desks' */
export const findSnapshot = async (actor: Actor, id: string): Promise<Snapshot> => {
  const where = { id, deskId: actor.deskId };
  const row = await (await database()).snapshot.findFirst({ where, omit: { deskId: true, text: true } });
  if (!row) throw new DomainError('not-found');
  return toSnapshot(row);
};
