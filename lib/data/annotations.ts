import { setImmediate as breath } from 'node:timers/promises';
import { DomainError } from '@/lib/domain/errors';
import { canonicalJson } from '@/lib/domain/hash';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { needsOf, takeAll } from '@/lib/domain/taking';
import { counted, MOST_ANNOTATIONS, type TakenRow, type TakingOver } from '@/lib/domain/taking-over';
import type { Addresses } from '@/lib/formats/addresses';
import { readAnnotations } from '@/lib/formats/annotation-import';
import { namesOf, proposalOf } from '@/lib/formats/annotation-reading';
import { uuidOf } from '@/lib/formats/report-annotations';
import { type Asked, type Item, idsOf, leftRow, rowOf, stepsOf, withKept } from './annotation-items';
import { linked, writeLinks } from './annotation-links';
import { claimsNamed, type Known, knownIn, textsFor } from './annotation-texts';
import { database, type Tx } from './client';
import { loadFor } from './perform';
import { assertHanded, type ClaimWrite, closeTakingOver, isTakenOver, takeOver } from './take-over';
import { readArticle } from './workspace';

/** What is handed in: JSON as it was read, for one article or for those that it names, by where this desk is found. */
export type Handed = {
  readonly json: unknown;
  readonly articleId: string | null;
  readonly addresses: Addresses;
};

/** @throws DomainError permission.denied, not-found, input.invalid, import.too-many */
const assertReadable = async (actor: Actor, { json, articleId }: Handed): Promise<void> => {
  assertHanded(actor, json);
  if (articleId !== null) await readArticle(actor, articleId);
};

/**
 * What an import of these annotations would do, without doing it.
 *
 * @throws DomainError permission.denied; not-found; input.invalid; import.too-many
 */
export const previewAnnotations = async (actor: Actor, handed: Handed): Promise<TakingOver> => {
  const asked = { actor, addresses: handed.addresses, requestId: newId(), at: new Date() };
  const db = await database();
  const { items, left } = await readItems(db, handed, asked);
  const { rows } = await worked(db, items, asked);
  return counted([...left, ...(await linked(db, items, rows, asked)).rows]);
};

/** Claims of one write: so many that others at the desk do not notice that they wait. */
const AT_ONCE = 10;

/** Milliseconds that a write may have begun before others see it. */
const LATE = 60_000;

/**
 * Take annotations over: claims with their passages, proposed verdicts, notes and evidence, an event for each claim. What
 * cannot be placed, or is there already, is listed; so is every part that is refused. Claims are written some at a time;
 * what was written is known when the rest is sent again. All of it is one step of the person's history.
 *
 * @throws DomainError permission.denied; not-found; input.invalid; import.too-many
 */
export const importAnnotations = async (
  actor: Actor,
  handed: Handed,
  requestId: string,
): Promise<TakingOver> => {
  const asked = { actor, addresses: handed.addresses, requestId, at: new Date() };
  const db = await database();
  const { items, left } = await readItems(db, handed, asked);
  const { rows, writes, there } = await worked(db, items, asked);
  if (await isTakenOver(actor, requestId)) return counted([...left, ...rows]);
  const done = new Map(rows.map((row) => [row.index, row]));
  let before: Before = { there, own: [], since: new Date(asked.at.getTime() - LATE) };
  for (let from = 0; from < writes.length; from += AT_ONCE) {
    const these = writes.slice(from, from + AT_ONCE).flatMap((one) => one.items);
    const now = await written(these, asked, before);
    for (const row of now.rows) done.set(row.index, row);
    before = now.before;
  }
  const { rows: taken, links } = await linked(db, items, [...done.values()], asked);
  const refused = await writeLinks(links, asked);
  const events = items.map(({ index }) => idsOf(requestId, index)('event'));
  await closeTakingOver(actor, requestId, [...events, ...links.map(({ id }) => id)]);
  return counted([...left, ...taken.map(refused)]);
};

/** Passages that are known, and from when on others may have come; `own`: made since then by this import itself. */
type Before = {
  readonly there: ReadonlyMap<string, Known>;
  readonly since: Date | null;
  readonly own: readonly string[];
};

/**
 * Worked out anew in the transaction: what somebody else took over meanwhile is known there. Writers of a desk take turns,
 * so that after its own turn nothing is missed that came before.
 */
const written = async (
  items: readonly Item[],
  asked: Asked,
  before: Before,
): Promise<{ rows: readonly TakenRow[]; before: Before }> => {
  let done: { rows: readonly TakenRow[]; before: Before } = { rows: [], before };
  await takeOver(asked.actor, async (tx, at) => {
    const { rows, writes, there } = await worked(tx, items, { ...asked, at }, before);
    const own = items.map(({ occurrenceId }) => occurrenceId);
    done = { rows, before: { there, own, since: at } };
    return writes;
  });
  return done;
};

