/** What is done to texts, as programs get it. */
import { z } from 'zod';
import { Id } from '@/lib/domain/ids';
import { count, hash, moment, text, time, words } from './field';

export const MadeVersionShape = z.object({
  versionId: Id,
  number: count,
  lookAgain: count.describe('So many passages wait for a person to look at them.'),
});

export const DifferencesShape = z.object({
  from: count,
  to: count,
  differences: z
    .array(z.object({ kind: z.enum(['same', 'removed', 'added']), text }).readonly())
    .readonly()
    .describe('Same and removed joined are the earlier text, same and added the later one.'),
});

export const ReadingShape = z.object({
  doubleRead: z.boolean(),
  readers: z.array(z.object({ readerId: Id, name: text, startedAt: time, doneAt: moment })).readonly(),
});

export const OriginShape = z.object({ originId: Id, moved: count, left: count });

/** What one can take back and do again next in the article. */
export const HistoryShape = z.object({ undo: words, redo: words });

/** The guideline of the desk, a version of it; the text is Markdown. */
export const GuidelineShape = z.object({
  ...{ id: Id, number: count, text, authorId: Id, author: text, createdAt: time },
});
export const ListedGuidelineShape = GuidelineShape.omit({ text: true });

/** An entry of the log. Number and hash are null on a desk where they would tell of what is hidden. */
export const LogShape = z.object({
  seq: count.nullable(),
  at: time,
  by: words,
  action: text,
  target: text,
  about: z.object({ kind: z.enum(['claim', 'article']), words: text, language: text }).nullable(),
  undoes: count.nullable(),
  hash: hash.nullable(),
});

/** A step of a claim's story; what it did to which record. */
export const StoryShape = z.object({
  ...{
    seq: count,
    at: time,
    actorId: Id.nullable(),
    action: text,
    undoes: count.nullable(),
    undone: z.boolean(),
  },
  details: z.array(z.looseObject({ kind: text, record: text })).readonly(),
});

/** An entry of the registry. */
export const SourceShape = z.looseObject({
  id: Id,
  kind: text,
  name: text,
  url: words,
  note: text,
  uses: count,
});

export const OriginNamedShape = z.object({ id: Id, name: text, uses: count });
