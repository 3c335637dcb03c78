import { z } from 'zod';
import { Layer } from './claim';
import { PartialDate } from './dates';
import { Verdict } from './verdict';

/** A claim's verdict, or that it has none yet. */
export const VerdictOrNone = z.enum([...Verdict.options, 'none']);
export type VerdictOrNone = z.infer<typeof VerdictOrNone>;

/** How far an article has come. new: no claims; working: a claim without verdict; done: every claim has one. */
export const Progress = z.enum(['new', 'working', 'done']);
export type Progress = z.infer<typeof Progress>;

/** The orders of the list; *unconfirmed*: most claims that are so first. */
export const Sort = z.enum(['newest', 'oldest', 'title', 'published', 'unconfirmed']);
export type Sort = z.infer<typeof Sort>;

/** Articles on one page of the list. */
export const PAGE_SIZE = 25;

const given = (raw: unknown): readonly unknown[] =>
  (Array.isArray(raw) ? raw : [raw]).filter((value) => value !== undefined && value !== '');

/** A field that may stand several times in an address. A value that is none of those known is passed over. */
const several = <T>(one: z.ZodType<T>) =>
  z.preprocess(given, z.array(z.unknown())).transform((values): readonly T[] => [
    ...new Set(
      values.flatMap((value) => {
        const read = one.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    ),
  ]);

const single = <T extends z.ZodType>(one: T) => z.preprocess((raw) => given(raw)[0], one);

/**
 * What is asked of the list of articles, as it stands in the address of the page. Values of one filter widen it,
 * filters narrow each other. An address from elsewhere still shows a list: what makes no sense is passed over.
 */
export const ArticleQuery = z.object({
  /** Words that follow one another in a title, text, claim or note. */
  q: single(z.string().trim().max(200).catch('')),
  /** `1`: with the accents as written. */
  exact: single(z.literal('1').optional().catch(undefined)),
  verdict: several(VerdictOrNone),
  progress: several(Progress),
  publisher: several(z.string().max(300)),
  year: several(z.string().regex(/^\d{4}$/)),
  /** First and last date, each as precise as known; an article that may fall between them is shown. */
  from: single(PartialDate.optional().catch(undefined)),
  to: single(PartialDate.optional().catch(undefined)),
  layer: several(Layer),
  language: several(z.string().max(40)),
  sort: single(Sort.catch('newest')),
  page: single(z.coerce.number().int().min(1).max(100_000).catch(1)),
});
export type ArticleQuery = z.infer<typeof ArticleQuery>;

/** Read a query from an address. */
export const readQuery = (params: URLSearchParams): ArticleQuery =>
  ArticleQuery.parse(Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)])));

/** The filters whose values are counted. */
export const facets = ['verdict', 'progress', 'publisher', 'year', 'layer', 'language'] as const;
export type Facet = (typeof facets)[number];

/** How many articles a value of a filter would show, the other filters being as they are. */
export type FacetCount = { readonly value: string; readonly count: number };

/** Claims of an article by the verdict they have now. */
export type VerdictCounts = Readonly<Record<VerdictOrNone, number>>;

/** Where the words looked for stand: the sentence, and half-open ranges within it, in UTF-16 code units. */
export type Hit = {
  readonly kind: 'article' | 'claim' | 'note' | 'evidence' | 'comment';
  readonly claimId: string | null;
  /** Id of the comment, for its place in the thread. */
  readonly commentId?: string;
  /** Number of the sentence in the article, from 0; null where it is not in the text. */
  readonly sentence: number | null;
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
};

/** A line of the list. */
export type ArticleRow = {
  readonly id: string;
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly fileName: string | null;
  readonly language: string;
  readonly publishedOn: string | null;
  readonly createdAt: string;
  readonly verdicts: VerdictCounts;
  readonly progress: Progress;
  /** Where the words looked for stand in it; none when nothing is looked for. */
  readonly hits: readonly Hit[];
};

/** One page of the list, and what the filters would show. */
export type ArticleList = {
  readonly rows: readonly ArticleRow[];
  /** Articles that meet all filters, on all pages. */
  readonly total: number;
  readonly page: number;
  readonly counts: Readonly<Record<Facet, readonly FacetCount[]>>;
};

/** How far an article with these claims has come. */
export const progressOf = (verdicts: VerdictCounts): Progress => {
  const claims = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
  if (claims === 0) return 'new';
  return verdicts.none > 0 ? 'working' : 'done';
};

/** The address of a query: what stands at its default is left out, so that equal lists have equal addresses. */
export const queryString = (query: ArticleQuery): string => {
  const { sort, page, ...rest } = query;
  const pairs = Object.entries(rest).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => (one === '' ? [] : [[name, String(one)]])),
  );
  if (sort !== 'newest') pairs.push(['sort', sort]);
  if (page > 1) pairs.push(['page', String(page)]);
  return new URLSearchParams(pairs).toString();
};

/** Whether anything narrows the list. */
export const isNarrowed = (query: ArticleQuery): boolean =>
  queryString({ ...query, sort: 'newest', page: 1 }) !== '';
