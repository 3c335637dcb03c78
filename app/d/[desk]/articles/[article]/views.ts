import type { Records } from '@/lib/domain/change';
import type { Claim, ClaimLink, Occurrence } from '@/lib/domain/claim';
import type { Evidence } from '@/lib/domain/evidence';
import type { SourcingNote } from '@/lib/domain/note';
import { type Range, sentencesTouching } from '@/lib/domain/sentences';
import type { ClaimView, State } from './contract';

/** The last result is kept while the arguments stay the same objects. */
const remembered = <Args extends readonly unknown[], Result>(work: (...args: Args) => Result) => {
  let last: { args: Args; result: Result } | null = null;
  return (...args: Args): Result => {
    if (last?.args.every((arg, i) => arg === args[i])) return last.result;
    last = { args, result: work(...args) };
    return last.result;
  };
};

const alive = <T extends { deletedAt: string | null }>(records: ReadonlyMap<string, T>): T[] =>
  [...records.values()].filter((one) => one.deletedAt === null);

const byClaim = <T extends { claimId: string; deletedAt: string | null }>(
  records: ReadonlyMap<string, T>,
) => {
  const groups = new Map<string, T[]>();
  for (const one of records.values()) {
    if (one.deletedAt !== null) continue;
    const group = groups.get(one.claimId);
    if (group) group.push(one);
    else groups.set(one.claimId, [one]);
  }
  return groups;
};
const occurrencesByClaim = remembered((records: Records['occurrence']) => byClaim(records));
const notesByClaim = remembered((records: Records['note']) => byClaim(records));
const evidenceByClaim = remembered((records: Records['evidence']) => byClaim(records));
const linksByClaim = remembered((records: Records['link']) => {
  const ends = new Map<string, ClaimLink[]>();
  for (const link of alive(records))
    for (const id of [link.fromId, link.toId]) ends.set(id, [...(ends.get(id) ?? []), link]);
  return ends;
});

const none: readonly never[] = [];

/** Reading order: where it begins, the longer one first, then the older. */
const inOrder = (a: Unnumbered, b: Unnumbered): number =>
  a.first.start - b.first.start ||
  b.first.end - a.first.end ||
  (a.claim.createdAt < b.claim.createdAt ? -1 : 1);

type Unnumbered = {
  claim: Claim;
  first: Occurrence;
  here: readonly Occurrence[];
  all: readonly Occurrence[];
};

/** In reading order. Nearly every claim stands in one place: for those no list is made. */
const inVersion = (all: readonly Occurrence[], versionId: string): readonly Occurrence[] =>
  all.length === 1 && all[0]?.versionId === versionId
    ? all
    : all.filter((one) => one.versionId === versionId).toSorted((a, b) => a.start - b.start);

/** Plain loops: this runs over thousands of claims at every verdict. */
const standing = (records: Records, versionId: string): Unnumbered[] => {
  const occurrences = occurrencesByClaim(records.occurrence);
  const found: Unnumbered[] = [];
  for (const claim of records.claim.values()) {
    if (claim.deletedAt !== null) continue;
    const all = occurrences.get(claim.id) ?? none;
    const here = inVersion(all, versionId);
    const [first] = here;
    if (first) found.push({ claim, first, here, all });
  }
  return found.sort(inOrder);
};

const partnerOf = (records: Records, claim: Claim, links: readonly ClaimLink[]): string | null => {
  if (links.length === 0) return null;
  const ends = links
    .filter((link) => link.kind === 'reports')
    .map((link) => (link.fromId === claim.id ? link.toId : link.fromId));
  return ends.find((id) => records.claim.get(id)?.deletedAt === null) ?? null;
};

/** What hangs on the claims, by claim. */
type Hanging = {
  readonly links: ReadonlyMap<string, readonly ClaimLink[]>;
  readonly notes: ReadonlyMap<string, readonly SourcingNote[]>;
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
};

