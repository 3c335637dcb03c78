/** What a stretch of an article's text is besides body text; half-open, in UTF-16 code units of the text. */
export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
};

/** Headings are read as body text; what stands in the others is kept, and offered to nobody as a claim. */
export const markKinds = ['heading', 'caption', 'credit', 'boilerplate'] as const;
export type MarkKind = (typeof markKinds)[number];

/** What was taken out of a text as it came in, or left where it was: it cannot be seen and can mislead, or do harm. */
export type Removed = {
  /** Control characters other than tab and line ends. */
  readonly controls: number;
  /** Embeddings, overrides and isolates of writing direction. */
  readonly bidi: number;
  /** Parts of a document that lie outside it, a picture or a template, and were not fetched; absent where there are none. */
  readonly elsewhere?: number;
};

/** How much that is, of every kind. */
export const removedInAll = ({ controls, bidi, elsewhere = 0 }: Removed): number =>
  controls + bidi + elsewhere;

/** The marks of a text from which the first `length` code units were cut. */
export const shiftMarks = (marks: readonly Mark[], length: number): Mark[] =>
  marks.flatMap(({ start, end, kind }) =>
    end > length ? [{ start: Math.max(0, start - length), end: end - length, kind }] : [],
  );
