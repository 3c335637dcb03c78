/**
 * Articles that go back to one origin: the same agency story under several headlines. What is taken from them as
 * evidence counts once.
 */
import { type Change, noRecords, type Patch } from '@/lib/domain/change';
import { DomainError, isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import type { JoinOrigin, PartOrigin } from '@/lib/domain/shared-origin';
import { database, type Tx } from './client';
import { perform } from './perform';
import { save } from './records';
import { write } from './write';

type Found = { id: string; title: string; originId: string | null };

/** What came of it: how many items of evidence count with others from now on, and how many could not be put there. */
export type Joined = { readonly originId: string; readonly moved: number; readonly left: number };

/**
 * Have two articles, and all that share an origin with either of them, go back to one. Evidence that was taken from them
 * follows item by item, each by a change of its claim: an approval that rested on it is void.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles; input.invalid (one and the same)
 */
export const joinOrigins = async (actor: Actor, { articleId, otherId }: JoinOrigin): Promise<Joined> => {
  if (articleId === otherId)
    throw new DomainError('input.invalid', {}, [{ path: 'otherId', key: 'invalid' }]);
  await write(actor, 'article.join-origin', async (tx, at) => {
    if (actor.kind !== 'person') throw new DomainError('permission.denied');
    const [first, second] = await bothOf(tx, actor, [articleId, otherId]);
    const kept = first.originId ?? second.originId ?? newId();
    const isNew = first.originId === null && second.originId === null;
    const made: Patch[] = isNew
      ? [{ kind: 'origin', id: kept, create: named(kept, first.title, actor.userId, at) }]
      : [];
    const change: Change = [...made, ...(await moves(tx, actor, [first, second], kept))];
    await save(tx, actor.deskId, noRecords, change);
    return { target: articleId, change };
  });
  return moveEvidence(actor, articleId);
};

/** As long as an origin's name may be. */
const NAME_MAX = 300;

const named = (id: string, title: string, createdById: string, at: Date) => ({
  ...{ id, name: title.slice(0, NAME_MAX), createdById },
  createdAt: at.toISOString(),
  deletedAt: null,
});

/** The two, the one that was there first first. */
const bothOf = async (tx: Tx, actor: Actor, ids: [string, string]): Promise<[Found, Found]> => {
  const [first, second] = await tx.article.findMany({
    where: { id: { in: ids }, deskId: actor.deskId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, originId: true },
  });
  if (!first || !second) throw new DomainError('not-found');
  return [first, second];
};

/** Articles of either origin come along. */
const moves = async (tx: Tx, actor: Actor, pair: readonly Found[], kept: string): Promise<Patch[]> => {
  const origins = pair.flatMap((one) => one.originId ?? []);
  const others = await tx.article.findMany({
    where: { deskId: actor.deskId, originId: { in: origins }, NOT: { originId: kept } },
    select: { id: true, title: true, originId: true },
  });
  const all = new Map([...pair, ...others].map((one) => [one.id, one]));
  return [...all.values()]
    .filter((one) => one.originId !== kept)
    .map((one) => ({ kind: 'article', id: one.id, set: { originId: [one.originId, kept] } }));
};

/** What was taken from the article's origin before it was known to be one. */
const moveEvidence = async (actor: Actor, articleId: string): Promise<Joined> => {
  const db = await database();
  const { originId } = await db.article.findUniqueOrThrow({ where: { id: articleId } });
  if (originId === null) throw new DomainError('not-found');
  const items = await db.evidence.findMany({
    where: { deletedAt: null, originId: null, article: { originId }, claim: { deletedAt: null } },
    select: { id: true, claimId: true },
  });
  let moved = 0;
  for (const item of items) if (await moveItem(actor, item, originId)) moved += 1;
  return { originId, moved, left: items.length - moved };
};

/** A rule may hold it back; then it stays as it was, for its claim's reviewers to decide. */
const moveItem = async (
  actor: Actor,
  { id, claimId }: { id: string; claimId: string },
  originId: string,
): Promise<boolean> => {
  const { version } = await (await database()).claim.findUniqueOrThrow({ where: { id: claimId } });
  const input = { id, claimId, version, originId };
  return perform(actor, { verb: 'evidence.edit', requestId: newId(), articleId: null, input }).then(
    () => true,
    (error: unknown) => {
      if (isDomainError(error)) return false;
      throw error;
    },
  );
};

/**
 * Let an article have an origin of its own again. Evidence stays where it was put: its claims' reviewers decide.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles
 */
export const partOrigin = async (actor: Actor, { articleId }: PartOrigin): Promise<void> => {
  await write(actor, 'article.part-origin', async (tx) => {
    const where = { id: articleId, deskId: actor.deskId, deletedAt: null };
    const article = await tx.article.findFirst({ where, select: { originId: true } });
    if (!article) throw new DomainError('not-found');
    const change: Change = [{ kind: 'article', id: articleId, set: { originId: [article.originId, null] } }];
    await save(tx, actor.deskId, noRecords, change);
    return { target: articleId, change };
  });
};
