import { z } from 'zod';
import { ArticleDetails } from './article';
import type { ErrorCode } from './errors';

/** Fields of a form that were left empty say nothing. */
const withoutBlanks = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null
    ? Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
    : raw;

/** A text that was pasted, and what was said about it; what is left out is found in the text or stays unknown. */
export const PastedText = z.preprocess(
  withoutBlanks,
  ArticleDetails.partial().extend({ text: z.string().default('') }),
);
export type PastedText = z.infer<typeof PastedText>;

/** What became of one thing handed in. `duplicate` names the article that holds the same text already. */
export type ImportOutcome =
  | { outcome: 'imported'; fileName: string | null; articleId: string; title: string }
  | { outcome: 'duplicate'; fileName: string | null; articleId: string; title: string }
  | {
      outcome: 'refused';
      fileName: string | null;
      code: ErrorCode;
      details: Readonly<Record<string, unknown>>;
    };
