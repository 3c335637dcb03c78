/** An annotation of a file, what it asks to be done, and what became of it. */
import type { Change } from '@/lib/domain/change';
import { SHORT_TEXT_MAX } from '@/lib/domain/claim';
import { idFrom } from '@/lib/domain/ids';
import { keptText } from '@/lib/domain/kept-annotation';
import type { Actor } from '@/lib/domain/permissions';
import type { Refused, Step } from '@/lib/domain/taking';
import type { TakenRow } from '@/lib/domain/taking-over';
import { shorten } from '@/lib/domain/text';
import type { VerbName } from '@/lib/domain/verbs';
import { Verdict } from '@/lib/domain/verdict';
import type { Addresses } from '@/lib/formats/addresses';
import type { Left, Taken } from '@/lib/formats/annotation-import';
import { namesOf, type Proposal } from '@/lib/formats/annotation-reading';
import type { DeskText, Known } from './annotation-texts';

/** Who takes annotations over, by where this desk is found, under which request, and when. */
export type Asked = {
  readonly actor: Actor;
  readonly addresses: Addresses;
  readonly requestId: string;
  readonly at: Date;
};

/** An annotation with what it brings, and where. */
export type Item = Taken & {
  readonly proposal: Proposal;
  readonly text: DeskText;
  readonly occurrenceId: string;
};

/** Ids of what an annotation of a request makes: the same however often it is sent. */
export const idsOf = (requestId: string, index: number) => (what: string) =>
  idFrom(`${requestId} ${index} ${what}`);

/** Sent again, the same request finds what it made itself: that is taken, and not known. */
export const isOwn = (item: Item, known: Known | undefined): boolean =>
  known?.occurrenceId === item.occurrenceId;

export type ItemStep = { readonly item: Item; readonly step: Step };

/** What an annotation asks to be done. Of several passages of one claim the first brings what is said of it. */
export const stepsOf = (item: Item, claimId: string, isFirst: boolean, requestId: string): ItemStep[] => {
  const { proposal, versionId, start, end, occurrenceId } = item;
  const id = idsOf(requestId, item.index);
  const at = { versionId, start, end };
  if (!isFirst) return [{ item, step: { verb: 'occurrence.add', input: { ...at, id: occurrenceId } } }];
  const { layer, claim, notes, evidence, searches, contacts, verdict } = proposal;
  const evidenceIds = inOrder(evidence, (i) => id(`evidence ${i}`));
  const shared = new Set(evidence.flatMap(({ origin }, i) => (isShared(evidence, i) ? [origin] : [])));
  const steps: Step[] = [
    { verb: 'claim.draft', input: { ...at, id: claimId, occurrenceId, layer } },
    ...(proposal.isOurs ? [{ verb: 'claim.edit' as const, input: otherwise(item, claim) }] : []),
    ...each('note.add', notes, id),
    ...evidence.map(({ fields, origin }, i) => ({
      verb: 'evidence.add' as const,
      input: {
        ...{ ...fields, id: evidenceIds[i] },
        ...(shared.has(origin) && originOf(evidence, i, id(`origin ${origin}`))),
      },
    })),
    ...each('search.log', searches, id),
    ...each('contact.log', contacts, id),
    ...(verdict ? [{ verb: 'verdict.give' as const, input: { ...verdict, id: id('verdict') } }] : []),
  ];
  return steps.map((step) => ({ item, step }));
};

const each = (verb: VerbName, all: readonly object[], id: (what: string) => string): Step[] => {
  const ids = inOrder(all, (i) => id(`${verb} ${i}`));
  return all.map((input, i) => ({ verb, input: { ...input, id: ids[i] } }));
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
export const withKept = (change: Change, items: readonly Item[]): Change => {
  const kept = new Map(items.map(({ occurrenceId, proposal }) => [occurrenceId, keptText(proposal.kept)]));
  return change.map((one) => {
    const annotation = kept.get(one.id);
    if (one.kind !== 'occurrence' || !('create' in one) || !annotation) return one;
    return { ...one, create: { ...one.create, annotation } };
  });
};

const nothing = {
  ...{ notes: 0, evidence: 0, searches: 0, contacts: 0, links: 0, unlinked: 0 },
  ...{ kept: [], refused: [], isTooMuch: false },
};

/** What could not be placed. */
export const leftRow = ({ index, id, code, words, source }: Left): TakenRow => ({
  ...{ ...nothing, index, outcome: 'left', because: code, name: id, words, source },
  ...{ articleId: null, title: null, claimId: null, statement: null, verdict: null },
  occurrenceId: null,
});

export type Became = {
  readonly known: Known | undefined;
  readonly isFirst: boolean;
  readonly isComing: boolean;
  readonly isMade: boolean;
  readonly refused: readonly Refused[];
};

/** What became of an annotation; of links nothing is known yet. */
export const rowOf = (item: Item, claimId: string, became: Became): TakenRow => {
  const { known, isFirst, isComing, isMade, refused } = became;
  const { proposal, annotation, text, start, end } = item;
  const isTaken = isMade || isOwn(item, known);
  const outcome = isTaken ? (isFirst || !isMade ? 'claim' : 'place') : isComing ? 'left' : 'known';
  const brings = isTaken && isFirst;
  const taken = (verb: VerbName, all: readonly unknown[]) =>
    brings ? all.length - refused.filter(({ step }) => step.verb === verb).length : 0;
  return {
    ...{ index: item.index, outcome, because: outcome === 'left' ? 'refused' : null },
    ...{ name: namesOf(annotation)[0] ?? null, words: text.text.slice(start, end) },
    ...{ source: annotation.target.source, articleId: text.articleId, title: text.title },
    claimId: known?.claimId ?? (isTaken ? claimId : null),
    occurrenceId: known?.occurrenceId ?? (isTaken ? item.occurrenceId : null),
    statement: typeof proposal.claim.statement === 'string' ? proposal.claim.statement : null,
    verdict:
      taken('verdict.give', [proposal.verdict]) > 0
        ? (Verdict.safeParse(proposal.verdict?.verdict).data ?? null)
        : null,
    notes: taken('note.add', proposal.notes),
    evidence: taken('evidence.add', proposal.evidence),
    searches: taken('search.log', proposal.searches),
    contacts: taken('contact.log', proposal.contacts),
    ...{ links: 0, unlinked: 0 },
    kept: isTaken ? proposal.keptNames : [],
    refused: refused.map(({ step, error }) => ({ verb: step.verb, code: error.code })),
    isTooMuch: isTaken && proposal.isTooMuch,
  };
};
