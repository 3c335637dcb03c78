import type { AnchorState } from '@/lib/domain/claim';
import { isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import {
  LOOK_AGAIN_PAGE,
  type LookAgainEntry,
  type LookAgainQuery,
  type QuoteIn,
  readsAlike,
} from '@/lib/domain/look-again';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { quote } from '@/lib/domain/quote';
import type { Range } from '@/lib/domain/sentences';
import { Verdict } from '@/lib/domain/verdict';
import { database, type Tx } from './client';
import { perform } from './perform';
import { type Hidden, readHidden } from './sealed';
import { SENTENCE_COLUMNS, sentencesOf } from './texts';

/** Passages of the desk that wait for a person, a page of them; by article, in reading order. */
export type LookAgainList = { readonly entries: readonly LookAgainEntry[]; readonly total: number };

const waiting = ({ deskId }: Actor, articleId: string | undefined, { claims }: Pick<Hidden, 'claims'>) => ({
  lookAgain: true,
  deletedAt: null,
  article: { deskId, deletedAt: null, ...(articleId && { id: articleId }) },
  claim: { deletedAt: null, id: { notIn: [...claims] } },
});

/** How many passages of the desk, or of one article, wait for a person. @throws DomainError permission.denied */
export const countLookAgain = async (actor: Actor, articleId?: string): Promise<number> => {
  assertCan(actor, 'occurrence.accept');
  const db = await database();
  return db.occurrence.count({ where: waiting(actor, articleId, await readHidden(db, actor)) });
};

/** What waits to be looked at, with the words as they were and as they are. @throws DomainError permission.denied */
export const listLookAgain = async (
  actor: Actor,
  { article, page }: LookAgainQuery,
): Promise<LookAgainList> => {
  assertCan(actor, 'occurrence.accept');
  const db = await database();
  const hidden = await readHidden(db, actor);
  const where = waiting(actor, article, hidden);
  const [total, rows] = await Promise.all([
    db.occurrence.count({ where }),
    db.occurrence.findMany({
      where,
      orderBy: [{ article: { createdAt: 'desc' } }, { articleId: 'asc' }, { start: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * LOOK_AGAIN_PAGE,
      take: LOOK_AGAIN_PAGE,
      include: {
        article: { select: { title: true, language: true } },
        claim: {
          select: {
            ...{ shortText: true, version: true },
            assessment: { select: { verdict: true, deletedAt: true } },
            _count: { select: { occurrences: { where: { deletedAt: null } } } },
          },
        },
      },
    }),
  ]);
  const quoteIn = await reading(db, [
    ...new Set(rows.flatMap((row) => [row.versionId, row.seenVersionId ?? row.versionId])),
  ]);
  const entries = rows.flatMap((row): LookAgainEntry[] => {
    const { id, claimId, claim, articleId, article, seenVersionId, seenStart, seenEnd } = row;
    const here = quoteIn(row.versionId, row);
    const seen = seenVersionId ? quoteIn(seenVersionId, { start: seenStart ?? 0, end: seenEnd ?? 0 }) : here;
    if (!here || !seen) return [];
    const isVeiled = hidden.verdicts.has(claimId) || claim.assessment?.deletedAt;
    return [
      {
        ...{ id, claimId, articleId, seen },
        ...{ shortText: claim.shortText, claimVersion: claim.version, isLast: claim._count.occurrences < 2 },
        ...{ title: article.title, language: article.language },
        verdict: isVeiled ? null : (Verdict.safeParse(claim.assessment?.verdict).data ?? null),
        state: row.anchorState as AnchorState,
        score: row.anchorScore,
        now: row.anchorState === 'lost' ? null : here,
      },
    ];
  });
  return { entries, total };
};

/** More than anybody wants to take back one by one. */
const MOST = 500;

/**
 * Accept every passage that reads as it read, sentence and all, and only stands elsewhere: each as an event of its own,
 * so that each can be taken back.
 *
 * @returns how many were accepted
 * @throws DomainError permission.denied
 */
export const acceptAlike = async (actor: Actor, article: string | undefined): Promise<number> => {
  const alike: LookAgainEntry[] = [];
  for (let page = 1; alike.length < MOST; page += 1) {
    const { entries } = await listLookAgain(actor, { article, page });
    alike.push(...entries.filter(readsAlike));
    if (entries.length < LOOK_AGAIN_PAGE) break;
  }
  let accepted = 0;
  for (const { id, claimId, articleId } of alike) {
    const where = { id: claimId };
    const claim = await (await database()).claim.findUnique({ where, select: { version: true } });
    const input = { id, claimId, version: claim?.version };
    const asked = { verb: 'occurrence.accept', requestId: newId(), articleId, input };
    if (await settled(perform(actor, asked))) accepted += 1;
  }
  return accepted;
};

/** Somebody else may have been there meanwhile: then it is theirs, and the next one is looked at. */
const settled = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      if (isDomainError(error) && error.status === 409) return false;
      throw error;
    },
  );

/** Quotes out of versions, each read once however many passages stand in it. */
const reading = async (db: Tx, ids: readonly string[]) => {
  const rows = await db.articleVersion.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, ...SENTENCE_COLUMNS },
  });
  const texts = new Map(
    rows.map((row) => [row.id, { number: row.number, text: row.text, sentences: sentencesOf(row) }]),
  );
  return (versionId: string, range: Range): QuoteIn | null => {
    const version = texts.get(versionId);
    return version ? { number: version.number, ...quote(version, range) } : null;
  };
};