const readItems = async (db: Tx, handed: Handed, { actor, addresses, requestId, at }: Asked) => {
  await assertReadable(actor, handed);
  // Counted before any of them is looked for.
  const { length: count } = readAnnotations(handed.json, [], () => false).left;
  if (count > MOST_ANNOTATIONS) throw new DomainError('import.too-many', { count, limit: MOST_ANNOTATIONS });
  const texts = await textsFor(db, actor, handed);
  const read = readAnnotations(handed.json, texts, (id) => id.startsWith(`${addresses.desk}/`));
  const byId = new Map(texts.map((one) => [one.versionId, one]));
  const items = read.taken.flatMap((one): Item[] => {
    const text = byId.get(one.versionId);
    if (!text) return [];
    const annotation = withName(one.annotation);
    const proposal = proposalOf(annotation, at.toISOString());
    return [{ ...one, annotation, proposal, text, occurrenceId: idsOf(requestId, one.index)('occurrence') }];
  });
  return { items, left: read.left.map(leftRow) };
};

/** What came without a name has that of what it says: the same again is known by it. */
const withName = (annotation: Item['annotation']): Item['annotation'] =>
  namesOf(annotation).length > 0
    ? annotation
    : { ...annotation, canonical: uuidOf(`verimark annotation ${canonicalJson(annotation)}`) };

/** Annotations of one claim, in the order of the file. */
type Group = { readonly claimId: string; readonly isNew: boolean; readonly items: readonly Item[] };
type KnownItems = ReadonlyMap<Item, Known>;

type Write = ClaimWrite & { readonly items: readonly Item[] };

/** What becomes of each, as the desk is now. */
const worked = async (
  db: Tx,
  items: readonly Item[],
  asked: Asked,
  { there: before, own, since }: Before = { there: new Map(), own: [], since: null },
) => {
  const { actor, addresses } = asked;
  const articles = [...new Set(items.map(({ text }) => text.articleId))];
  const fresh = await knownIn(db, actor, articles, addresses, { since, without: own });
  const there = fresh.size === 0 ? before : new Map([...before, ...fresh]);
  const known = new Map(
    items.flatMap((item) => {
      const [found] = namesOf(item.annotation).flatMap((name) => there.get(name) ?? []);
      return found ? [[item, found] as const] : [];
    }),
  );
  const groups = await grouped(db, items, known, asked);
  return { ...(await carriedOut(db, groups, known, asked)), there };
};

const grouped = async (
  db: Tx,
  items: readonly Item[],
  known: KnownItems,
  { actor, addresses, requestId }: Asked,
): Promise<Group[]> => {
  const names = [...new Set(items.flatMap(({ proposal }) => proposal.kept.claim ?? []))];
  const there = await claimsNamed(db, actor, names, addresses);
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = item.proposal.kept.claim ?? String(item.index);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].map(([key, members]) => {
    const found = there.get(key) ?? members.flatMap((item) => known.get(item)?.claimId ?? [])[0];
    const claimId = found ?? idsOf(requestId, members[0]?.index ?? 0)('claim');
    return { claimId, isNew: found === undefined, items: members };
  });
};

const carriedOut = async (
  db: Tx,
  groups: readonly Group[],
  known: KnownItems,
  { actor, requestId, at }: Asked,
) => {
  const texts = [...new Set(groups.flatMap(({ items }) => items.map(({ versionId }) => versionId)))];
  const fresh = await loadFor(db, actor, { versions: texts }, at);
  const rows: TakenRow[] = [];
  const writes: Write[] = [];
  const seen = new Set<string>();
  for (const { claimId, isNew, items } of groups) {
    const isRepeated = (item: Item) => namesOf(item.annotation).some((name) => seen.has(name));
    const coming = items.filter((item) => {
      const isComing = !known.has(item) && !isRepeated(item);
      for (const name of namesOf(item.annotation)) seen.add(name);
      return isComing;
    });
    const steps = coming.flatMap((item, i) => stepsOf(item, claimId, isNew && i === 0, requestId));
    const all = steps.map(({ step }) => step);
    const loaded =
      isNew || all.length === 0 ? fresh : await loadFor(db, actor, needsOf(claimId, all, false), at);
    const { change, refused } = takeAll(loaded.records, claimId, all, { actor, writing: loaded.writing });
    const made = new Set(change.flatMap((one) => ('create' in one ? [one.id] : [])));
    const [first] = coming;
    const foremost = coming.find(({ occurrenceId }) => made.has(occurrenceId));
    if (foremost)
      writes.push({
        ...{ target: claimId, articleId: foremost.text.articleId, records: loaded.records, items },
        ...{ change: withKept(change, coming), requestId: idsOf(requestId, foremost.index)('event') },
      });
    for (const item of items) {
      const own = new Set(steps.filter((one) => one.item === item).map(({ step }) => step));
      rows.push(
        rowOf(item, claimId, {
          known: known.get(item),
          isFirst: isNew && item === first,
          isComing: coming.includes(item),
          isMade: made.has(item.occurrenceId),
          refused: refused.filter(({ step }) => own.has(step)),
        }),
      );
    }
    await breath();
  }
  return { rows, writes };
};
