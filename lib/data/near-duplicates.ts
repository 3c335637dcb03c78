import { DomainError } from '@/lib/domain/errors';
import { ALIKE, likeness, likenessKeys, shinglesOf } from '@/lib/domain/likeness';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { searchable } from '@/lib/domain/text';
import { database } from './client';
import { Prisma } from './generated/sqlite/client';

/** An article whose text is much like another's. */
export type Alike = {
  readonly articleId: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  /** What the two texts share of what either has, 0 to 1. */
  readonly similarity: number;
  /** A person has said that the two are one origin. */
  readonly shared: boolean;
};

/** Articles that are compared word by word: those that share the most keys. */
const COMPARED = 20;

/**
 * The articles of the desk whose current text is much like that of one: the same agency story with another headline.
 *
 * @returns the likest first; none below half
 * @throws DomainError permission.denied, not-found
 */
export const nearDuplicates = async (actor: Actor, articleId: string): Promise<Alike[]> => {
  assertCan(actor, 'article.read');
  const { folded, originId: own } = await articleOf(actor.deskId, articleId);
  const keys = likenessKeys(folded);
  if (keys.length === 0) return [];
  const shingles = shinglesOf(folded);
  const found: Alike[] = [];
  for (const { text, originId, ...other } of await sharingKeys(actor.deskId, articleId, keys)) {
    const similarity = likeness(shingles, shinglesOf(searchable(text).folded));
    if (similarity >= ALIKE) found.push({ ...other, similarity, shared: own !== null && own === originId });
  }
  return found.sort((a, b) => b.similarity - a.similarity);
};

const articleOf = async (
  deskId: string,
  articleId: string,
): Promise<{ folded: string; originId: string | null }> => {
  const db = await database();
  const article = await db.article.findFirst({ where: { id: articleId, deskId, deletedAt: null } });
  if (!article) throw new DomainError('not-found');
  const where = { articleId_number: { articleId, number: article.currentNumber } };
  const { text } = await db.articleVersion.findUniqueOrThrow({ where });
  return { folded: searchable(text).folded, originId: article.originId };
};

type Candidate = Omit<Alike, 'similarity' | 'shared'> & {
  readonly text: string;
  readonly originId: string | null;
};

/** The texts come last, of these few alone: of a template there may be thousands that share a key. */
const sharingKeys = async (
  deskId: string,
  articleId: string,
  keys: readonly number[],
): Promise<Candidate[]> => {
  const db = await database();
  const near = await db.$queryRaw<(Omit<Candidate, 'text'> & { readonly versionId: string })[]>`
    SELECT a."id" AS "articleId", a."title" AS "title", a."publisher" AS "publisher",
      a."publishedOn" AS "publishedOn", a."originId" AS "originId", v."id" AS "versionId"
    FROM (
      SELECT "versionId", count(*) AS "shared" FROM "Likeness"
      WHERE "key" IN (${Prisma.join([...keys])}) GROUP BY "versionId"
    ) AS "near"
    CROSS JOIN "ArticleVersion" v CROSS JOIN "Article" a
    WHERE v."id" = "near"."versionId" AND a."id" = v."articleId" AND a."currentNumber" = v."number"
      AND a."deskId" = ${deskId} AND a."deletedAt" IS NULL AND a."id" <> ${articleId}
    ORDER BY "near"."shared" DESC, a."createdAt" LIMIT ${COMPARED}`;
  const where = { id: { in: near.map(({ versionId }) => versionId) } };
  const texts = await db.articleVersion.findMany({ where, select: { id: true, text: true } });
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  return near.map(({ versionId, ...one }) => ({ ...one, text: textOf.get(versionId) ?? '' }));
};
