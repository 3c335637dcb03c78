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
  requestId: string,
  work: (tx: Tx, at: Date) => Promise<readonly ClaimWrite[]>,
): Promise<void> => {
  const action = 'annotation.import';
  const done = write(
    actor,
    action,
    async (tx, at) => {
      const writes = await work(tx, at);
      for (const one of writes) await save(tx, actor.deskId, one.records, one.change);
      const [first, ...others] = writes.map(({ target, articleId, change }) => ({
        target,
        articleId,
        change,
      }));
      if (!first) throw NOTHING;
      return { ...first, besides: others.map((one) => ({ ...one, action })) };
    },
    requestId,
  );
  await done.catch((error: unknown) => {
    if (!isDomainError(error) || error !== NOTHING) throw error;
  });
};
