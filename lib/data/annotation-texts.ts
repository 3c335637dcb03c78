/** The texts of a desk that annotations speak of, and which of the annotations are there already. */
import { keptIn } from '@/lib/domain/kept-annotation';
import type { Actor } from '@/lib/domain/permissions';
import type { Addresses } from '@/lib/formats/addresses';
import { type HeldText, readAnnotations } from '@/lib/formats/annotation-import';
import { canonicalOf } from '@/lib/formats/report-annotations';
import type { Engine } from './address';
import { engine, type Tx } from './client';
import { Prisma } from './generated/sqlite/client';
import { readHidden } from './sealed';

/** A text with the article whose it is. */
export type DeskText = HeldText & { readonly articleId: string; readonly title: string };

/** A file that names more articles than this speaks of no report. */
const MOST_ARTICLES = 500;

/** `…/articles/ID?version=2`, as we name them ourselves. */
const ARTICLE = /\/articles\/([0-9a-z]{20})(?:\?version=(\d{1,9}))?$/;

/** What the annotations say they are on. */
const sourcesIn = (json: unknown): string[] => [
  ...new Set(readAnnotations(json, [], () => false).left.flatMap(({ source }) => source ?? [])),
];

/**
 * The texts that a file speaks of: by the names we gave, or by the address where an article was published. One article
 * that a person has chosen may also be what is meant by a name that nobody here knows.
 */
export const textsFor = async (
  db: Tx,
  actor: Actor,
  { json, articleId, addresses }: { json: unknown; articleId: string | null; addresses: Addresses },
): Promise<DeskText[]> => {
  const sources = sourcesIn(json);
  const own = sources.filter((one) => one.startsWith(`${addresses.desk}/articles/`));
  const named = own.flatMap((one) => ARTICLE.exec(one)?.[1] ?? []).slice(0, MOST_ARTICLES);
  const urls = sources.filter((one) => !own.includes(one)).slice(0, MOST_ARTICLES);
  const articles = await db.article.findMany({
    where: {
      ...{ deskId: actor.deskId, deletedAt: null },
      ...(articleId ? { id: articleId } : { OR: [{ id: { in: named } }, { url: { in: urls } }] }),
    },
    orderBy: { createdAt: 'asc' },
    take: MOST_ARTICLES,
  });
  const numbers = own.flatMap((one) => {
    const [, id = '', number] = ARTICLE.exec(one) ?? [];
    return number === undefined ? [] : [{ articleId: id, number: Number(number) }];
  });
  const versions = await db.articleVersion.findMany({
    where: {
      article: { deskId: actor.deskId },
      OR: articles.flatMap(({ id, currentNumber }) => [
        { articleId: id, number: currentNumber },
        ...numbers.filter((one) => one.articleId === id),
      ]),
    },
    select: { id: true, articleId: true, number: true, text: true },
  });
  const byId = new Map(articles.map((one) => [one.id, one]));
  return versions.flatMap(({ id: versionId, articleId: of, number, text }) => {
    const article = byId.get(of);
    if (!article) return [];
    const isNewest = number === article.currentNumber;
    const newest = isNewest ? [addresses.article(of), article.url].filter((one) => one !== null) : [];
    const names = [addresses.version(of, number), ...newest];
    const isOpen = isNewest && articleId !== null;
    return [{ versionId, articleId: of, title: article.title, text, names, ...(isOpen && { isOpen: true }) }];
  });
};

/** A passage that is there, and the claim it is of. */
export type Known = { readonly occurrenceId: string; readonly claimId: string; readonly articleId: string };

/**
 * The passages of these articles by every name that an annotation of them may have.
 *
 * @param since only those that were marked then or later
 * @param without ids of passages of which this is known
 */
export const knownIn = async (
  db: Tx,
  actor: Actor,
  articleIds: readonly string[],
  addresses: Addresses,
  { since, without }: { since: Date | null; without: readonly string[] } = { since: null, without: [] },
): Promise<ReadonlyMap<string, Known>> => {
  const hidden = await readHidden(db, actor);
  const rows = await db.occurrence.findMany({
    where: {
      ...{ articleId: { in: [...articleIds] }, deletedAt: null, id: { notIn: [...without] } },
      ...(since && { createdAt: { gte: since } }),
      claim: { deskId: actor.deskId, deletedAt: null, id: { notIn: [...hidden.claims] } },
    },
    select: { id: true, claimId: true, articleId: true, annotation: true },
  });
  return new Map(
    rows.flatMap(({ id: occurrenceId, annotation, ...row }) => {
      const kept = keptIn(annotation);
      const own = [addresses.annotation(row.claimId, occurrenceId), canonicalOf(occurrenceId)];
      const names = [...own, ...(kept?.via ?? []), ...(kept?.canonical ? [kept.canonical] : [])];
      return names.map((name) => [name, { ...row, occurrenceId }] as const);
    }),
  );
};

/** The claim that a passage was of, where it came from. */
const CAME_FROM: Readonly<Record<Engine, Prisma.Sql>> = {
  sqlite: Prisma.sql`o."annotation" ->> 'claim'`,
  postgresql: Prisma.sql`o."annotation"::json ->> 'claim'`,
};

/** Claims of the desk that came from these claims of elsewhere, or are they: id by name. */
export const claimsNamed = async (
  db: Tx,
  actor: Actor,
  names: readonly string[],
  addresses: Addresses,
): Promise<ReadonlyMap<string, string>> => {
  if (names.length === 0) return new Map();
  const hidden = await readHidden(db, actor);
  const cameFrom = CAME_FROM[engine()];
  const own = new Map(names.map((name) => [name.slice(addresses.claim('').length), name] as const));
  const [here, came] = await Promise.all([
    db.claim.findMany({
      where: { deskId: actor.deskId, deletedAt: null, id: { in: [...own.keys()] } },
      select: { id: true },
    }),
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT c."id", ${cameFrom} AS "name" FROM "Occurrence" o
      JOIN "Claim" c ON c."id" = o."claimId" AND c."deletedAt" IS NULL
      WHERE c."deskId" = ${actor.deskId} AND o."deletedAt" IS NULL AND o."annotation" IS NOT NULL
        AND ${cameFrom} IN (${Prisma.join([...names])})`,
  ]);
  const ours = here.map(({ id }) => [addresses.claim(id), id] as const);
  const known = [...ours, ...came.map(({ id, name }) => [name, id] as const)];
  return new Map(known.filter(([name, id]) => names.includes(name) && !hidden.claims.has(id)));
};
