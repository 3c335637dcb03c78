/** New claims with all that was made with them, stored by a few statements for many. */
import { apply, type Change, noRecords, type Patch, type RecordKind } from '@/lib/domain/change';
import { tableOf } from '@/lib/domain/telling';
import { type Columns, insertRows, updateRows } from './bulk';
import type { Tx } from './client';
import { entriesOf } from './reindex';
import { indexTexts } from './search-index';

type Made = Extract<Patch, { create: unknown }>;

/** What is made together, in the order in which one thing points at another. */
const columns: Partial<Readonly<Record<RecordKind, Columns<string>>>> = {
  claim: {
    text: [
      ...['id', 'deskId', 'statement', 'shortText', 'type', 'layer', 'claimDate', 'place', 'language'],
      ...['sourceName', 'sourceKind', 'mergedIntoId', 'createdById'],
    ],
    ...{ integer: ['version'], json: ['subjects'], time: ['createdAt', 'deletedAt'] },
  },
  occurrence: {
    text: [
      ...['id', 'claimId', 'articleId', 'versionId', 'exact', 'prefix', 'suffix', 'anchorState', 'cueText'],
      ...['cueClass', 'seenVersionId', 'annotation', 'createdById'],
    ],
    integer: ['start', 'end', 'cueStart', 'cueEnd', 'seenStart', 'seenEnd'],
    ...{ real: ['anchorScore'], boolean: ['lookAgain'], time: ['createdAt', 'deletedAt'] },
  },
  assessment: {
    text: [
      ...['id', 'claimId', 'authorId', 'state', 'verdict', 'basis', 'confidence', 'rationale', 'hash'],
      'whatWouldChangeIt',
    ],
    ...{ integer: ['guideline'], boolean: ['independent'], json: ['reasons'] },
    time: ['asOf', 'submittedAt', 'createdAt', 'deletedAt'],
  },
  note: {
    text: ['id', 'claimId', 'authorId', 'text', 'visibility'],
    time: ['createdAt', 'editedAt', 'deletedAt'],
  },
  origin: { text: ['id', 'deskId', 'name', 'createdById'], time: ['createdAt', 'deletedAt'] },
  evidence: {
    text: [
      ...[
        'id',
        'claimId',
        'url',
        'document',
        'articleId',
        'versionId',
        'sourceKind',
        'sourceName',
        'sourceId',
      ],
      ...['publisher', 'title', 'author', 'publishedOn', 'quote', 'stance', 'directness', 'originId'],
      ...['reliability', 'archiveUrl', 'snapshotId', 'note', 'createdById'],
    ],
    integer: ['start', 'end', 'credibility'],
    time: ['accessedAt', 'createdAt', 'editedAt', 'deletedAt'],
  },
  search: {
    text: ['id', 'claimId', 'authorId', 'lookedFor', 'place', 'outcome', 'result', 'visibility'],
    time: ['searchedAt', 'createdAt', 'editedAt', 'deletedAt'],
  },
  contact: {
    text: ['id', 'claimId', 'authorId', 'contacted', 'channel', 'outcome', 'response', 'visibility'],
    time: ['attemptedAt', 'createdAt', 'editedAt', 'deletedAt'],
  },
};

const isMade = (one: Patch): one is Made => 'create' in one && columns[one.kind] !== undefined;

/** Whether the change makes claims and nothing else than what hangs on them. */
export const isMaking = (change: Change): boolean => {
  const made = new Set(change.flatMap((one) => ('create' in one ? [one.id] : [])));
  return change.every((one) => isMade(one) || (one.kind === 'claim' && made.has(one.id)));
};

/** Store changes that make claims, in any number; the search index follows. */
export const saveMade = async (tx: Tx, deskId: string, changes: readonly Change[]): Promise<void> => {
  const all = changes.flat();
  for (const [kind, typed] of Object.entries(columns)) {
    const rows = all
      .filter((one) => isMade(one) && one.kind === kind)
      .map((one) => rowOf(one, deskId, typed));
    await insertRows(tx, tableOf[kind as RecordKind], typed, rows);
  }
  const after = changes.map((change) => apply(noRecords, change));
  // A claim points at its assessment, which points at the claim.
  const claims = after.flatMap(({ claim }) => [...claim.values()]);
  const standing = claims.map(({ id, assessmentId, version }) => ({ id, assessmentId, version }));
  await updateRows(tx, 'Claim', { text: ['assessmentId'], integer: ['version'] }, standing);
  await indexTexts(
    tx,
    after.flatMap((records) => entriesOf(deskId, records)),
  );
};

type Row = Record<string, string | number | boolean | object | null>;

/** Times may come without their milliseconds; the database has them. */
const rowOf = (one: Patch, deskId: string, { time }: Columns<string>): Row => {
  const given: Row = 'create' in one ? { ...one.create, deskId } : {};
  const times = (time ?? []).flatMap((column) =>
    typeof given[column] === 'string' ? [[column, new Date(given[column]).toISOString()]] : [],
  );
  return { ...given, ...Object.fromEntries(times) };
};
