import { z } from 'zod';
import type { AuditEvent } from '@/lib/domain/audit';
import type { Records } from '@/lib/domain/change';
import type { Claim } from '@/lib/domain/claim';
import { replacements } from '@/lib/domain/custody';
import { DomainError } from '@/lib/domain/errors';
import { Id } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import type { Actor } from '@/lib/domain/permissions';
import { changeOf, isVerbName, type Needs, type VerbName, verbNamed } from '@/lib/domain/verbs';
import type { Performed } from '@/lib/domain/workspace';
import type { Writing } from '@/lib/domain/writing';
import { readBeyond } from './beyond';
import { database, type Tx } from './client';
import { readDeskRules, readInterests } from './desk-rules';
import { readInsiders } from './insiders';
import { load, save } from './records';
import { claimsBeside, readable, readHidden, veiled, veiledChange } from './sealed';
import { assertArticle, changeIn, leftIn, readHistory, takeBack } from './undo';
import { write } from './write';

/** What a screen or a program asks for: one verb, or one step of its own history in an article. */
export const Request = z.object({
  verb: z.string().max(50),
  requestId: z.string().min(8).max(64),
  articleId: Id.nullable(),
  input: z.unknown(),
});

/**
 * Carry out what is asked, once however often it is asked with the same `requestId`.
 *
 * @returns the change as it was stored, and what can now be undone and redone
 * @throws DomainError input.invalid, permission.denied, not-found, version.stale (details: `current`) and the verb's own
 */
export const perform = async (actor: Actor, raw: unknown): Promise<Performed> => {
  const { verb, requestId, articleId, input } = parse(Request, raw);
  const event = await dispatch(actor, verb, { requestId, articleId, input }).catch(async (error: unknown) => {
    throw await veiledRefusal(error, actor);
  });
  const db = await database();
  const change = await changeIn(db, event);
  const hidden = await readHidden(db, actor, [event.target, ...change.flatMap(claimsBeside)]);
  return {
    seq: event.seq,
    change: veiledChange(change, event.target, actor, hidden),
    history: await readHistory(actor, event.articleId),
    left: await leftIn(db, actor, event),
  };
};

/** A stale write is answered with what is there now, without what is hidden of it. */
const veiledRefusal = async (error: unknown, actor: Actor): Promise<unknown> => {
  const current = error instanceof DomainError ? error.details.current : undefined;
  if (!(error instanceof DomainError) || !isClaim(current)) return error;
  const hidden = await readHidden(await database(), actor, [current.id]);
  return new DomainError(error.code, { ...error.details, current: veiled(current, hidden) }, error.fields);
};

const isClaim = (record: unknown): record is Claim =>
  typeof record === 'object' && record !== null && 'assessmentId' in record;

type Asked = { requestId: string | null; articleId: string | null; input: unknown };

const dispatch = (actor: Actor, name: string, asked: Asked): Promise<AuditEvent> => {
  if (name === 'history.undo' || name === 'history.redo') return takeBack(actor, name, asked);
  if (!isVerbName(name)) throw new DomainError('input.invalid', {}, [{ path: 'verb', key: 'unknown' }]);
  return carryOut(actor, name, asked);
};

const writer = (actor: Actor): string => {
  if (actor.kind !== 'person') throw new DomainError('permission.denied');
  return actor.userId;
};

const carryOut = (actor: Actor, name: VerbName, asked: Asked): Promise<AuditEvent> => {
  const verb = verbNamed(name);
  const work = async (tx: Tx, at: Date) => {
    const input = parse(verb.input, asked.input);
    await assertArticle(tx, actor, asked.articleId);
    const { records, writing } = await loadFor(tx, actor, verb.needs(input), at);
    const change = changeOf(name, records, input, writing);
    await save(tx, actor.deskId, records, change);
    return { target: verb.target(input), articleId: asked.articleId, change, besides: replacements(change) };
  };
  return write(actor, name, work, asked.requestId);
};

/** What a person's verb is worked out on, as it is at this moment and as they may know it. @throws DomainError permission.denied */
export const loadFor = async (
  tx: Tx,
  actor: Actor,
  needs: Needs,
  at: Date,
): Promise<{ records: Records; writing: Writing }> => {
  const by = writer(actor);
  const { records, texts, seen, snapshots } = await load(tx, actor.deskId, needs, by);
  const writing = {
    by,
    at: at.toISOString(),
    texts,
    seen,
    snapshots,
    desk: await readDeskRules(tx, actor.deskId),
    interests: await readInterests(tx, actor.deskId, by),
    insiders: await readInsiders(tx, actor.deskId, needs.people ?? [], needs.claims ?? []),
    beyond: await readBeyond(tx, actor.deskId, needs.cases ?? []),
  };
  return { records: await readable(tx, actor, records), writing };
};
