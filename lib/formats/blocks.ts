import type { MarkKind } from '@/lib/domain/mark';

/** A paragraph, heading or the like; `gap` is how many line ends stand before it where it is not the first. */
export type Block = {
  readonly kind: MarkKind | 'paragraph';
  readonly gap: number;
  readonly text: string;
};

/** A text that has no parts, or none that its format tells apart. */
export const oneBlock = (text: string): Block[] => [{ kind: 'paragraph', gap: 0, text }];

/** More than an empty line between two blocks says nothing. */
const WIDEST_GAP = 2;

/** Takes the words of a document as they come, and where its blocks end. */
export type BlockWriter = {
  readonly write: (text: string) => void;
  /** End the block that is being written, if any; the next one stands at least so many line ends below. */
  readonly end: (lines: number) => void;
  readonly done: () => Block[];
};

/**
 * Gather words into blocks.
 *
 * @param kindOf asked as each block ends, with its words
 */
export function createBlocks(kindOf: (text: string) => Block['kind'] = () => 'paragraph'): BlockWriter {
  const blocks: Block[] = [];
  let [text, gap] = ['', 0];

  const end = (lines: number) => {
    const words = text
      .replace(/[^\S\n]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd();
    text = '';
    if (words !== '') {
      blocks.push({ kind: kindOf(words), gap, text: words });
      gap = 0;
    }
    gap = Math.min(gap + lines, WIDEST_GAP);
  };

  return {
    write: (words) => {
      text += words;
    },
    end,
    done: () => {
      end(0);
      return blocks;
    },
  };
}
