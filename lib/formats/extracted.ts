import type { ArticleDetails } from '@/lib/domain/article';
import type { Mark, Removed } from '@/lib/domain/mark';
import { normalise, removedFrom } from '@/lib/domain/text';
import type { Block } from './blocks';

/** What a source says about itself. What it does not say is left out. */
export type Known = Partial<ArticleDetails>;

/** The parts of a source in their order, as they were written, not yet normalised, and what it says about itself. */
export type Extracted = Known & { readonly blocks: readonly Block[] };

/** An article as a source holds it: text normalised and trimmed, a date at its head still on. */
export type ReadArticle = Known & {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly removed: Removed;
};

/** Set the blocks into one text, normalised each by itself, so that the marks need not be carried through. */
export function compose({ blocks, ...known }: Extracted): ReadArticle {
  const marks: Mark[] = [];
  let text = '';
  for (const { kind, gap, text: raw } of blocks) {
    const words = text === '' ? normalise(raw).trimStart() : normalise(raw);
    if (words.trim() === '') continue;
    if (text !== '') text += '\n'.repeat(gap);
    if (kind !== 'paragraph') marks.push({ start: text.length, end: text.length + words.length, kind });
    text += words;
  }
  const trimmed = text.trimEnd();
  return {
    ...known,
    text: trimmed,
    marks: marks.map((mark) => ({ ...mark, end: Math.min(mark.end, trimmed.length) })),
    removed: removedFrom(blocks.map((block) => block.text).join('')),
  };
}
