/** What comes and goes as files, as programs get it. */
import { z } from 'zod';
import { Id } from '@/lib/domain/ids';
import { ImportFileState, ImportState } from '@/lib/domain/import-job';
import { leftBecause } from '@/lib/domain/taking-over';
import { Verdict } from '@/lib/domain/verdict';
import { count, hash, moment, text, time, words } from './field';

const outcomes = z.object({ imported: count, known: count, refused: count });

export const StartedShape = z.object({ id: Id });

/** An import of files. Sizes in bytes. */
export const ImportShape = z.object({
  ...{ id: Id, state: ImportState, by: words, code: words, createdAt: time, endedAt: moment },
  ...{ files: count, filesDone: count, bytes: count, bytesDone: count, outcomes },
});

export const ImportViewShape = ImportShape.extend({
  shown: z
    .array(
      z.object({
        ...{ id: Id, number: count, fileName: text, size: count, position: count, state: ImportFileState },
        ...{ outcomes, code: words, details: z.record(z.string(), z.unknown()) },
      }),
    )
    .readonly()
    .describe('Files under way and those that were refused first, so many at most.'),
});

export const ReceivedShape = z.object({ received: count, done: z.boolean() });

export const KeptSnapshotShape = z.object({
  snapshot: z.object({
    ...{ id: Id, sha256: hash, mediaType: text, name: text, url: words, capturedAt: time, capturedById: Id },
  }),
  quotable: z.boolean().describe('Its words can be read, and quotes are held to them.'),
});

/** What became of each annotation of a file. */
export const TakingOverShape = z.object({
  ...{ taken: count, known: count, left: count },
  rows: z
    .array(
      z.object({
        ...{ index: count, outcome: z.enum(['claim', 'place', 'known', 'left']) },
        ...{ because: z.enum(leftBecause).nullable(), name: words, words, source: words },
        ...{ articleId: Id.nullable(), title: words, claimId: Id.nullable(), occurrenceId: Id.nullable() },
        ...{ statement: words, verdict: Verdict.nullable(), notes: count, evidence: count },
        ...{ searches: count, contacts: count, links: count },
        unlinked: count.describe('Links with claims that are not here: they are not made.'),
        kept: z.array(text).readonly().describe('Properties without a place here, kept as they came.'),
        refused: z.array(z.object({ verb: text, code: text })).readonly(),
        isTooMuch: z.boolean(),
      }),
    )
    .readonly(),
});

/** Fact-checks of a file, and where each could go. */
export const ReviewsShape = z.object({
  rows: z
    .array(
      z.object({
        index: count,
        review: z.looseObject({ claim: text, url: words, publisher: words, verdict: words }),
        places: z
          .array(z.object({ articleId: Id, title: text, versionId: Id, start: count, end: count }))
          .readonly(),
        known: z.array(z.object({ claimId: Id, shortText: text })).readonly(),
      }),
    )
    .readonly(),
  left: z.array(z.object({ index: count, because: text })).readonly(),
});

export const ReviewsTakenShape = z.object({
  items: z.array(z.object({ index: count, claimId: Id.nullable(), because: words, code: words })).readonly(),
});

/** A published report. */
export const PublishedShape = z.object({
  ...{ id: Id, number: count, title: text, language: text, articleId: Id.nullable() },
  ...{ hash, sha256: hash, publishedAt: time, publishedBy: text },
  totals: z.looseObject({ confirmed: count, unconfirmed: count, disputed: count }),
  supersedes: count.nullable(),
  supersededBy: count.nullable(),
  withdrawn: z.object({ at: time, by: text, reason: text }).nullable(),
});
