/**
 * What is hidden from a person so that their opinion stays their own. On a blind desk a claim's first verdict is
 * everybody else's secret until a second person has given theirs: its words, its notes, its events, and what counts it.
 */
import type { Change, Patch } from '@/lib/domain/change';
import type { Actor } from '@/lib/domain/permissions';
import type { Tx } from './client';
import { Prisma } from './generated/sqlite/client';

const { sql, join, empty } = Prisma;

/** Who looks; a program of our own sees what nobody in particular may see. */
export const readerOf = (actor: Actor): string => (actor.kind === 'person' ? actor.userId : '');

/**
 * Ids of claims whose first verdict is hidden from the reader, as a subselect: one person alone has given one, it is
 * not the reader, and nobody has approved it. On a desk that is not blind there are none, at the price of one row.
 */
export const sealedSql = (actor: Actor, claimIds?: readonly string[]): Prisma.Sql => sql`
  SELECT s."claimId" FROM "Desk" d
  JOIN "Claim" c ON c."deskId" = d."id" AND c."deletedAt" IS NULL
  JOIN "Assessment" s ON s."claimId" = c."id" AND s."deletedAt" IS NULL
  WHERE d."id" = ${actor.deskId} AND d."blind" = TRUE
    ${claimIds ? sql`AND c."id" IN (${join([...claimIds])})` : empty}
  GROUP BY s."claimId"
  HAVING COUNT(DISTINCT s."authorId") = 1 AND MIN(s."authorId") <> ${readerOf(actor)}
    AND SUM(CASE WHEN s."state" = 'approved' THEN 1 ELSE 0 END) = 0`;

/** Of these claims, or of the whole desk, those whose first verdict is hidden from the reader. */
export const readSealed = async (
  db: Tx,
  actor: Actor,
  claimIds?: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (claimIds?.length === 0) return new Set();
  const desk = await db.desk.findUnique({ where: { id: actor.deskId }, select: { blind: true } });
  if (!desk?.blind) return new Set();
  const rows = await db.$queryRaw<{ claimId: string }[]>(sealedSql(actor, claimIds));
  return new Set(rows.map((row) => row.claimId));
};

/** What belongs to a claim, and to a person. */
type Written = { claimId: string; authorId: string };

/** Whether the reader may see an assessment or a note. Their own they always may. */
export const isOpen = (actor: Actor, sealed: ReadonlySet<string>) => {
  const reader = readerOf(actor);
  return (one: Written): boolean => one.authorId === reader || !sealed.has(one.claimId);
};

/** The claim as it looks to whom its verdict is hidden. */
export const veiled = <Claim extends { id: string; assessmentId: string | null }>(
  claim: Claim,
  sealed: ReadonlySet<string>,
): Claim => (sealed.has(claim.id) ? { ...claim, assessmentId: null } : claim);

/** Kinds of records that tell of a verdict. */
const telling: ReadonlySet<Patch['kind']> = new Set(['assessment', 'note', 'review']);

/**
 * A change without what is hidden: of an event about a sealed claim nothing is left that tells of a verdict or is in
 * the words of who gave it.
 *
 * @param target the claim the event is filed under
 */
export const veiledChange = (
  change: Change,
  { target, actorId }: { target: string; actorId: string | null },
  actor: Actor,
  sealed: ReadonlySet<string>,
): Change => {
  if (!sealed.has(target) || actorId === readerOf(actor)) return change;
  return change.flatMap((one): Patch[] => {
    if (telling.has(one.kind)) return [];
    if (one.kind !== 'claim' || 'create' in one) return [one];
    const { assessmentId: _, ...set } = one.set;
    return Object.keys(set).length > 0 ? [{ ...one, set }] : [];
  });
};
