import type { ArticleDetails } from '@/lib/domain/article';
import { dateLineOf } from '@/lib/domain/date-words';
import { takeDateHead } from '@/lib/domain/dates';
import { DomainError } from '@/lib/domain/errors';
import { canonicalJson, sha256 } from '@/lib/domain/hash';
import { likenessKeys } from '@/lib/domain/likeness';
import { type Mark, type Removed, removedInAll, shiftMarks } from '@/lib/domain/mark';
import { type SearchRow, searchRows } from '@/lib/domain/search-rows';
import { splitSentences } from '@/lib/domain/sentences';
import { collationKey, searchable, shorten } from '@/lib/domain/text';
import { detectLanguage } from './language';

/** In code points: what fits a line of the list. */
const TITLE_MAX = 120;

/** What a reader of a format found: the text normalised, a date at its head still on, and what the source says of itself. */
export type Read = Partial<ArticleDetails> & {
  readonly text: string;
  readonly marks?: readonly Mark[];
  readonly removed?: Removed;
};

/** All that is stored of a text, worked out before the database is asked for anything. */
export type Draft = {
  readonly details: ArticleDetails;
  /** The title was given; false: it is the beginning of the text. */
  readonly titleGiven: boolean;
  readonly titleKey: string;
  readonly text: string;
  /** Of the text. */
  readonly sha256: string;
  /** [start, end, start, end, …], half-open, in UTF-16 code units. */
  readonly sentences: readonly number[];
  readonly sentencesSha256: string;
  readonly marks: readonly Mark[];
  /** Null where nothing was taken out. */
  readonly removed: Removed | null;
  /** Title and text for the full-text index. */
  readonly search: readonly SearchRow[];
  /** Of the text, without its title (lib/domain/likeness.ts). */
  readonly likeness: readonly number[];
};

/**
 * What the desk stores of a text that was read: the date taken off its head, its language told, its sentences split,
 * named, hashed, and made ready for searching and for finding what is like it.
 *
 * @throws DomainError text.empty when there is not a single letter or digit
 */
export const draftOf = async ({ text: whole, marks = [], removed, ...said }: Read): Promise<Draft> => {
  const { date, text: headless } = takeDateHead(whole);
  const text = headless.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) throw new DomainError('text.empty');
  const cut = whole.length - headless.trimStart().length;
  const language = said.language ?? (await detectLanguage(text));
  const ranges = splitSentences(text, language);
  const sentences = ranges.flatMap(({ start, end }) => [start, end]);
  const title = said.title ?? shorten(oneLine(text.slice(ranges[0]?.start, ranges[0]?.end)), TITLE_MAX);
  const found = searchable(text);
  return {
    details: {
      title,
      byline: said.byline ?? null,
      publisher: said.publisher ?? null,
      agency: said.agency ?? null,
      url: said.url ?? null,
      language,
      publishedOn: said.publishedOn ?? date ?? dateLineOf(text, language),
    },
    titleGiven: said.title !== undefined,
    titleKey: collationKey(title),
    text,
    sha256: sha256(text),
    sentences,
    sentencesSha256: sha256(canonicalJson(sentences)),
    marks: within(shiftMarks(marks, cut), text.length),
    removed: removed && removedInAll(removed) > 0 ? removed : null,
    search: searchRows(joined(searchable(title), found)),
    likeness: likenessKeys(found.folded),
  };
};

type Words = ReturnType<typeof searchable>;

const joined = (title: Words, text: Words): Words => ({
  marked: `${title.marked} ${text.marked}`.trim(),
  folded: `${title.folded} ${text.folded}`.trim(),
});

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** White space at the end of the text is not of it. */
const within = (marks: readonly Mark[], length: number): Mark[] =>
  marks.flatMap((mark) => (mark.start < length ? [{ ...mark, end: Math.min(mark.end, length) }] : []));
