import { apply, type Change, noRecords, type Records } from './change';
import { plainDesk } from './desk-rules';
import { newId } from './ids';
import { parse } from './input';
import { splitSentences } from './sentences';
import { changeOf, type VerbName, verbNamed } from './verbs';
import type { Writing } from './writing';

/** A small desk in memory: one text, one writer, and the records after every verb done so far. */
export const sandbox = (text: string, language = 'vi') => {
  const versionId = newId();
  const articleId = newId();
  const sentences = splitSentences(text, language).flatMap(({ start, end }) => [start, end]);
  let records: Records = noRecords;
  let clock = Date.UTC(2022, 0, 7, 8);

  const writing = (by: string): Writing => {
    clock += 1000;
    return {
      by,
      at: new Date(clock).toISOString(),
      texts: new Map([[versionId, { articleId, text, language, sentences, boundaries: {} }]]),
      desk: plainDesk,
      interests: [],
    };
  };

  /** `more`: what the server alone knows, or a desk that works otherwise. */
  const work = (name: VerbName, input: unknown, by = 'checker-a', more: Partial<Writing> = {}): Change =>
    changeOf(name, records, parse(verbNamed(name).input, input), { ...writing(by), ...more });

  return {
    versionId,
    articleId,
    get records() {
      return records;
    },
    take: (change: Change) => {
      records = apply(records, change);
    },
    work,
    /** Do a verb and keep its change. */
    perform: (name: VerbName, input: unknown, by?: string): Change => {
      const change = work(name, input, by);
      records = apply(records, change);
      return change;
    },
    /** Mark the first place where `quote` stands as a claim. @returns the claim's id */
    draft: (quote: string, more: Record<string, unknown> = {}): string => {
      const id = newId();
      const start = text.indexOf(quote);
      const input = {
        id,
        occurrenceId: newId(),
        versionId,
        start,
        end: start + quote.length,
        layer: 'content',
        ...more,
      };
      records = apply(records, work('claim.draft', input));
      return id;
    },
    now: () => new Date(clock).toISOString(),
  };
};
