import { type Actor, assertCan } from '@/lib/domain/permissions';
import { Reporting } from '@/lib/domain/reporting';
import { database, type Tx } from './client';
import { write } from './write';

/** What the desk has set about its reports. @throws Prisma's own when there is no such desk */
export const reportingOf = async (db: Tx, deskId: string): Promise<Reporting> => {
  const { reporting } = await db.desk.findUniqueOrThrow({
    where: { id: deskId },
    select: { reporting: true },
  });
  return Reporting.parse(reporting);
};

/** The same for the page on which it is set. @throws DomainError permission.denied */
export const readReporting = async (actor: Actor): Promise<Reporting> => {
  assertCan(actor, 'report.settings');
  return reportingOf(await database(), actor.deskId);
};

/** Change what the desk's reports say of it; those that were made before keep what they said. @throws DomainError permission.denied */
export const changeReporting = async (actor: Actor, reporting: Reporting): Promise<void> => {
  const where = { id: actor.deskId };
  await write(actor, 'report.settings', async (tx) => {
    const before = await tx.desk.findUniqueOrThrow({ where, select: { reporting: true } });
    await tx.desk.update({ where, data: { reporting } });
    return { target: actor.deskId, change: { reporting: [before.reporting, reporting] } };
  });
};
