import { DomainError } from '@/lib/domain/errors';
import type { GuidelineVersion, WriteGuideline } from '@/lib/domain/guideline';
import { sha256 } from '@/lib/domain/hash';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { database, type Tx } from './client';
import { write } from './write';

/** A version with its author's name. */
export type Guideline = GuidelineVersion & { readonly author: string };

/** A version as a list shows it. */
export type ListedGuideline = Omit<Guideline, 'text'>;

/**
 * One version of the desk's guideline, the newest unless a number is given.
 *
 * @returns null while the desk has none
 * @throws DomainError permission.denied, not-found (no version of that number)
 */
export const readGuideline = async (actor: Actor, number?: number): Promise<Guideline | null> => {
  assertCan(actor, 'guideline.read');
  const row = await (await database()).guidelineVersion.findFirst({
    where: { deskId: actor.deskId, ...(number !== undefined && { number }) },
    orderBy: { number: 'desc' },
    include: { author: { select: { name: true } } },
  });
  if (!row && number !== undefined) throw new DomainError('not-found');
  if (!row) return null;
  const { deskId: _, author, createdAt, ...version } = row;
  return { ...version, createdAt: createdAt.toISOString(), author: author.name };
};

/** All versions without their texts, newest first. @throws DomainError permission.denied */
export const listGuidelineVersions = async (actor: Actor): Promise<ListedGuideline[]> => {
  assertCan(actor, 'guideline.read');
  const rows = await (await database()).guidelineVersion.findMany({
    where: { deskId: actor.deskId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, authorId: true, createdAt: true, author: { select: { name: true } } },
  });
  return rows.map(({ author, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    author: author.name,
  }));
};

/**
 * Write the next version; verdicts given from now on name it. The log holds its number and the hash of its text.
 *
 * @returns its number
 * @throws DomainError permission.denied, version.stale (somebody saved in between; `current` is their number)
 */
export const writeGuideline = async (actor: Actor, { text, basedOn }: WriteGuideline): Promise<number> => {
  const event = await write(actor, 'guideline.write', async (tx, createdAt) => {
    if (actor.kind !== 'person') throw new DomainError('permission.denied');
    const { deskId, userId: authorId } = actor;
    const current = await currentNumber(tx, deskId);
    if (current !== basedOn) throw new DomainError('version.stale', { current });
    const [id, number] = [newId(), (current ?? 0) + 1];
    await tx.guidelineVersion.create({ data: { id, deskId, number, text, authorId, createdAt } });
    return { target: id, change: { number, sha256: sha256(text) } };
  });
  return Number((event.change as { number: number }).number);
};

const currentNumber = async (tx: Tx, deskId: string): Promise<number | null> => {
  const newest = await tx.guidelineVersion.aggregate({ where: { deskId }, _max: { number: true } });
  return newest._max.number;
};
