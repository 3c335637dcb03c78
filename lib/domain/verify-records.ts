/** Whether the records of a desk agree with one another, as the log says them. */
import { noRecords, type RecordOf, type Records } from './change';
import type { Claim, Occurrence } from './claim';
import type { Evidence } from './evidence';
import { type Fault, shown } from './fault';
import { printedHash } from './printed';
import { type Expected, recordsIn } from './replay';
import type { ToldTable } from './telling';
import { normalise } from './text';

/** What points at what: column and table. Versions of texts are looked at with the texts. */
const pointers: Partial<Record<ToldTable, Readonly<Record<string, ToldTable>>>> = {
  Claim: { assessmentId: 'Assessment', mergedIntoId: 'Claim' },
  Occurrence: { claimId: 'Claim', articleId: 'Article' },
  Assessment: { claimId: 'Claim' },
  SourcingNote: { claimId: 'Claim' },
  ClaimLink: { fromId: 'Claim', toId: 'Claim' },
  Evidence: {
    ...{ claimId: 'Claim', articleId: 'Article', sourceId: 'Source' },
    ...{ originId: 'OriginGroup', snapshotId: 'Snapshot' },
  },
  SearchLogEntry: { claimId: 'Claim' },
  ContactAttempt: { claimId: 'Claim' },
  Review: { claimId: 'Claim', assessmentId: 'Assessment', opinionId: 'Assessment' },
  Assignment: { claimId: 'Claim' },
  Comment: { claimId: 'Claim', parentId: 'Comment' },
  Correction: { claimId: 'Claim' },
};

/** Rows that point at what was never made. */
const orphans = (expected: Expected): Fault[] =>
  (Object.entries(pointers) as [ToldTable, Record<string, ToldTable>][]).flatMap(([table, columns]) =>
    [...expected[table]].flatMap(([id, row]) =>
      Object.entries(columns).flatMap(([column, target]): Fault[] => {
        const to = row[column];
        if (to === null || to === undefined || expected[target].has(String(to))) return [];
        return [{ kind: 'row.orphan', table, id, column, expected: target, found: shown(to) }];
      }),
    ),
  );

/** A claim is one person's turn at most. */
const turns = ({ assignment }: Records): Fault[] => {
  const open = [...assignment.values()].filter((one) => !one.deletedAt);
  const seen = new Set<string>();
  return open.flatMap(({ id, claimId }): Fault[] => {
    if (!seen.has(claimId)) {
      seen.add(claimId);
      return [];
    }
    return [{ kind: 'assignment.several', table: 'Assignment', id, column: 'claimId', found: claimId }];
  });
};

const hanging = ['occurrence', 'evidence', 'note', 'search', 'contact'] as const;
type Hanging = { -readonly [Kind in (typeof hanging)[number]]: Map<string, RecordOf[Kind]> };

const nothing = (): Hanging => ({
  occurrence: new Map(),
  evidence: new Map(),
  note: new Map(),
  search: new Map(),
  contact: new Map(),
});

/** What hangs on each claim, so that each is looked at by itself. */
const grouped = (records: Records): ReadonlyMap<string, Records> => {
  const groups = new Map<string, Hanging>();
  const put = <Kind extends keyof Hanging>(kind: Kind): void => {
    const all: ReadonlyMap<string, RecordOf[Kind]> = records[kind];
    for (const [id, record] of all) {
      const group = groups.get(record.claimId) ?? nothing();
      group[kind].set(id, record);
      groups.set(record.claimId, group);
    }
  };
  hanging.forEach(put);
  return new Map([...groups].map(([id, group]) => [id, { ...noRecords, ...group }]));
};

/** What was submitted or approved is, word for word, what stands. */
const secured = (records: Records): Fault[] => {
  const groups = grouped(records);
  return [...records.claim.values()].flatMap((claim: Claim): Fault[] => {
    const standing = records.assessment.get(claim.assessmentId ?? '');
    if (standing?.state !== 'submitted' && standing?.state !== 'approved') return [];
    const hash = printedHash(groups.get(claim.id) ?? noRecords, claim, standing);
    if (standing.hash === hash) return [];
    const at = { table: 'Assessment', id: standing.id, column: 'hash' };
    return [{ kind: 'assessment.hash', ...at, expected: hash, found: shown(standing.hash) }];
  });
};

/** What the records of a desk say against one another. */
export const recordFaults = (expected: Expected): Fault[] => {
  const records = recordsIn(expected);
  return [...orphans(expected), ...turns(records), ...secured(records)];
};

/** A text with all that points into it. Offsets are UTF-16 code units. */
export type TextToVerify = {
  id: string;
  text: string;
  sentences: readonly number[];
  occurrences: readonly Occurrence[];
  evidence: readonly Evidence[];
};

/** Whether a text is as it was normalised, its sentences tile it, and what is quoted from it stands there. */
export const textFaults = ({ id, text, sentences, occurrences, evidence }: TextToVerify): Fault[] => {
  const at = { table: 'ArticleVersion', id };
  return [
    ...(normalise(text) === text ? [] : [{ kind: 'text.form' as const, ...at, column: 'text' }]),
    ...(tiles(text, sentences) ? [] : [{ kind: 'text.sentences' as const, ...at, column: 'sentences' }]),
    ...occurrences.flatMap((one) => placeFaults(text, one)),
    ...evidence.flatMap((one) => quoteFaults(text, one)),
  ];
};

/** In order, without overlap, and nothing between them but space. */
const tiles = (text: string, sentences: readonly number[]): boolean => {
  let last = 0;
  for (let i = 0; i < sentences.length; i += 2) {
    const [start = -1, end = -1] = [sentences[i], sentences[i + 1]];
    if (start < last || end <= start || end > text.length || /\S/.test(text.slice(last, start))) return false;
    last = end;
  }
  return !/\S/.test(text.slice(last));
};

const unlike = (table: string, id: string, column: string, there: string, kept: string | null): Fault[] =>
  there === kept
    ? []
    : [{ kind: 'text.slice', table, id, column, expected: shown(there), found: shown(kept) }];

const placeFaults = (text: string, one: Occurrence): Fault[] => {
  if (one.anchorState === 'lost') return [];
  const { id, start, end, exact, prefix, suffix, cueStart, cueEnd, cueText } = one;
  return [
    ...unlike('Occurrence', id, 'exact', text.slice(start, end), exact),
    ...unlike('Occurrence', id, 'prefix', text.slice(Math.max(0, start - prefix.length), start), prefix),
    ...unlike('Occurrence', id, 'suffix', text.slice(end, end + suffix.length), suffix),
    ...(cueStart === null || cueEnd === null
      ? []
      : unlike('Occurrence', id, 'cueText', text.slice(cueStart, cueEnd), cueText)),
  ];
};

const quoteFaults = (text: string, { id, start, end, quote }: Evidence): Fault[] =>
  start === null || end === null ? [] : unlike('Evidence', id, 'quote', text.slice(start, end), quote);
