/** Columns of the tables whose rows are read, and made, many at a time. */
import type { Claim, ClaimLink, Occurrence } from '@/lib/domain/claim';
import type { ContactAttempt } from '@/lib/domain/contact';
import type { Evidence } from '@/lib/domain/evidence';
import type { SourcingNote } from '@/lib/domain/note';
import type { Correction, Review } from '@/lib/domain/review';
import type { SearchLogEntry } from '@/lib/domain/search-log';
import type { Assessment } from '@/lib/domain/verdict';
import type { Columns } from './bulk';

/** Tables of claims and of what hangs on them, and what their rows are. */
export type RowOf = {
  Claim: Claim;
  Occurrence: Occurrence;
  Assessment: Assessment;
  SourcingNote: SourcingNote;
  ClaimLink: ClaimLink;
  Evidence: Evidence;
  SearchLogEntry: SearchLogEntry;
  ContactAttempt: ContactAttempt;
  Review: Review;
  Correction: Correction;
};
/** Their names. */
export type RowTable = keyof RowOf;

/** What each record keeps, by what it holds. The desk's id is part of no record. */
export const columnsOf: { readonly [Table in RowTable]: Columns<keyof RowOf[Table] & string> } = {
  Claim: {
    text: [
      ...(['id', 'statement', 'shortText', 'type', 'layer', 'claimDate', 'place', 'language'] as const),
      ...(['sourceName', 'sourceKind', 'assessmentId', 'mergedIntoId', 'createdById'] as const),
    ],
    ...{ integer: ['version'], json: ['subjects'], time: ['createdAt', 'deletedAt'] },
  },
  Occurrence: {
    text: [
      ...(['id', 'claimId', 'articleId', 'versionId', 'exact', 'prefix', 'suffix', 'anchorState'] as const),
      ...(['cueText', 'cueClass', 'seenVersionId', 'annotation', 'createdById'] as const),
    ],
    integer: ['start', 'end', 'cueStart', 'cueEnd', 'seenStart', 'seenEnd'],
    ...{ real: ['anchorScore'], boolean: ['lookAgain'], time: ['createdAt', 'deletedAt'] },
  },
  Assessment: {
    text: [
      ...(['id', 'claimId', 'authorId', 'state', 'verdict', 'basis', 'confidence', 'rationale'] as const),
      ...(['whatWouldChangeIt', 'hash'] as const),
    ],
    ...{ integer: ['guideline'], boolean: ['independent'], json: ['reasons'] },
    time: ['asOf', 'submittedAt', 'createdAt', 'deletedAt'],
  },
  SourcingNote: {
    text: ['id', 'claimId', 'authorId', 'text', 'visibility'],
    time: ['createdAt', 'editedAt', 'deletedAt'],
  },
  ClaimLink: { text: ['id', 'fromId', 'toId', 'kind', 'createdById'], time: ['createdAt', 'deletedAt'] },
  Evidence: {
    text: [
      ...([
        'id',
        'claimId',
        'url',
        'document',
        'articleId',
        'versionId',
        'sourceKind',
        'sourceName',
      ] as const),
      ...(['sourceId', 'publisher', 'title', 'author', 'publishedOn', 'quote', 'stance'] as const),
      ...(['directness', 'originId', 'reliability', 'archiveUrl', 'snapshotId', 'note'] as const),
      ...(['createdById'] as const),
    ],
    ...{
      integer: ['start', 'end', 'credibility'],
      time: ['accessedAt', 'createdAt', 'editedAt', 'deletedAt'],
    },
  },
  SearchLogEntry: {
    text: ['id', 'claimId', 'authorId', 'lookedFor', 'place', 'outcome', 'result', 'visibility'],
    time: ['searchedAt', 'createdAt', 'editedAt', 'deletedAt'],
  },
  ContactAttempt: {
    text: ['id', 'claimId', 'authorId', 'contacted', 'channel', 'outcome', 'response', 'visibility'],
    time: ['attemptedAt', 'createdAt', 'editedAt', 'deletedAt'],
  },
  Review: {
    text: [
      ...(['id', 'claimId', 'assessmentId', 'reviewerId', 'hash', 'decision', 'reason'] as const),
      ...(['comment', 'opinionId'] as const),
    ],
    time: ['createdAt'],
  },
  Correction: {
    text: ['id', 'claimId', 'kind', 'reason', 'fromHash', 'toHash', 'authorId'],
    ...{ json: ['before', 'after'], time: ['createdAt'] },
  },
};
