/**
 * What is hidden from a person so that their opinion stays their own; every read asks here. On a blind desk a claim's
 * first verdict is everybody else's secret until a second person has given theirs: its words, its notes, its events, and
 * what counts it. Of an article that two people read for themselves, each sees what they marked alone until both are done.
 */
import type { Change, Patch, Records } from '@/lib/domain/change';
import type { Actor } from '@/lib/domain/permissions';
import type { Tx } from './client';
import { Prisma } from './generated/sqlite/client';

const { sql, join, empty } = Prisma;

/** Who looks; a program of our own is nobody in particular. */
export const readerOf = (actor: Actor): string => (actor.kind === 'person' ? actor.userId : '');

/** As many as have to be done with a double-read article before it is open. */
const READERS = 2;

/** No ids at all, as a subselect. */
const NONE = sql`SELECT '' AS "id" WHERE 1 = 0`;

/** Claims with one person's verdict alone, which is not the reader's and which nobody has approved. */
const verdictsSql = (actor: Actor, claimIds: readonly string[] | undefined): Prisma.Sql => sql`
  SELECT s."claimId" AS "id" FROM "Claim" c
  JOIN "Assessment" s ON s."claimId" = c."id" AND s."deletedAt" IS NULL
  WHERE c."deskId" = ${actor.deskId} ${among(claimIds)}
  GROUP BY s."claimId"
  HAVING COUNT(DISTINCT s."authorId") = 1 AND MIN(s."authorId") <> ${readerOf(actor)}
    AND SUM(CASE WHEN s."state" = 'approved' THEN 1 ELSE 0 END) = 0`;

const among = (claimIds: readonly string[] | undefined): Prisma.Sql =>
  claimIds ? sql`AND c."id" IN (${join([...claimIds])})` : empty;

/** Double-read articles of which not enough people are done. */
const articlesSql = (actor: Actor): Prisma.Sql => sql`
  SELECT a."id" FROM "Article" a
  WHERE a."deskId" = ${actor.deskId} AND a."doubleRead" = TRUE AND (
    SELECT COUNT(*) FROM "Reading" r WHERE r."articleId" = a."id" AND r."doneAt" IS NOT NULL
  ) < ${READERS}`;

/** Claims that stand in such an article, and nowhere where the reader may see them. */
const claimsSql = (actor: Actor, claimIds: readonly string[] | undefined): Prisma.Sql => sql`
  SELECT c."id" FROM "Claim" c
  WHERE c."deskId" = ${actor.deskId} ${among(claimIds)} AND c."createdById" <> ${readerOf(actor)}
    AND EXISTS (
      SELECT 1 FROM "Occurrence" o
      WHERE o."claimId" = c."id" AND o."deletedAt" IS NULL AND o."articleId" IN (${articlesSql(actor)})
    ) AND NOT EXISTS (
      SELECT 1 FROM "Occurrence" o
      WHERE o."claimId" = c."id" AND o."deletedAt" IS NULL
        AND (o."createdById" = ${readerOf(actor)} OR o."articleId" NOT IN (${articlesSql(actor)}))
    )`;

/** What is hidden, as subselects of ids: of claims with their verdict, of whole claims. */
export type HiddenSql = { readonly verdicts: Prisma.Sql; readonly claims: Prisma.Sql };

/** Where the desk hides nothing, the subselects are empty and cost nothing. */
export const hiddenSql = async (db: Tx, actor: Actor, claimIds?: readonly string[]): Promise<HiddenSql> => {
  const [desk, claims] = await Promise.all([
    db.desk.findUnique({ where: { id: actor.deskId }, select: { blind: true } }),
    hiddenClaimsSql(db, actor, claimIds),
  ]);
  return { verdicts: desk?.blind ? verdictsSql(actor, claimIds) : NONE, claims };
};

const hiddenClaimsSql = async (
  db: Tx,
  actor: Actor,
  claimIds: readonly string[] | undefined,
): Promise<Prisma.Sql> => {
  const where = { deskId: actor.deskId, doubleRead: true };
  const article = await db.article.findFirst({ where, select: { id: true } });
  return article ? claimsSql(actor, claimIds) : NONE;
};

/** Ids of claims whose first verdict, and of those which as a whole, are hidden from the reader. */
export type Hidden = { readonly verdicts: ReadonlySet<string>; readonly claims: ReadonlySet<string> };

