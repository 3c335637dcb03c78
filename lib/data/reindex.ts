import type { Change, RecordKind, Records } from '@/lib/domain/change';
import type { Claim } from '@/lib/domain/claim';
import type { Evidence } from '@/lib/domain/evidence';
import type { Tx } from './client';
import { type Entry, indexText, unindex } from './search-index';

/** The fields whose change the search has to follow. */
const searched: Partial<Record<RecordKind, readonly string[]>> = {
  article: ['title'],
  claim: ['statement', 'shortText', 'deletedAt'],
  occurrence: ['claimId', 'deletedAt'],
  note: ['text', 'claimId', 'deletedAt'],
  evidence: ['publisher', 'title', 'quote', 'note', 'claimId', 'deletedAt'],
  comment: ['text', 'claimId', 'deletedAt'],
};

/**
 * Let the search follow a change.
 *
 * @param records as they are after it
 */
export const reindex = async (tx: Tx, deskId: string, records: Records, change: Change): Promise<void> => {
  const changed = (kind: RecordKind): string[] => [
    ...new Set(change.flatMap((one) => (one.kind === kind && concerns(one) ? [one.id] : []))),
  ];
  const moved = changed('occurrence').flatMap((id) => records.occurrence.get(id)?.claimId ?? []);
  for (const id of changed('article')) await indexArticle(tx, deskId, id);
  for (const id of new Set([...changed('claim'), ...moved])) await indexClaim(tx, deskId, records, id);
  for (const id of changed('note')) await indexNote(tx, deskId, records, id);
  const kept = { evidence: changed('evidence'), comment: changed('comment') };
  for (const id of kept.evidence) await indexKept(tx, deskId, 'evidence', records.evidence.get(id));
  for (const id of kept.comment) await indexKept(tx, deskId, 'comment', records.comment.get(id));
  for (const id of comeOrGone(change)) await indexAllKept(tx, deskId, id);
};

const concerns = (one: Change[number]): boolean =>
  'create' in one || Object.keys(one.set).some((field) => searched[one.kind]?.includes(field));

/** Claims that were withdrawn or brought back. */
const comeOrGone = (change: Change): string[] =>
  change.flatMap((one) => (one.kind === 'claim' && 'set' in one && one.set.deletedAt ? [one.id] : []));

/** The words of an item of evidence that can be searched. */
export const wordsOfEvidence = (item: Pick<Evidence, 'publisher' | 'title' | 'quote' | 'note'>): string =>
  [item.publisher, item.title, item.quote, item.note].filter(Boolean).join(' · ');

const wordsOfClaim = ({ statement, shortText }: Claim): string => `${statement}\n${shortText}`;

/** What is to be found of claims that were not there before, and of what was made with them. */
export const entriesOf = (deskId: string, records: Records): Entry[] => {
  const of = (claimId: string) => {
    const claim = records.claim.get(claimId);
    return claim ? [placeOf(deskId, records, claim)] : [];
  };
  const claims = [...records.claim.values()].flatMap((one) =>
    of(one.id).map((place) => ({
      ...place,
      kind: 'claim' as const,
      ownerId: one.id,
      text: wordsOfClaim(one),
    })),
  );
  const notes = [...records.note.values()].flatMap((one) =>
    of(one.claimId).map((place) => ({ ...place, kind: 'note' as const, ownerId: one.id, text: one.text })),
  );
  const evidence = [...records.evidence.values()].map((one) => ({
    ...{ deskId, kind: 'evidence' as const, ownerId: one.id, claimId: one.claimId, articleId: null },
    text: wordsOfEvidence(one),
  }));
  return [...claims, ...notes, ...evidence];
};

type Kept = { id: string; claimId: string; deletedAt: string | Date | null };
type KeptOf = { evidence: Parameters<typeof wordsOfEvidence>[0]; comment: { text: string } };

const words: { readonly [Kind in keyof KeptOf]: (item: KeptOf[Kind]) => string } = {
  evidence: wordsOfEvidence,
  comment: ({ text }) => text,
};

/** What hangs on a claim is found by it, in whatever articles the claim stands. */
const indexKept = async <Kind extends keyof KeptOf>(
  tx: Tx,
  deskId: string,
  kind: Kind,
  item: (Kept & KeptOf[Kind]) | undefined,
): Promise<void> => {
  if (!item) return;
  const claim = await tx.claim.count({ where: { id: item.claimId, deletedAt: null } });
  if (item.deletedAt || claim === 0) return unindex(tx, kind, item.id);
  const entry = { deskId, kind, ownerId: item.id, claimId: item.claimId, articleId: null };
  await indexText(tx, { ...entry, text: words[kind](item) });
};

const indexAllKept = async (tx: Tx, deskId: string, claimId: string): Promise<void> => {
  const where = { claimId };
  for (const item of await tx.evidence.findMany({ where })) await indexKept(tx, deskId, 'evidence', item);
  for (const item of await tx.comment.findMany({ where })) await indexKept(tx, deskId, 'comment', item);
};

/** With its notes: they go when it is withdrawn, and come back with it. */
const indexClaim = async (tx: Tx, deskId: string, records: Records, claimId: string): Promise<void> => {
  const claim = records.claim.get(claimId);
  if (!claim) return;
  const entry = { ...placeOf(deskId, records, claim), kind: 'claim', ownerId: claimId } as const;
  if (claim.deletedAt) await unindex(tx, 'claim', claimId);
  else await indexText(tx, { ...entry, text: wordsOfClaim(claim) });
  const notes = [...records.note.values()].filter((note) => note.claimId === claimId);
  for (const note of notes) await indexNote(tx, deskId, records, note.id);
};

const indexNote = async (tx: Tx, deskId: string, records: Records, noteId: string): Promise<void> => {
  const note = records.note.get(noteId);
  const claim = note && records.claim.get(note.claimId);
  if (!note || !claim) return;
  if (note.deletedAt || claim.deletedAt) return unindex(tx, 'note', noteId);
  await indexText(tx, { ...placeOf(deskId, records, claim), kind: 'note', ownerId: noteId, text: note.text });
};

const placeOf = (deskId: string, records: Records, { id }: Claim) => {
  const where = [...records.occurrence.values()].find((one) => one.claimId === id && !one.deletedAt);
  return { deskId, claimId: id, articleId: where?.articleId ?? null };
};

/** Title and current text of an article. */
export const indexArticle = async (tx: Tx, deskId: string, articleId: string): Promise<void> => {
  const article = await tx.article.findUniqueOrThrow({ where: { id: articleId } });
  const where = { articleId_number: { articleId, number: article.currentNumber } };
  const { text } = await tx.articleVersion.findUniqueOrThrow({ where });
  const entry = { deskId, kind: 'article', ownerId: articleId, articleId, claimId: null } as const;
  await indexText(tx, { ...entry, text: `${article.title}\n${text}` });
};
