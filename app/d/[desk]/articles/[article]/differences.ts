import { type Records, same } from '@/lib/domain/change';
import type { Claim, Occurrence } from '@/lib/domain/claim';
import type { Evidence } from '@/lib/domain/evidence';
import type { SourcingNote } from '@/lib/domain/note';
import type { Assessment } from '@/lib/domain/verdict';
import type { Conflict } from './contract';

/** Fields of a claim, its verdict, notes and passages, and of an article, as the two sides of a conflict show them. */
export type FieldOfConflict =
  | 'standing'
  | 'statement'
  | 'shortText'
  | 'verdict'
  | 'basis'
  | 'confidence'
  | 'rationale'
  | 'whatWouldChangeIt'
  | 'type'
  | 'layer'
  | 'subjects'
  | 'claimDate'
  | 'place'
  | 'sourceName'
  | 'sourceKind'
  | 'passages'
  | 'notes'
  | 'evidence'
  | 'title'
  | 'byline'
  | 'publisher'
  | 'agency'
  | 'url'
  | 'language'
  | 'publishedOn';

export type Side = string | readonly string[] | null;
export type Difference = { field: FieldOfConflict; mine: Side; theirs: Side; differs: boolean };

const claimFields = ['type', 'layer', 'subjects', 'claimDate', 'place', 'sourceName', 'sourceKind'] as const;
const verdictFields = ['verdict', 'basis', 'confidence', 'rationale', 'whatWouldChangeIt'] as const;
const articleFields = ['title', 'byline', 'publisher', 'agency', 'url', 'language', 'publishedOn'] as const;

type Sides = Partial<Record<FieldOfConflict, Side>>;

/** What differs, and of the rest what the op is about, so that one knows which claim it is. */
export const differences = ({ op, mine, theirs }: Conflict): Difference[] => {
  const input = op.input as Readonly<Record<string, unknown>>;
  const sides = op.verb === 'article.describe' ? ofArticle : ofClaim;
  const id = String(input.articleId ?? input.claimId ?? input.fromId ?? reported(input) ?? '');
  const left = sides(mine, id);
  const right = sides(theirs, id);
  return (Object.keys(left) as FieldOfConflict[])
    .map((field) => ({ field, mine: left[field] ?? null, theirs: right[field] ?? null }))
    .map((row) => ({ ...row, differs: !same(row.mine, row.theirs) }))
    .filter(({ field, differs }) => differs || field === 'statement' || field === 'title');
};

const reported = (input: Readonly<Record<string, unknown>>) =>
  (input.reports as { claimId: string } | undefined)?.claimId;

const ofArticle = (records: Records, id: string): Sides => {
  const article = records.article.get(id);
  return Object.fromEntries(articleFields.map((field) => [field, article?.[field] ?? null]));
};

const ofClaim = (records: Records, id: string): Sides => {
  const claim: Claim | undefined = records.claim.get(id);
  const assessment: Assessment | undefined = records.assessment.get(claim?.assessmentId ?? '');
  const standing = <T extends SourcingNote | Occurrence | Evidence>(all: ReadonlyMap<string, T>) =>
    [...all.values()].filter((one) => one.claimId === id && one.deletedAt === null);
  return {
    statement: claim?.statement ?? null,
    standing: claim && !claim.deletedAt ? 'here' : 'gone',
    shortText: claim?.shortText ?? null,
    ...Object.fromEntries(verdictFields.map((field) => [field, assessment?.[field] || null])),
    ...Object.fromEntries(claimFields.map((field) => [field, claim?.[field] ?? null])),
    passages: standing(records.occurrence).map((one) => one.exact),
    notes: standing(records.note).map((one) => one.text),
    evidence: standing(records.evidence).map((one) => `${one.publisher}: ${one.quote}`),
  };
};
