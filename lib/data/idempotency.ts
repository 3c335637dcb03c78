/** Writes that a program may send again: the first answer is kept beside its key, and given again. */
import { DomainError } from '@/lib/domain/errors';
import { sha256 } from '@/lib/domain/hash';
import { database, isUniqueViolation } from './client';

/** An answer as it is kept: status, headers, and body as text. */
export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/** Ms: keys older than this are forgotten; and whoever worked on a request for longer than this is taken for dead. */
const KEPT = 24 * 3_600_000;
const WORKING = 60_000;

/** What makes two requests the same. */
type Asked = { readonly tokenId: string; readonly key: string; readonly request: string };

/**
 * Carry out a request once for its key, and answer every repetition with the first answer. What failed by our own fault
 * is not kept. Killed in the middle, the next repetition works on it again: the verbs know the request by its id.
 *
 * @param request method, address and body; the same key with another one is refused
 * @throws DomainError key.reused, key.running
 */
export const once = async (
  { tokenId, key, request }: Asked,
  work: () => Promise<KeptAnswer>,
  now: Date = new Date(),
): Promise<KeptAnswer> => {
  const requestHash = sha256(request);
  const known = await begin({ tokenId, key }, requestHash, now);
  if (known) return known;
  const where = { tokenId_key: { tokenId, key } };
  const db = await database();
  try {
    const answer = await work();
    if (answer.status >= 500 || answer.status === 429) await db.idempotencyKey.delete({ where });
    else await db.idempotencyKey.update({ where, data: { status: answer.status, answer } });
    return answer;
  } catch (error) {
    await db.idempotencyKey.delete({ where });
    throw error;
  }
};

type Named = { readonly tokenId: string; readonly key: string };

/** Take the key. @returns the answer of the first time; null where it is ours to work out */
const begin = async (named: Named, requestHash: string, now: Date): Promise<KeptAnswer | null> => {
  const db = await database();
  await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT) } } });
  // One of many at the same moment gets through: the key is the row's own.
  if (await isNew(named, requestHash, now)) return null;
  const row = await db.idempotencyKey.findUnique({ where: { tokenId_key: named } });
  if (row && row.requestHash !== requestHash) throw new DomainError('key.reused');
  if (row?.status) return row.answer as KeptAnswer;
  const dead = { status: null, createdAt: { lt: new Date(now.getTime() - WORKING) } };
  const { count } = await db.idempotencyKey.updateMany({
    where: { ...named, ...dead },
    data: { createdAt: now },
  });
  if (count === 0) throw new DomainError('key.running', { seconds: 1 });
  return null;
};

const isNew = async (named: Named, requestHash: string, createdAt: Date): Promise<boolean> => {
  try {
    await (await database()).idempotencyKey.create({ data: { ...named, requestHash, createdAt } });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
};
