import { CUES, CueClass } from './cue-table';
import type { Range } from './sentences';

export { CueClass };

/** A cue as it stands in a text; offsets in UTF-16 code units. A hint: it never sets a verdict. */
export type Cue = Range & { readonly text: string; readonly class: CueClass };

type Entry = CueClass | 'none';
type Guard = { readonly text?: RegExp; readonly before?: RegExp; readonly after?: RegExp };

const CLAUSE_START = /(?:^|[.,;:!?…–—()“”"\n]\s*)(?:(?:còn|cũng|và|nhưng|song|tuy nhiên)\s+)?$/iu;
const SPEECH_FOLLOWS = /^\s*[:,.;“"]/u;

// Words that are a cue only in some places; they must stand as said here.
const GUARDS: Readonly<Record<string, Guard>> = {
  theo: { before: CLAUSE_START },
  nói: { after: SPEECH_FOLLOWS },
  kể: { after: SPEECH_FOLLOWS },
  'chia sẻ': { after: SPEECH_FOLLOWS },
  'được biết': { before: CLAUSE_START },
  // The month.
  may: { text: /^may$/ },
};

/** A trie by words; `any` continues a phrase after up to four words that the table leaves open. */
type Node = { readonly next: Map<string, Node>; any?: Node; entry?: Entry };

const GAP = '…';
const LONGEST_GAP = 4;
const tries = new Map<string, Node>();

function trieOf(language: string): Node | null {
  const known = tries.get(language);
  const table = Object.hasOwn(CUES, language) ? CUES[language] : undefined;
  if (known || !table) return known ?? null;
  const root: Node = { next: new Map() };
  for (const entry of [...CueClass.options, 'none' as const]) {
    for (const phrase of table[entry]) plant(root, phrase, entry);
  }
  tries.set(language, root);
  return root;
}

function plant(root: Node, phrase: string, entry: Entry): void {
  let node = root;
  for (const word of phrase.toLowerCase().match(/…|[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const child: Node = (word === GAP ? node.any : node.next.get(word)) ?? { next: new Map() };
    if (word === GAP) node.any = child;
    else node.next.set(word, child);
    node = child;
  }
  node.entry = entry;
}

// Built for all of the basic plane at first use: a regular expression per character would take most of the time.
let letters: Uint8Array | null = null;

function letterTable(): Uint8Array {
  letters ??= Uint8Array.from({ length: 0x10000 }, (_, code) =>
    /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0,
  );
  return letters;
}

/** The words of a passage as ranges, side by side: thousands of sentences are read in one go. */
type Words = {
  readonly passage: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

function wordsOf(passage: string): Words {
  const isLetter = letterTable();
  const starts: number[] = [];
  const ends: number[] = [];
  let inside = 0;
  for (let at = 0; at <= passage.length; at += 1) {
    const letter = at < passage.length ? (isLetter[passage.charCodeAt(at)] ?? 0) : 0;
    if (letter !== inside) (letter ? starts : ends).push(at);
    inside = letter;
  }
  return { passage, starts, ends };
}

function wordAt({ passage, starts, ends }: Words, i: number): string {
  return passage.slice(starts[i], ends[i]).toLowerCase();
}

/** Whether only white space, an apostrophe or a hyphen divides word `i` from the one before. */
function isLinked({ passage, starts, ends }: Words, i: number): boolean {
  const between = passage.slice(ends[i - 1], starts[i]);
  return between === ' ' || /^(?:\s+|['’-])$/.test(between);
}

type Match = { readonly end: number; readonly entry: Entry };

/** The longest phrase that goes on from `node` with word `at`; `end` is the index after its last word. */
function longestFrom(words: Words, at: number, node: Node): Match | null {
  let best: Match | null = node.entry ? { end: at, entry: node.entry } : null;
  if (at >= words.starts.length || !isLinked(words, at)) return best;
  const child = node.next.get(wordAt(words, at));
  const listed = child && longestFrom(words, at + 1, child);
  if (listed) best = listed;
  if (!node.any) return best;
  for (let skipped = 0; skipped <= LONGEST_GAP; skipped += 1) {
    const open = longestFrom(words, at + skipped, node.any);
    if (open && open.end > (best?.end ?? 0)) return open;
    if (!isLinked(words, at + skipped + 1)) break;
  }
  return best;
}

/**
 * The cues in `text`, or in a range of it, in order and without overlaps; of two that begin together the longer wins.
 * Whole words only, whatever their case. The text must be NFC, as stored.
 *
 * @param language BCP 47 tag; languages without a table have no cues
 */
export function findCues(
  text: string,
  language: string,
  range: Range = { start: 0, end: text.length },
): Cue[] {
  const trie = trieOf(language.toLowerCase().split('-', 1)[0] ?? '');
  if (!trie) return [];
  const passage = text.slice(range.start, range.end);
  const words = wordsOf(passage);
  const cues: Cue[] = [];
  for (let i = 0; i < words.starts.length; ) {
    const first = trie.next.get(wordAt(words, i));
    const match = first ? longestFrom(words, i + 1, first) : null;
    const start = words.starts[i] ?? 0;
    const end = words.ends[(match?.end ?? 0) - 1] ?? 0;
    const found = match && holds(passage, start, passage.slice(start, end));
    if (found && match.entry !== 'none') {
      const at = { start: range.start + start, end: range.start + end };
      cues.push({ ...at, text: text.slice(at.start, at.end), class: match.entry });
    }
    i = found ? match.end : i + 1;
  }
  return cues;
}

function holds(passage: string, index: number, found: string): boolean {
  const guard = GUARDS[found.toLowerCase()];
  if (!guard) return true;
  const before = passage.slice(Math.max(0, index - 16), index);
  const after = passage.slice(index + found.length, index + found.length + 16);
  const { text = /./u, before: left = /(?:)/, after: right = /(?:)/ } = guard;
  return text.test(found) && left.test(before) && right.test(after);
}

// A cue after which the content begins, whatever its class.
const INTRODUCES = /(?:\s(?:rằng|là|biết|hay)|\bthat)$|^được biết$/iu;
// One that names its source first, and the content after a comma.
const INTRODUCES_BY_COMMA = /^theo\s/iu;
const CLOSING = /[\s.!?…]+$/u;

/**
 * The range of the reported content in a sentence, where its cue words say so plainly: it begins after the one cue
 * that introduces it and ends with the sentence, or before `;` when what follows only says it is unconfirmed.
 *
 * @param cues of the same text, with offsets into it
 * @returns null where it cannot be told simply and surely
 */
export function suggestAttribution(text: string, cues: readonly Cue[]): Range | null {
  const introducing = cues.filter((cue) => introduces(text, cue));
  const [cue, another] = introducing;
  if (!cue || another || /[“”"«»]/.test(text)) return null;
  const start = cue.end + (/^[\s,:]*/.exec(text.slice(cue.end))?.[0].length ?? 0);
  const [content = '', ...tail] = text.slice(start).split(';');
  if (tail.length > 0 && !hedgedAfter(cues, start + content.length)) return null;
  const end = start + content.replace(CLOSING, '').length;
  return end > start ? { start, end } : null;
}

function introduces(text: string, { text: words, end }: Cue): boolean {
  return INTRODUCES.test(words) || (INTRODUCES_BY_COMMA.test(words) && text[end] === ',');
}

function hedgedAfter(cues: readonly Cue[], offset: number): boolean {
  return cues.some((cue) => cue.start > offset && cue.class === 'unconfirmed');
}
