import type { DeskRules } from '@/lib/domain/desk-rules';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { database, type Tx } from './client';

/** How the desk works now. @throws Prisma's own when there is no such desk */
export const readDeskRules = async (db: Tx, deskId: string): Promise<DeskRules> => {
  const desk = await db.desk.findUniqueOrThrow({
    where: { id: deskId },
    select: {
      approvals: true,
      blind: true,
      fetching: true,
      publishing: true,
      timeZone: true,
      guideline: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
    },
  });
  const { guideline, approvals, ...options } = desk;
  return { ...options, approvals: approvals === 2 ? 2 : 1, guideline: guideline[0]?.number ?? null };
};

/** How the actor's desk works now. @throws DomainError permission.denied */
export const rulesOfDesk = async (actor: Actor): Promise<DeskRules> => {
  assertCan(actor, 'desk.read');
  return readDeskRules(await database(), actor.deskId);
};

/** Subjects in which the person has declared an interest that has not ended. */
export const readInterests = async (db: Tx, deskId: string, userId: string): Promise<string[]> => {
  const declared = await db.conflictOfInterest.findMany({
    where: { deskId, userId, deletedAt: null },
    select: { subject: true },
  });
  return declared.map((one) => one.subject);
};