/** What is hidden of these claims, or of the whole desk. */
export const readHidden = async (db: Tx, actor: Actor, claimIds?: readonly string[]): Promise<Hidden> => {
  if (claimIds?.length === 0) return { verdicts: new Set(), claims: new Set() };
  const { verdicts, claims } = await hiddenSql(db, actor, claimIds);
  return { verdicts: await idsOf(db, verdicts), claims: await idsOf(db, claims) };
};

const idsOf = async (db: Tx, select: Prisma.Sql): Promise<ReadonlySet<string>> => {
  if (select === NONE) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM (${select}) AS "hidden"`;
  return new Set(rows.map((row) => row.id));
};

/** Ids of the desk's claims, or of these, that are hidden from the reader as a whole. */
export const readUnread = async (
  db: Tx,
  actor: Actor,
  claimIds?: readonly string[],
): Promise<ReadonlySet<string>> =>
  claimIds?.length === 0 ? new Set() : idsOf(db, await hiddenClaimsSql(db, actor, claimIds));

/**
 * What a verb is worked out on, as far as the writer may know of it: whichever claim an input names, one that is hidden
 * from them is not there, and neither is a link with it.
 */
export const readable = async (db: Tx, actor: Actor, records: Records): Promise<Records> => {
  const ends = [...records.link.values()].flatMap(({ fromId, toId }) => [fromId, toId]);
  const unread = await readUnread(db, actor, [...new Set([...records.claim.keys(), ...ends])]);
  if (unread.size === 0) return records;
  const links = [...records.link].filter(([, link]) => !unread.has(link.fromId) && !unread.has(link.toId));
  return {
    ...records,
    claim: new Map([...records.claim].filter(([id]) => !unread.has(id))),
    link: new Map(links),
  };
};

/** Whether others' highlights of this article are hidden from everybody. */
export const isBeingRead = async (db: Tx, actor: Actor, articleId: string): Promise<boolean> => {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM (${articlesSql(actor)}) AS "hidden" WHERE "id" = ${articleId}`;
  return rows.length > 0;
};

/** Whether the reader may see an assessment or a note of a claim. Their own they always may. */
export const isOpen = (actor: Actor, { verdicts, claims }: Hidden) => {
  const reader = readerOf(actor);
  return (one: { claimId: string; authorId: string }): boolean =>
    one.authorId === reader || !(verdicts.has(one.claimId) || claims.has(one.claimId));
};

/** The claim as it looks to whom its verdict is hidden. */
export const veiled = <Claim extends { id: string; assessmentId: string | null }>(
  claim: Claim,
  { verdicts }: Pick<Hidden, 'verdicts'>,
): Claim => (verdicts.has(claim.id) ? { ...claim, assessmentId: null } : claim);

/** Kinds of records that tell of a verdict. */
const telling: ReadonlySet<Patch['kind']> = new Set(['assessment', 'note', 'review', 'comment']);

/** Whether the reader wrote it in this change: what they have just said themselves is not hidden from them. */
const isOwn = (one: Patch, reader: string): boolean =>
  'create' in one && 'authorId' in one.create && one.create.authorId === reader;

/** Ids of claims that a patch speaks of beside the one under which it is filed. */
export const claimsBeside = (one: Patch): string[] => {
  if (one.kind === 'claim') return [one.id];
  return one.kind === 'link' && 'create' in one ? [one.create.fromId, one.create.toId] : [];
};

/**
 * A change of one claim as the reader may see it. Where its verdict is hidden nothing is left that tells of it, or that
 * is in the words of who gave it; where the claim is hidden, nothing is left; of a link with one that is, neither.
 *
 * @param target the claim under which the change is filed
 */
export const veiledChange = (change: Change, target: string, actor: Actor, hidden: Hidden): Change => {
  if (hidden.claims.has(target)) return [];
  const known = change.filter((one) => !claimsBeside(one).some((id) => hidden.claims.has(id)));
  if (!hidden.verdicts.has(target)) return known;
  return known.flatMap((one): Patch[] => {
    if (telling.has(one.kind)) return isOwn(one, readerOf(actor)) ? [one] : [];
    if (one.kind !== 'claim' || 'create' in one) return [one];
    const { assessmentId, ...set } = one.set;
    return assessmentId && Object.keys(set).length === 0 ? [] : [{ ...one, set }];
  });
};
