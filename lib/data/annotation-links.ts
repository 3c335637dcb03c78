/** Links between claims that annotations bring, made once the claims at both ends are there. */
import type { LinkKind } from '@/lib/domain/claim';
import type { ErrorCode } from '@/lib/domain/errors';
import { idFrom } from '@/lib/domain/ids';
import { type Step, takeAll } from '@/lib/domain/taking';
import type { TakenRow } from '@/lib/domain/taking-over';
import type { Asked, Item } from './annotation-items';
import { claimsNamed } from './annotation-texts';
import type { Tx } from './client';
import { loadFor } from './perform';
import { type ClaimWrite, takeOver } from './take-over';

/** A link to make, by the ids of the claims here. `index`: of the annotation that brings it. */
type Link = {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly kind: LinkKind;
  readonly index: number;
  readonly articleId: string;
};

/**
 * Which links the annotations bring, of those that were taken as claims. Each is said at both of its ends, and by every
 * passage of a claim: it is made once.
 *
 * @returns the rows with how many each brings and how many cannot be made, and the links
 */
export const linked = async (
  db: Tx,
  items: readonly Item[],
  rows: readonly TakenRow[],
  { actor, addresses, requestId }: Asked,
): Promise<{ rows: TakenRow[]; links: Link[] }> => {
  const taken = new Map(rows.map((row) => [row.index, row]));
  const bringing = items.filter(
    ({ index, proposal }) => proposal.links.length > 0 && taken.get(index)?.outcome === 'claim',
  );
  if (bringing.length === 0) return { rows: [...rows], links: [] };
  const names = bringing.flatMap(({ proposal }) => proposal.links.map(({ claim }) => claim));
  const elsewhere = await claimsNamed(db, actor, [...new Set(names)], addresses);
  const here = new Map(
    items.flatMap(({ index, proposal }) => {
      const id = taken.get(index)?.claimId;
      return proposal.kept.claim && id ? [[proposal.kept.claim, id] as const] : [];
    }),
  );
  const links = new Map<string, Link>();
  const counts = new Map<number, { links: number; unlinked: number }>();
  const seen = new Set<string>();
  for (const { index, proposal, text } of bringing) {
    const own = taken.get(index)?.claimId ?? '';
    if (seen.has(own)) continue;
    seen.add(own);
    const found = proposal.links.flatMap(({ kind, direction, claim }): Link[] => {
      const other = here.get(claim) ?? elsewhere.get(claim);
      if (!other || other === own) return [];
      const [fromId, toId] = direction === 'from' ? [own, other] : [other, own];
      const id = idFrom(`${requestId} link ${fromId} ${kind} ${toId}`);
      return [{ id, fromId, toId, kind, index, articleId: text.articleId }];
    });
    counts.set(index, { links: found.length, unlinked: proposal.links.length - found.length });
    for (const one of found) if (!links.has(one.id)) links.set(one.id, one);
  }
  return { rows: rows.map((row) => ({ ...row, ...counts.get(row.index) })), links: [...links.values()] };
};

/** Claims of one write. */
const AT_ONCE = 100;

/**
 * Make the links that are not there yet, an event for each claim from which some go out.
 *
 * @returns what tells a row which of its links were refused
 */
export const writeLinks = async (
  links: readonly Link[],
  asked: Asked,
): Promise<(row: TakenRow) => TakenRow> => {
  const from = grouped(links);
  const refused = new Map<number, ErrorCode[]>();
  for (let at = 0; at < from.length; at += AT_ONCE) {
    const these = from.slice(at, at + AT_ONCE);
    await takeOver(asked.actor, (tx, now) => written(tx, now, these, { ...asked, refused }));
  }
  return (row) => {
    const codes = refused.get(row.index) ?? [];
    const told = codes.map((code) => ({ verb: 'claim.link' as const, code }));
    return { ...row, links: row.links - codes.length, refused: [...row.refused, ...told] };
  };
};

type Group = readonly [fromId: string, links: readonly Link[]];

const grouped = (links: readonly Link[]): Group[] => {
  const groups = new Map<string, Link[]>();
  for (const link of links) groups.set(link.fromId, [...(groups.get(link.fromId) ?? []), link]);
  return [...groups];
};

type Writing = Asked & { readonly refused: Map<number, ErrorCode[]> };

const written = async (
  tx: Tx,
  at: Date,
  groups: readonly Group[],
  { actor, refused }: Writing,
): Promise<ClaimWrite[]> => {
  const ends = groups.flatMap(([fromId, links]) => [fromId, ...links.map(({ toId }) => toId)]);
  const { records, writing } = await loadFor(tx, actor, { claims: [...new Set(ends)] }, at);
  const there = new Set([...records.link.values()].filter(({ deletedAt }) => !deletedAt).map(nameOf));
  return groups.flatMap(([fromId, links]): ClaimWrite[] => {
    const fresh = links.filter((link) => !there.has(nameOf(link)));
    const byStep = new Map<Step, Link>(fresh.map((link) => [stepOf(link), link]));
    const taken = takeAll(records, fromId, [...byStep.keys()], { actor, writing });
    for (const { step, error } of taken.refused) {
      const { index } = byStep.get(step) ?? { index: -1 };
      refused.set(index, [...(refused.get(index) ?? []), error.code]);
    }
    const [first] = fresh;
    if (!first || taken.change.length === 0) return [];
    const { change } = taken;
    return [{ target: fromId, articleId: first.articleId, change, records, requestId: first.id }];
  });
};

const nameOf = ({ fromId, kind, toId }: Pick<Link, 'fromId' | 'kind' | 'toId'>): string =>
  `${fromId} ${kind} ${toId}`;

const stepOf = ({ id, fromId, toId, kind }: Link): Step => ({
  verb: 'claim.link',
  input: { id, fromId, toId, kind },
});