const viewOf = (records: Records, hanging: Hanging, one: Unnumbered, number: number): ClaimView => {
  const { claim, here, all } = one;
  const links = hanging.links.get(claim.id) ?? none;
  const assessment = records.assessment.get(claim.assessmentId ?? '') ?? null;
  return {
    claim,
    number,
    here,
    elsewhere: all.length === here.length ? none : all.filter((other) => !here.includes(other)),
    assessment,
    verdict: assessment?.verdict ?? null,
    notes: hanging.notes.get(claim.id) ?? none,
    evidence: hanging.evidence.get(claim.id) ?? none,
    links,
    partner: partnerOf(records, claim, links),
  };
};

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

const sameView = (a: ClaimView, b: ClaimView): boolean =>
  a.claim === b.claim &&
  a.number === b.number &&
  a.assessment === b.assessment &&
  a.partner === b.partner &&
  sameItems(a.here, b.here) &&
  sameItems(a.elsewhere, b.elsewhere) &&
  sameItems(a.notes, b.notes) &&
  sameItems(a.evidence, b.evidence) &&
  sameItems(a.links, b.links);

/** Made when one is asked for by its id: the first painting needs none. */
const byId = remembered(
  (views: readonly ClaimView[]) => new Map(views.map((view) => [view.claim.id, view] as const)),
);

let before: readonly ClaimView[] = none;

/** A claim that is as it was keeps its view. */
const ordered = remembered((records: Records, versionId: string): readonly ClaimView[] => {
  const hanging = {
    links: linksByClaim(records.link),
    notes: notesByClaim(records.note),
    evidence: evidenceByClaim(records.evidence),
  };
  const known = byId(before);
  before = standing(records, versionId).map((one, i) => {
    const view = viewOf(records, hanging, one, i + 1);
    const old = known.get(view.claim.id);
    return old && sameView(old, view) ? old : view;
  });
  return before;
});

/** The claims of this version in reading order, numbered 1 … n. */
export const claimsInOrder = (state: State): readonly ClaimView[] =>
  ordered(state.records, state.workspace.version.id);

/** The claim as it is shown; null when it does not stand in this version, or not any more. */
export const claimView = (state: State, claimId: string | null): ClaimView | null =>
  byId(claimsInOrder(state)).get(claimId ?? '') ?? null;

const asking = remembered((records: Records, articleId: string): readonly Occurrence[] =>
  alive(records.occurrence).filter(
    (one) =>
      one.lookAgain && one.articleId === articleId && records.claim.get(one.claimId)?.deletedAt === null,
  ),
);

/** Passages of this article that a new version moved, changed or lost, and that nobody has looked at since. */
export const passagesAsking = (state: State): readonly Occurrence[] =>
  asking(state.records, state.workspace.article.id);

const bySentence = remembered((views: readonly ClaimView[], sentences: readonly Range[]) => {
  const found = new Map<number, ClaimView[]>();
  for (const view of views)
    for (const one of view.here)
      for (const sentence of sentencesTouching(sentences, one)) {
        const there = found.get(sentence);
        if (!there) found.set(sentence, [view]);
        else if (there.at(-1) !== view) there.push(view);
      }
  return found;
});

/** The claims that stand in a sentence, in reading order. */
export const claimsAt = (state: State, sentence: number): readonly ClaimView[] =>
  bySentence(claimsInOrder(state), state.sentences).get(sentence) ?? none;

/** How many sentences carry a claim. */
export const sentencesWithClaims = (state: State): number =>
  bySentence(claimsInOrder(state), state.sentences).size;

/** What a command acts on: the words chosen, else the sentence in focus. */
export const rangeInHand = (state: State): Range =>
  state.selection ?? state.sentences[state.focus] ?? { start: 0, end: 0 };

/** The claim a verdict or a note goes to: the open one; else, unless words are chosen, the first content claim of the sentence. */
export const claimInHand = (state: State): ClaimView | null => {
  const open = claimView(state, state.openClaim);
  if (open) return open;
  if (state.selection) return null;
  const there = claimsAt(state, state.focus);
  return there.find((view) => view.claim.layer === 'content') ?? there[0] ?? null;
};
