import { setImmediate as breath } from 'node:timers/promises';
import type { Change } from '@/lib/domain/change';
import { SHORT_TEXT_MAX } from '@/lib/domain/claim';
import { DomainError } from '@/lib/domain/errors';
import { canonicalJson } from '@/lib/domain/hash';
import { idFrom, newId } from '@/lib/domain/ids';
import { keptText } from '@/lib/domain/kept-annotation';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { needsOf, type Refused, type Step, takeAll } from '@/lib/domain/taking';
import { counted, MOST_ANNOTATIONS, type TakenRow, type TakingOver } from '@/lib/domain/taking-over';
import { shorten } from '@/lib/domain/text';
import { Verdict } from '@/lib/domain/verdict';
import type { Addresses } from '@/lib/formats/addresses';
import { type Left, readAnnotations, type Taken } from '@/lib/formats/annotation-import';
import { namesOf, type Proposal, proposalOf } from '@/lib/formats/annotation-reading';
import { isDeeper } from '@/lib/formats/json-value';
import { uuidOf } from '@/lib/formats/report-annotations';
import { claimsNamed, type DeskText, type Known, knownIn, textsFor } from './annotation-texts';
import { database, type Tx } from './client';
import { loadFor } from './perform';
import { type ClaimWrite, takeOver } from './take-over';
import { readArticle } from './workspace';

/** What is handed in: JSON as it was read, for one article or for those that it names, by where this desk is found. */
export type Handed = {
  readonly json: unknown;
  readonly articleId: string | null;
  readonly addresses: Addresses;
};

/** Deeper than this nobody nests. */
const MOST_DEEP = 40;

/** @throws DomainError permission.denied, not-found, input.invalid, import.too-many */
const assertReadable = async (actor: Actor, { json, articleId }: Handed): Promise<void> => {
  assertCan(actor, 'annotation.import');
  if (articleId !== null) await readArticle(actor, articleId);
  if (isDeeper(json, MOST_DEEP))
    throw new DomainError('input.invalid', {}, [{ path: 'file', key: 'invalid' }]);
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
  return counted([...left, ...(await worked(db, items, asked)).rows]);
};

/** Claims of one write: so many that others at the desk do not notice that they wait. */
const AT_ONCE = 100;

/**
 * Take annotations over: claims with their passages, proposed verdicts, notes and evidence, an event for each claim. What
 * cannot be placed, or is there already, is listed; so is every part that is refused. Claims are written by the hundred;
 * what was written is known when the rest is sent again.
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
  const { rows, writes } = await worked(db, items, asked);
  const done = new Map(rows.map((row) => [row.index, row]));
  for (let from = 0; from < writes.length; from += AT_ONCE) {
    const these = writes.slice(from, from + AT_ONCE).flatMap((one) => one.items);
    for (const row of await written(these, asked)) done.set(row.index, row);
  }
  return counted([...left, ...done.values()]);
};

/** Worked out anew in the transaction: what somebody else took over meanwhile is known there. */
const written = async (items: readonly Item[], asked: Asked): Promise<readonly TakenRow[]> => {
  const { actor, requestId } = asked;
  let rows: readonly TakenRow[] = [];
  await takeOver(actor, idFrom(`${requestId} ${items[0]?.index}`), async (tx, at) => {
    const now = await worked(tx, items, { ...asked, at });
    rows = now.rows;
    return now.writes;
  });
  return rows;
};

type Asked = {
  readonly actor: Actor;
  readonly addresses: Addresses;
  readonly requestId: string;
  readonly at: Date;
};

/** An annotation with what it brings, and where. */
type Item = Taken & {
  readonly proposal: Proposal;
  readonly text: DeskText;
  readonly occurrenceId: string;
};

