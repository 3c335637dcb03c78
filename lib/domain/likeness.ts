import { words } from './text';

/** Words in a shingle: enough that two stories hardly share one by chance, few enough that a changed word spoils little. */
const SHINGLE = 4;
/** Two texts of this likeness share a key in 9 of 10 cases, of 0.7 in 199 of 200, of 0.05 in 1 of 50. */
const KEYS = 8;
const ROWS = 2;

/** From here on two texts are worth showing to a person; 0 to 1. */
export const ALIKE = 0.5;

const MASK = 0xffff_ffff;
const FNV_PRIME = 0x0100_0193;
const FNV_START = 0x811c_9dc5;

/** FNV-1a over UTF-16 code units. */
function hashWord(word: string): number {
  let hash = FNV_START;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** The finish of MurmurHash3: every bit of the input moves every bit of the output. */
function stir(hash: number): number {
  const a = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2_ae35);
  return b ^ (b >>> 16);
}

/** One number for every run of four words; for a shorter text one for all of it. */
function shingleHashes(all: readonly string[]): number[] {
  const hashes = all.map(hashWord);
  const count = Math.max(1, hashes.length - SHINGLE + 1);
  return Array.from({ length: count }, (_, from) =>
    hashes.slice(from, from + SHINGLE).reduce((hash, word) => stir(Math.imul(hash, 31) + word), SHINGLE),
  );
}

/** Each stands for one order of all shingles; any numbers do, as long as they stay. */
const SEEDS = Array.from({ length: KEYS * ROWS }, (_, i) => stir(0x9e37_79b9 * (i + 1)));

/**
 * Keys by which texts that are alike are found without comparing each with each: MinHash over runs of four folded
 * words, in bands. The likelier two texts, the likelier they share one.
 *
 * @param folded words of the text, lower case and without accents, joined by single spaces (`searchable`)
 * @returns eight signed 32-bit integers, none for a text without words
 * @see Broder, On the resemblance and containment of documents, 1997; Leskovec et al., Mining of Massive Datasets, 3.4
 */
export function likenessKeys(folded: string): number[] {
  if (folded === '') return [];
  const hashes = shingleHashes(folded.split(' '));
  const least = SEEDS.map((seed) => {
    let min = MASK;
    for (const hash of hashes) {
      const placed = stir(hash ^ seed) >>> 0;
      if (placed < min) min = placed;
    }
    return min;
  });
  return Array.from({ length: KEYS }, (_, band) =>
    least
      .slice(band * ROWS, (band + 1) * ROWS)
      .reduce((key, min) => stir(Math.imul(key, 31) + min), band + 1),
  );
}

/** All runs of four words of a text, for comparing it with several others. */
export function shinglesOf(folded: string): ReadonlySet<string> {
  const all = words(folded);
  const count = Math.max(all.length > 0 ? 1 : 0, all.length - SHINGLE + 1);
  return new Set(Array.from({ length: count }, (_, from) => all.slice(from, from + SHINGLE).join(' ')));
}

/** How much two sets have in common: what is in both by what is in either, 0 to 1 (Jaccard). Two empty ones share nothing. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const one of small) if (large.has(one)) both += 1;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}
