import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { Correction } from '@/lib/domain/review';
import { database } from './client';
import { toRecord } from './records';

/** An exported report that still carries what was put right, and who made it. */
export type Affected = {
  exportId: string;
  title: string;
  format: string;
  /** Its number, where it was published. */
  number: number | null;
  by: string;
  at: string;
};

/** A correction with who made it, and the reports it concerns (VR-19). */
export type ToldCorrection = Correction & { author: string; affected: readonly Affected[] };

/** Corrections of a claim, newest first, each with the exports of the old words. @throws DomainError permission.denied */
export const listCorrections = async (actor: Actor, claimId: string): Promise<ToldCorrection[]> => {
  assertCan(actor, 'history.read');
  const db = await database();
  const rows = await db.correction.findMany({
    where: { claimId, claim: { deskId: actor.deskId } },
    orderBy: { createdAt: 'desc' },
    include: { author: { select: { name: true } } },
  });
  const items = await db.exportItem.findMany({
    where: { claimId, hash: { in: rows.map(({ fromHash }) => fromHash) } },
    orderBy: { export: { createdAt: 'asc' } },
    select: {
      hash: true,
      export: { include: { actor: { select: { name: true } }, published: { select: { number: true } } } },
    },
  });
  return rows.map(({ author, ...row }) => ({
    ...toRecord.correction(row),
    author: author.name,
    affected: items
      .filter(({ hash, export: made }) => hash === row.fromHash && made.createdAt <= row.createdAt)
      .map(({ export: { id, title, format, published, actor: by, createdAt } }) => ({
        number: published?.number ?? null,
        ...{ exportId: id, title, format, by: by.name, at: createdAt.toISOString() },
      })),
  }));
};
