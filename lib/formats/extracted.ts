import type { ArticleDetails } from '@/lib/domain/article';

/** What a source says about itself. What it does not say is left out. */
export type Known = Partial<ArticleDetails>;

/** The text of a source as it was written, not yet normalised, and what it says about itself. */
export type Extracted = Known & { readonly text: string };
