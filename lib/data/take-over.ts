import type { Change, Records } from '@/lib/domain/change';
import { DomainError, isDomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/permissions';
import type { Tx } from './client';
import { save } from './records';
import { write } from './write';

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
    for (const one of writes) await save(tx, actor.deskId, one.records, one.change);
    const [first, ...others] = writes.map(({ records: _, ...event }) => ({ ...event, action }));
    if (!first) throw NOTHING;
    return { ...first, besides: others };
  });
  await done.catch((error: unknown) => {
    if (!isDomainError(error) || error !== NOTHING) throw error;
  });
};
