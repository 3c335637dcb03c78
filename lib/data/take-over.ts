import type { Change, Records } from '@/lib/domain/change';
import { DomainError, isDomainError } from '@/lib/domain/errors';
import { tookIn } from '@/lib/domain/history';
import { idFrom } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { LeftClaim } from '@/lib/domain/workspace';
import { isDeeper } from '@/lib/formats/json-value';
import { database, type Tx } from './client';
import { save } from './records';
import { isMaking, saveMade } from './save-made';
import { claimsLeft, takeManyBack } from './undo';
import { findRequest, toAuditEvent, write } from './write';

/** Deeper than this nobody nests. */
export const MOST_DEEP = 40;

/** What was handed in may be taken over, and can be looked at. @throws DomainError permission.denied, input.invalid */
export const assertHanded = (actor: Actor, json: unknown): void => {
  assertCan(actor, 'annotation.import');
  if (isDeeper(json, MOST_DEEP))
    throw new DomainError('input.invalid', {}, [{ path: 'file', key: 'invalid' }]);
};

/** What one claim gets of what is taken over, in whose article, and the records on which it was worked out. */
export type ClaimWrite = {
  readonly target: string;
  readonly articleId: string | null;
  readonly change: Change;
  readonly records: Records;
  /** Under which its event is found again: the same however often it is sent. */
  readonly requestId: string;
};

/** Nothing was left to write: somebody else was faster. */
const NOTHING = new DomainError('import.empty');

/**
 * Write what `work` says, an event for each claim, all of them or none. Nothing at all is no error.
 *
 * @throws DomainError permission.denied and what `work` throws
 */
export const takeOver = async (
  actor: Actor,
  work: (tx: Tx, at: Date) => Promise<readonly ClaimWrite[]>,
): Promise<void> => {
  const action = 'annotation.import';
  const done = write(actor, action, async (tx, at) => {
    const writes = await work(tx, at);
    const making = writes.filter(({ change }) => isMaking(change));
    await saveMade(
      tx,
      actor.deskId,
      making.map(({ change }) => change),
    );
    for (const one of writes)
      if (!making.includes(one)) await save(tx, actor.deskId, one.records, one.change);
    const [first, ...others] = writes.map(({ records: _, ...event }) => ({ ...event, action }));
    if (!first) throw NOTHING;
    return { ...first, besides: others };
  });
  await done.catch((error: unknown) => {
    if (!isDomainError(error) || error !== NOTHING) throw error;
  });
};

const stepId = (requestId: string): string => idFrom(`${requestId} taken over`);

/** Whether all that was to be taken over under this request has been: it may have been taken back since. */
export const isTakenOver = async (actor: Actor, requestId: string): Promise<boolean> =>
  (await findRequest(await database(), actor, stepId(requestId))) !== null;

/**
 * All that was taken over under a request becomes one step of the person's history, in each article to which it went.
 *
 * @param eventIds the request ids under which its events may have been written
 */
export const closeTakingOver = async (
  actor: Actor,
  requestId: string,
  eventIds: readonly string[],
): Promise<void> => {
  const { deskId } = actor;
  const db = await database();
  const events = await db.auditEvent.findMany({
    where: { deskId, requestId: { in: [...eventIds] } },
    orderBy: { seq: 'asc' },
    select: { seq: true, articleId: true, target: true },
  });
  const steps = new Map<string, number[]>();
  for (const { seq, articleId, target } of events)
    steps.set(articleId ?? target, [...(steps.get(articleId ?? target) ?? []), seq]);
  const action = 'annotation.take-over';
  const [first, ...besides] = [...steps].map(([articleId, took]) => ({
    ...{ action, target: articleId, articleId, change: { took } },
  }));
  if (!first) return;
  await write(actor, 'annotation.import', async () => ({ ...first, besides }), stepId(requestId));
};

/** What came of taking an import back. */
export type TakenBack = { readonly back: number; readonly left: readonly LeftClaim[] };

/**
 * Take back what was taken over under a request, in every article to which it went, as far as nobody has worked on it
 * since.
 *
 * @throws DomainError permission.denied; undo.nothing where nothing was taken over under it
 */
export const takeImportBack = async (actor: Actor, requestId: string): Promise<TakenBack> => {
  assertCan(actor, 'history.undo');
  const db = await database();
  const first = await findRequest(db, actor, stepId(requestId));
  if (!first) throw new DomainError('undo.nothing');
  const rows = await db.auditEvent.findMany({
    where: { deskId: actor.deskId, seq: { gte: first.seq }, at: new Date(first.at), action: first.action },
    orderBy: { seq: 'asc' },
  });
  let back = 0;
  const left: string[] = [];
  for (const step of rows.map(toAuditEvent)) {
    const undone = await takeManyBack(
      actor,
      'history.undo',
      step,
      idFrom(`${requestId} back ${step.seq}`),
    ).catch((error: unknown) => {
      if (isDomainError(error) && error.code === 'undo.changed')
        return { change: { took: [], left: error.details.claims } };
      throw error;
    });
    const told = tookIn(undone.change);
    back += told?.took.length ?? 0;
    left.push(...(told?.left ?? []));
  }
  return { back, left: await claimsLeft(db, actor, left) };
};
