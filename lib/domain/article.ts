import { z } from 'zod';
import type { Boundaries } from './boundaries';
import { PartialDate } from './dates';
import { Id } from './ids';
import type { Mark, Removed } from './mark';

/** BCP 47, as short as the languages we meet. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

const line = (max: number) => z.string().trim().max(max);
const optionalLine = (max: number) =>
  line(max)
    .transform((value) => (value === '' ? null : value))
    .nullable();

/** An address a reader can follow: http or https only. */
export const WebAddress = z.url({ protocol: /^https?$/ }).max(2000);

/** What is known about an article besides its text. */
export const ArticleDetails = z.object({
  title: line(500).min(1),
  byline: optionalLine(300),
  publisher: optionalLine(300),
  agency: optionalLine(300),
  url: z.union([z.literal('').transform(() => null), WebAddress]).nullable(),
  language: LanguageTag,
  publishedOn: z.union([z.literal('').transform(() => null), PartialDate]).nullable(),
});
export type ArticleDetails = z.infer<typeof ArticleDetails>;

/** Bytes on their way in; 5 MB at the most. */
export const MAX_SOURCE_BYTES = 5 * 1024 * 1024;

/** How a text came: by an import (a file, a paste, a link), or by a person changing the words here. */
export const TextOrigin = z.enum(['import', 'edit']);
export type TextOrigin = z.infer<typeof TextOrigin>;

/** A row of `Article` as reviewers see it. Times are ISO 8601 in UTC. */
export type Article = ArticleDetails & {
  id: string;
  titleGiven: boolean;
  fileName: string | null;
  currentNumber: number;
  version: number;
  createdAt: string;
  deletedAt: string | null;
};

/**
 * A row of `ArticleVersion`. `sentences` is [start, end, start, end, …], half-open, in UTF-16 code units, as people see
 * them: with the boundaries that were put right by hand.
 */
export type ArticleVersion = {
  id: string;
  articleId: string;
  number: number;
  text: string;
  sha256: string;
  sourceSha256: string;
  sentences: readonly number[];
  boundaries: Boundaries;
  origin: TextOrigin;
  importedAt: string;
};

/** A version without its text, as the log keeps it: the long parts by their hash. */
export type VersionRecord = Omit<ArticleVersion, 'text' | 'sentences'> & {
  sentencesSha256?: string;
  marks?: readonly Mark[];
  removed?: Removed | null;
  sourceLine?: number | null;
  fetchedAt?: string | null;
  importedById?: string | null;
};

/** Correct what is known about an article; `version` is the number the writer saw. */
export const DescribeArticle = ArticleDetails.partial().extend({
  articleId: Id,
  version: z.int().positive(),
});
export type DescribeArticle = z.infer<typeof DescribeArticle>;
