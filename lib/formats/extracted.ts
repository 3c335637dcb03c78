import type { ArticleDetails } from '@/lib/domain/article';
import type { Mark, Removed } from '@/lib/domain/mark';
import { normalise, removedFrom } from '@/lib/domain/text';
import type { Block } from './blocks';
import { looksVietnamese } from './language';

/** What a source says about itself. What it does not say is left out. */
export type Known = Partial<ArticleDetails>;

/** The parts of a source in their order, as they were written, not yet normalised, and what it says about itself. */
export type Extracted = Known & {
  readonly blocks: readonly Block[];
  /** Parts of it that lie outside the file. */
  readonly elsewhere?: number;
};

/** An article as a source holds it: text normalised and trimmed, a date at its head still on. */
export type ReadArticle = Known & {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly removed: Removed;
};

/** Set the blocks into one text, normalised each by itself, so that the marks need not be carried through. */
export function compose({ blocks, elsewhere = 0, ...known }: Extracted): ReadArticle {
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
    ...believed(known, trimmed),
    text: trimmed,
    marks: marks.map((mark) => ({ ...mark, end: Math.min(mark.end, trimmed.length) })),
    removed: {
      ...removedFrom(blocks.map((block) => block.text).join('')),
      ...(elsewhere > 0 && { elsewhere }),
    },
  };
}

/** In code units: enough letters to tell Vietnamese by, if it is any. */
const SAMPLE = 5_000;
const TOO_SHORT = 200;

/** Pages name the language of their template: where the letters of the text say otherwise, it is better told from them. */
function believed({ language, ...known }: Known, text: string): Known {
  if (language === undefined) return known;
  const sample = text.slice(0, SAMPLE);
  const saysVietnamese = /^vi\b/.test(language);
  const isWrong = looksVietnamese(sample) ? !saysVietnamese : saysVietnamese && text.length > TOO_SHORT;
  return isWrong ? known : { ...known, language };
}
