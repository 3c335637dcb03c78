import { type Boundaries, recorrected } from '@/lib/domain/boundaries';
import { noRecords, type Records } from '@/lib/domain/change';
import { type Range, rangesOf, sentenceAt } from '@/lib/domain/sentences';
import type { Performed, Workspace } from '@/lib/domain/workspace';
import type { Me, State } from './contract';
import type { Place } from './fold';

/** Whether a passage has words in the sentence in focus. */
export const touches = (state: State, one: Range): boolean => {
  const sentence = state.sentences[state.focus];
  return sentence !== undefined && one.start < sentence.end && one.end > sentence.start;
};

/** The sentences under other boundaries than the workspace came with; each is body text or not as its first letter was. */
export const cutOf = (
  { version, outside }: Workspace,
  boundaries: Boundaries,
): Pick<State, 'sentences' | 'outside'> => {
  const came = rangesOf(version.sentences);
  const flat = recorrected(version.text, version.sentences, version.boundaries, boundaries);
  if (flat === version.sentences) return { sentences: came, outside };
  const sentences = rangesOf(flat);
  const wasOutside = new Set(outside);
  const isOutside = ({ start }: Range) => wasOutside.has(sentenceAt(came, start));
  return { sentences, outside: sentences.flatMap((one, i) => (isOutside(one) ? [i] : [])) };
};

/** The state before anything has been done. */
export const begin = (workspace: Workspace, me: Me, records: Records): State => ({
  workspace,
  me,
  ...cutOf(workspace, workspace.version.boundaries),
  base: records,
  pending: [],
  records,
  undoes: workspace.history.undo,
  redoes: workspace.history.redo,
  focus: 0,
  selection: null,
  openClaim: null,
  save: 'saved',
  savedAt: null,
  conflict: null,
  refusals: [],
  dialog: null,
  caret: null,
  said: { key: 'silence', values: {}, at: 0 },
});

const byId = <T extends { id: string }>(all: readonly T[]): ReadonlyMap<string, T> => {
  const records = new Map<string, T>();
  for (const one of all) records.set(one.id, one);
  return records;
};

/** The records an answer of the server brings. */
export const recordsOf = (workspace: Workspace): Records => ({
  ...noRecords,
  article: byId([workspace.article]),
  version: byId([workspace.version]),
  claim: byId(workspace.claims),
  occurrence: byId(workspace.occurrences),
  assessment: byId(workspace.assessments),
  note: byId(workspace.notes),
  link: byId(workspace.links),
  evidence: byId(workspace.evidence),
  search: byId(workspace.searches),
  contact: byId(workspace.contacts),
  review: byId(workspace.reviews),
  assignment: byId(workspace.assignments),
  origin: byId(workspace.origins),
  source: byId(workspace.sources),
});

/** The text that verbs can mark in here, and how the desk works. */
export const placeOf = ({ article, version, waiting, desk, interests }: Workspace): Place => ({
  texts: new Map([[version.id, { ...version, language: article.language }]]),
  seen: new Map(Object.entries(waiting).map(([id, { words }]) => [id, words])),
  desk,
  interests,
});

/** The server put a passage of this article into another version of its text than the one that is shown. */
export const speaksOfNewerText = (
  records: Records,
  { article, version }: Workspace,
  { change }: Performed,
): boolean =>
  change.some((one) => {
    const passage = one.kind === 'occurrence' ? records.occurrence.get(one.id) : undefined;
    return (
      passage?.articleId === article.id &&
      passage.versionId !== version.id &&
      passage.anchorState !== 'lost' &&
      passage.deletedAt === null
    );
  });

/** The server changed something that this page has never seen: it has to be read. */
export const speaksOfUnknown = (
  records: Records,
  snapshots: Workspace['snapshots'],
  { change }: Performed,
): boolean => {
  const missing = change.some((one) => !records[one.kind].has(one.id));
  const named = [...records.evidence.values()].filter((item) => change.some((one) => one.id === item.id));
  const nameless = named.some(
    ({ originId, sourceId, snapshotId }) =>
      (originId !== null && !records.origin.has(originId)) ||
      (sourceId !== null && !records.source.has(sourceId)) ||
      (snapshotId !== null && !snapshots.some((one) => one.id === snapshotId)),
  );
  const orphans = change.some(
    (one) => 'create' in one && one.kind === 'occurrence' && !records.claim.has(one.create.claimId),
  );
  return missing || orphans || nameless;
};
