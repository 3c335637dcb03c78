import type { DeskOptions } from '@/lib/domain/desk-rules';
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { DeskSettings, NewDesk } from '@/lib/domain/people';
import type { Actor } from '@/lib/domain/permissions';
import { record, write } from './write';

/**
 * Make a desk, with oneself as its administrator. Both desks' logs say so.
 *
 * @returns id of the new desk
 * @throws DomainError permission.denied
 */
export const createDesk = async (
  actor: Actor,
  { name }: NewDesk,
  now: Date = new Date(),
): Promise<string> => {
  const id = newId();
  await write(actor, 'desk.create', async (tx) => {
    if (actor.kind !== 'person') throw new DomainError('permission.denied');
    const { userId } = actor;
    await tx.desk.create({ data: { id, name, createdAt: now } });
    await tx.membership.create({ data: { id: newId(), deskId: id, userId, role: 'admin', createdAt: now } });
    const created = { target: id, change: { name } };
    await record(tx, { ...actor, deskId: id, role: 'admin' }, 'desk.create', created, now);
    return created;
  });
  return id;
};

/** Change the desk's name and time zone. @throws DomainError permission.denied */
export const changeDesk = async (actor: Actor, { name, timeZone }: DeskSettings): Promise<void> => {
  const where = { id: actor.deskId };
  await write(actor, 'desk.settings', async (tx) => {
    const before = await tx.desk.findUniqueOrThrow({ where });
    await tx.desk.update({ where, data: { name, timeZone } });
    const change = { name: [before.name, name], timeZone: [before.timeZone, timeZone] };
    return { target: actor.deskId, change };
  });
};

/** Change how the desk works; what was approved before stays approved. @throws DomainError permission.denied */
export const changeDeskOptions = async (actor: Actor, options: DeskOptions): Promise<void> => {
  const where = { id: actor.deskId };
  await write(actor, 'desk.settings', async (tx) => {
    const { approvals, blind, fetching, publishing } = await tx.desk.findUniqueOrThrow({ where });
    await tx.desk.update({ where, data: options });
    const change = {
      approvals: [approvals, options.approvals],
      blind: [blind, options.blind],
      fetching: [fetching, options.fetching],
      publishing: [publishing, options.publishing],
    };
    return { target: actor.deskId, change };
  });
};
