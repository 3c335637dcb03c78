import { readdirSync, readFileSync } from 'node:fs';
import { takeDateHead } from '../lib/domain/dates';
import { splitSentences } from '../lib/domain/sentences';
import { normalise } from '../lib/domain/text';
import type { Verdict } from '../lib/domain/verdict';

/** A passage to be claimed, and what is said of it. */
export type Passage = {
  readonly start: number;
  readonly end: number;
  readonly layer: 'content' | 'attribution';
  readonly verdict: Verdict | null;
};

const SEEDS = new URL('../seeds/', import.meta.url);

/** The corpus' own articles, as they are stored. */
export const corpus = (): string[] =>
  readdirSync(SEEDS)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => takeDateHead(normalise(readFileSync(new URL(name, SEEDS), 'utf8'))).text.trim());

/** [start, end, …] as a version holds them. */
export const sentencesOf = (text: string): number[] =>
  splitSentences(text, 'vi').flatMap(({ start, end }) => [start, end]);

const PER_PARAGRAPH = 6;

/**
 * The corpus' sentences over and over, in paragraphs or in a single one. Each is numbered: in a real article hardly
 * any sentence stands twice, and a passage that does needs a long context to be told from its double.
 */
export function longText(count: number, layout: 'paragraphs' | 'one paragraph'): string {
  const pieces = corpus().flatMap((text) =>
    splitSentences(text, 'vi').map(({ start, end }) => text.slice(start, end)),
  );
  let text = '';
  for (let i = 0; i < count; i += 1) {
    const gap = layout === 'paragraphs' && i % PER_PARAGRAPH === 0 ? '\n\n' : ' ';
    const sentence = pieces[i % pieces.length]?.replace(' ', ` ${i} `) ?? '';
    text += (i === 0 ? '' : gap) + sentence;
  }
  return text;
}

const verdicts = ['confirmed', 'unconfirmed', 'disputed', 'unconfirmed', null] as const;

/** Whole sentences, fragments, several sentences, overlaps and both layers, spread over the whole text. */
export function passagesOf(text: string, sentences: readonly number[], count: number): Passage[] {
  const all = sentences.length / 2;
  return Array.from({ length: count }, (_, i) => {
    const first = Math.floor((i * all) / count);
    const last = i % 5 === 4 ? Math.min(first + 1, all - 1) : first;
    const [start = 0, end = 0] = [sentences[first * 2], sentences[last * 2 + 1]];
    const half = wordFrom(text, start + Math.floor((end - start) / 2));
    const fragment = i % 3 === 1 && half < end - 1;
    return {
      start: fragment ? half : start,
      end,
      layer: i % 4 === 3 ? 'attribution' : 'content',
      verdict: verdicts[i % verdicts.length] ?? null,
    };
  });
}

const wordFrom = (text: string, offset: number): number => {
  const space = text.indexOf(' ', offset);
  return space < 0 ? offset : space + 1;
};
