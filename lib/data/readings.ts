import { type Change, noRecords } from '@/lib/domain/change';
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { DoubleRead, OneReading } from '@/lib/domain/reading';
import { database, type Tx } from './client';
import { namesOf } from './people';
import { save } from './records';
import { write } from './write';

/** Who reads a double-read article, and who is done. Times are ISO 8601 in UTC. */
export type ReadingState = {
  readonly doubleRead: boolean;
  readonly readers: readonly { readerId: string; name: string; startedAt: string; doneAt: string | null }[];
};

const articleOf = async (db: Tx, actor: Actor, articleId: string): Promise<{ doubleRead: boolean }> => {
  const article = await db.article.findFirst({
    where: { id: articleId, deskId: actor.deskId, deletedAt: null },
    select: { doubleRead: true },
  });
  if (!article) throw new DomainError('not-found');
  return article;
};

const personOf = (actor: Actor): string => {
  if (actor.kind !== 'person') throw new DomainError('permission.denied');
  return actor.userId;
};

/**
 * Have two people read an article for themselves, or no longer.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles
 */
export const markDoubleRead = (actor: Actor, { articleId, doubleRead }: DoubleRead): Promise<unknown> =>
  write(actor, 'article.double-read', async (tx) => {
    const before = await articleOf(tx, actor, articleId);
    const change: Change = [
      { kind: 'article', id: articleId, set: { doubleRead: [before.doubleRead, doubleRead] } },
    ];
    await save(tx, actor.deskId, noRecords, change);
    return { target: articleId, articleId, change };
  });

/**
 * Begin one's own reading.
 *
 * @throws DomainError permission.denied, not-found; move.illegal where the article is not double-read, or one has begun
 */
export const beginReading = (actor: Actor, { articleId }: OneReading): Promise<unknown> =>
  write(actor, 'reading.begin', async (tx, at) => {
    const readerId = personOf(actor);
    const { doubleRead } = await articleOf(tx, actor, articleId);
    if (!doubleRead) throw new DomainError('move.illegal', { state: 'open', move: 'begin' });
    const begun = await tx.reading.count({ where: { articleId, readerId } });
    if (begun > 0) throw new DomainError('move.illegal', { state: 'reading', move: 'begin' });
    const id = newId();
    await tx.reading.create({ data: { id, articleId, readerId, startedAt: at } });
    return { target: articleId, articleId, change: { articleId, id } };
  });

/**
 * Be done with one's own reading. When enough people are, everyone sees what each has marked.
 *
 * @throws DomainError permission.denied; not-found, also where one has not begun
 */
export const finishReading = (actor: Actor, { articleId }: OneReading): Promise<unknown> =>
  write(actor, 'reading.finish', async (tx, at) => {
    const readerId = personOf(actor);
    await articleOf(tx, actor, articleId);
    const begun = await tx.reading.updateMany({
      where: { articleId, readerId, doneAt: null },
      data: { doneAt: at },
    });
    if (begun.count === 0) throw new DomainError('not-found');
    return { target: articleId, articleId, change: { articleId } };
  });

/** Who reads an article of the desk. @throws DomainError permission.denied; not-found */
export const readReadings = async (actor: Actor, articleId: string): Promise<ReadingState> => {
  assertCan(actor, 'article.read');
  const db = await database();
  const { doubleRead } = await articleOf(db, actor, articleId);
  const rows = await db.reading.findMany({ where: { articleId }, orderBy: { startedAt: 'asc' } });
  const names = await namesOf(
    db,
    rows.map(({ readerId }) => readerId),
  );
  const readers = rows.map(({ readerId, startedAt, doneAt }) => ({
    readerId,
    name: names[readerId] ?? '',
    startedAt: startedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  }));
  return { doubleRead, readers };
};