const idsOf = (requestId: string, index: number) => (what: string) => idFrom(`${requestId} ${index} ${what}`);

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
const worked = async (db: Tx, items: readonly Item[], asked: Asked) => {
  const { actor, addresses } = asked;
  const articles = [...new Set(items.map(({ text }) => text.articleId))];
  const there = await knownIn(db, actor, articles, addresses);
  const known = new Map(
    items.flatMap((item) => {
      const [found] = namesOf(item.annotation).flatMap((name) => there.get(name) ?? []);
      return found ? [[item, found] as const] : [];
    }),
  );
  return carriedOut(db, await grouped(db, items, known, asked), known, asked);
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
    const [first] = coming;
    if (first && change.length > 0)
      writes.push({
        ...{ target: claimId, articleId: first.text.articleId, records: loaded.records, items },
        change: withKept(change, coming),
      });
    const made = new Set(change.flatMap((one) => ('create' in one ? [one.id] : [])));
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

/** Sent again, the same request finds what it made itself: that is taken, and not known. */
const isOwn = (item: Item, known: Known | undefined): boolean => known?.occurrenceId === item.occurrenceId;

type ItemStep = { readonly item: Item; readonly step: Step };

/** What an annotation asks to be done. Of several passages of one claim the first brings what is said of it. */
const stepsOf = (item: Item, claimId: string, isFirst: boolean, requestId: string): ItemStep[] => {
  const { proposal, versionId, start, end, occurrenceId } = item;
  const id = idsOf(requestId, item.index);
  const at = { versionId, start, end };
  if (!isFirst) return [{ item, step: { verb: 'occurrence.add', input: { ...at, id: occurrenceId } } }];
  const { layer, claim, notes, evidence, verdict } = proposal;
  const noteIds = inOrder(notes, (i) => id(`note ${i}`));
  const evidenceIds = inOrder(evidence, (i) => id(`evidence ${i}`));
  const shared = new Set(evidence.flatMap(({ origin }, i) => (isShared(evidence, i) ? [origin] : [])));
  const steps: Step[] = [
    { verb: 'claim.draft', input: { ...at, id: claimId, occurrenceId, layer } },
    ...(proposal.isOurs ? [{ verb: 'claim.edit' as const, input: otherwise(item, claim) }] : []),
    ...notes.map((note, i) => ({ verb: 'note.add' as const, input: { ...note, id: noteIds[i] } })),
    ...evidence.map(({ fields, origin }, i) => ({
      verb: 'evidence.add' as const,
      input: {
        ...{ ...fields, id: evidenceIds[i] },
        ...(shared.has(origin) && originOf(evidence, i, id(`origin ${origin}`))),
      },
    })),
    ...(verdict ? [{ verb: 'verdict.give' as const, input: { ...verdict, id: id('verdict') } }] : []),
  ];
  return steps.map((step) => ({ item, step }));
};

/** What is made at one moment is listed by its ids: they go up in the order of the file. */
const inOrder = (all: readonly unknown[], idAt: (index: number) => string): string[] =>
  all.map((_, i) => idAt(i)).sort();

/** Without the words that the claim has from its passage anyway, as they stand there. */
const otherwise = ({ text, start, end }: Item, claim: Proposal['claim']) => {
  const words = text.text.slice(start, end);
  const own = { statement: words, shortText: shorten(words, SHORT_TEXT_MAX) };
  const isOwnWords = ([field, value]: [string, unknown]) => Object(own)[field] === value;
  return Object.fromEntries(Object.entries(claim).filter((entry) => !isOwnWords(entry)));
};

const isShared = (all: Proposal['evidence'], i: number): boolean =>
  all[i]?.origin !== null && all.filter(({ origin }) => origin === all[i]?.origin).length > 1;

/** The first of an origin makes it; the others go back to it. */
const originOf = (all: Proposal['evidence'], i: number, id: string) => {
  const first = all.findIndex(({ origin }) => origin === all[i]?.origin);
  return first === i ? { newOrigin: { id, name: all[i]?.fields.publisher } } : { originId: id };
};

/** Each passage with what its annotation said besides. */
const withKept = (change: Change, items: readonly Item[]): Change => {
  const kept = new Map(items.map(({ occurrenceId, proposal }) => [occurrenceId, keptText(proposal.kept)]));
  return change.map((one) => {
    const annotation = kept.get(one.id);
    if (one.kind !== 'occurrence' || !('create' in one) || !annotation) return one;
    return { ...one, create: { ...one.create, annotation } };
  });
};

const nothing = { notes: 0, evidence: 0, kept: [], refused: [], isTooMuch: false };

const leftRow = ({ index, id, code, words, source }: Left): TakenRow => ({
  ...{ ...nothing, index, outcome: 'left', because: code, name: id, words, source },
  ...{ articleId: null, title: null, claimId: null, statement: null, verdict: null },
  occurrenceId: null,
});

type Became = {
  readonly known: Known | undefined;
  readonly isFirst: boolean;
  readonly isComing: boolean;
  readonly isMade: boolean;
  readonly refused: readonly Refused[];
};

const rowOf = (item: Item, claimId: string, became: Became): TakenRow => {
  const { known, isFirst, isComing, isMade, refused } = became;
  const { proposal, annotation, text, start, end } = item;
  const isTaken = isMade || isOwn(item, known);
  const outcome = isTaken ? (isFirst || !isMade ? 'claim' : 'place') : isComing ? 'left' : 'known';
  const lost = (verb: string) => refused.filter(({ step }) => step.verb === verb).length;
  const brings = isTaken && isFirst;
  return {
    ...{ index: item.index, outcome, because: outcome === 'left' ? 'refused' : null },
    ...{ name: namesOf(annotation)[0] ?? null, words: text.text.slice(start, end) },
    ...{ source: annotation.target.source, articleId: text.articleId, title: text.title },
    claimId: known?.claimId ?? (isTaken ? claimId : null),
    occurrenceId: known?.occurrenceId ?? (isTaken ? item.occurrenceId : null),
    statement: typeof proposal.claim.statement === 'string' ? proposal.claim.statement : null,
    verdict:
      brings && lost('verdict.give') === 0
        ? (Verdict.safeParse(proposal.verdict?.verdict).data ?? null)
        : null,
    notes: brings ? proposal.notes.length - lost('note.add') : 0,
    evidence: brings ? proposal.evidence.length - lost('evidence.add') : 0,
    kept: isTaken ? proposal.keptNames : [],
    refused: refused.map(({ step, error }) => ({ verb: step.verb, code: error.code })),
    isTooMuch: isTaken && proposal.isTooMuch,
  };
};
