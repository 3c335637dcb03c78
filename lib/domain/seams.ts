import {
  BEFORE_NUMBER,
  ITEM_NUMBER,
  LETTERED,
  lists,
  OFTEN_FINAL,
  ORDINAL_STOP,
  STARTERS,
  TITLES,
} from './abbreviations';

type Line = { readonly start: number; readonly end: number };

/** A place where a sentence may end, with what stands around it. */
export type Seam = {
  readonly language: string;
  /** Up to `BEFORE` code units, without the white space at the seam. */
  readonly before: string;
  /** Up to `AFTER` code units, without the white space at the seam. */
  readonly after: string;
  /** The word before a closing full stop, with inner stops (`PGS.TS`, `U.S`); empty when no full stop closes. */
  readonly word: string;
  /** The first word after, without opening quotes or brackets. */
  readonly next: string;
  /** Whether white space stands at the seam. */
  readonly spaced: boolean;
};

type Rule = { readonly name: string; readonly holds: (seam: Seam) => boolean };

// In UTF-16 code units, short enough to look at for every seam: a name with its titles before, a name and a verb after.
const BEFORE = 32;
const AFTER = 80;

const MARKED_END = /[!?…]$/u;
const QUOTED_END = /[!?…؟。！？]["'”’»›」』)\]]+$/u;
const WORD_BEFORE = /(?:^|[\s(["'“‘«/])([\p{L}\p{M}\p{N}.&-]+)\.$/u;
const NEXT_WORD = /^["'“‘«‹([¿¡]*([\p{L}\p{M}][\p{L}\p{M}’'-]*)/u;
const INITIAL = /^(?:\p{Lu}\p{Ll}?(?:\.-?|-))*\p{Lu}$/u;
// Vietnamese one-letter words such as Á and Ý (Asia, Italy) are whole words; names are shortened to plain letters.
const ACCENTED = /^[^A-ZĐ]$/u;
const ACRONYM = /^(?:\p{Lu}\.)+\p{Lu}$/u;

// `gồm: 1. Một; 2. Hai`
const LISTED_ITEM = /(?::\s+\(?(?:1|a|i)|;\s+\(?(?:\d{1,2}|\p{Ll}))[.)]$/u;

// Who said the quotation that has just closed with its own `?` or `!`.
const SAID: Readonly<Record<string, RegExp>> = {
  vi: /^(?:[\p{L}\p{M}.-]+ ){1,8}?(?:hỏi|nói|đáp|kể|thốt|thốt lên|kêu|kêu lên|hét|hét lên|quát|la lên|than|thở dài|cười|bày tỏ|chia sẻ|nhấn mạnh|cho biết|khẳng định|thắc mắc|băn khoăn)[.,;…]/u,
  en: /^(?:[\p{L}\p{M}.’'-]+ ){1,5}?(?:said|says|asked|asks|added|adds|told|wrote|writes|tweeted|replied|cried|shouted|yelled|exclaimed|recalled|wondered|joked|quipped|demanded|continued|declared|remarked)\b/u,
  zh: /^(?!但|而|然而|于是)[\p{Script=Han}]{1,8}?(?:说|說|道|问|問|称|稱|表示|回答|写道|寫道|喊|叫)[。，；]/u,
  ko: /^(?:이?라고|이?라는|이?라며|이?라면서)/u,
  ja: /^(?:と|って|という|との|など|とは|とも)/u,
};

// Languages whose papers never begin a sentence small, so that `Yahoo! is` and `Ai đó? bà hỏi` go on.
const GOES_ON_SMALL: ReadonlySet<string> = new Set(['vi', 'en']);

/** Reasons why a sentence does not end here, tried in order; one is enough. */
const JOINS: readonly Rule[] = [
  {
    name: 'nothing but marks follows',
    holds: ({ after }) => /^[^\p{L}\p{N}]*$/u.test(after) && after.length < AFTER,
  },
  {
    name: 'the quotation closes first',
    holds: ({ after }) => /^(?:["'’”»›)\]]+(?:[.,;:!?…]|$)|[”»›]\s)/u.test(after),
  },
  {
    name: 'a bracket has just opened',
    holds: ({ before }) => /(?:[([{「『《〈【]|[。！？]“|(?:^|\s)[“‘«‹])$/u.test(before),
  },
  { name: 'note mark', holds: ({ after }) => /^\[\d{1,3}\]/.test(after) },
  { name: 'the clause goes on', holds: ({ after }) => /^[,;:]/.test(after) },
  {
    name: 'small letter after a quotation',
    holds: ({ before, after }) => QUOTED_END.test(before) && /^\p{Ll}/u.test(after),
  },
  {
    name: 'small letter after a mark',
    holds: ({ language, before, after }) =>
      GOES_ON_SMALL.has(language) && MARKED_END.test(before) && /^\p{Ll}/u.test(after),
  },
  { name: 'who said it', holds: saidAfter },
  { name: 'title', holds: ({ language, word }) => isTitle(language, word) },
  {
    name: 'town',
    holds: ({ language, before }) =>
      language === 'ru' && /(?:^|\s)(?:в|из|под|около|до|от|к|у)\s+г\.$/iu.test(before),
  },
  { name: 'stop inside a word', holds: ({ before, spaced }) => !spaced && /\s\.$/.test(before) },
  { name: 'mark inside an address', holds: isInsideAddress },
  { name: 'number follows', holds: ({ language, word, after }) => countsOn(language, word, after) },
  { name: 'initial', holds: isInitial },
  { name: 'abbreviation', holds: goesOnAfterAbbreviation },
  {
    name: 'grouped digits',
    holds: ({ before, after }) => /(?:^|\D)\d{1,3}\.$/.test(before) && /^\d{3}(?!\d)/.test(after),
  },
  { name: 'ordinal', holds: isOrdinal },
  {
    name: 'item number',
    holds: ({ before }) => ITEM_NUMBER.test(before) || LISTED_ITEM.test(before),
  },
];

/** What stands around `offset` in the line `[start, end)` of `text`. */
export function seamAt(text: string, { start, end }: Line, offset: number, language: string): Seam {
  const left = text.slice(Math.max(start, offset - BEFORE), offset);
  const right = text.slice(offset, Math.min(end, offset + AFTER));
  const before = left.trimEnd();
  const after = right.trimStart();
  return {
    language,
    before,
    after,
    word: before.endsWith('.') ? (WORD_BEFORE.exec(before)?.[1] ?? '') : '',
    next: NEXT_WORD.exec(after)?.[1] ?? '',
    spaced: before.length < left.length || after.length < right.length,
  };
}

/** Whether the sentence goes on across a seam that the segmenter takes for an end. */
export function goesOn(seam: Seam): boolean {
  return JOINS.some((rule) => rule.holds(seam));
}

/** Whether a sentence ends at a seam that the segmenter overlooks. */
export function endsAfterAll(seam: Seam): boolean {
  return ENDS.some((rule) => rule.holds(seam));
}

// Written without spaces: what belongs to a quotation follows it at once, and the mark within may as well be a full stop.
const UNSPACED: ReadonlySet<string> = new Set(['zh', 'ja', 'ko']);

function saidAfter({ language, before, after, spaced }: Seam): boolean {
  if (UNSPACED.has(language) && spaced) return false;
  const quoted = UNSPACED.has(language) ? /[.。!！?？]["'”’」』]$/ : QUOTED_END;
  return quoted.test(before) && (SAID[language]?.test(after) ?? false);
}

function isTitle(language: string, word: string): boolean {
  if (word === '') return false;
  return lists(TITLES, language, word) || lists(TITLES, language, word.slice(word.search(/[^.-]*$/)));
}

function isInsideAddress({ before, after, spaced }: Seam): boolean {
  if (spaced || !/[?!]$/.test(before)) return false;
  return /^[&=/%#]/.test(after) || (/(?:\/|\w\.\w)\S*$/.test(before) && /^\w/.test(after));
}

function countsOn(language: string, word: string, after: string): boolean {
  return word !== '' && /^(?:\d|[IVXLC]+(?!\p{L}))/u.test(after) && lists(BEFORE_NUMBER, language, word);
}

function isInitial({ language, before, word, next, after }: Seam): boolean {
  if (language === 'ar') return /^\p{L}$/u.test(word);
  if (!INITIAL.test(word) || ACRONYM.test(word)) return false;
  if (language === 'vi' && ACCENTED.test(word)) return false;
  if (/^\d/.test(after)) return word.length === 1;
  if (!/^\p{Lu}/u.test(next) || beginsAnew(language, before, next)) return false;
  const previous = /(\S+)\s+\S+$/u.exec(before)?.[1] ?? '';
  return !LETTERED.has(previous);
}

function isOrdinal({ language, before, next }: Seam): boolean {
  if (!ORDINAL_STOP.has(language) || lists(STARTERS, language, next)) return false;
  return /(?:^|[\s(])(?:\d{1,2}|[IVX]{1,5})\.$/.test(before);
}

function goesOnAfterAbbreviation({ language, before, word, next, after }: Seam): boolean {
  // Without words to tell a beginning by, the segmenter's guess stands.
  if (!(language in STARTERS)) return false;
  if (!ACRONYM.test(word) && !lists(OFTEN_FINAL, language, word)) return false;
  if (/^["'“‘«]/.test(after)) return false;
  return next === '' ? /^\d/.test(after) : !beginsAnew(language, before, next);
}

// A person whose name a Vietnamese paper withholds: `anh H.`, `Nguyễn V. A.`, `N.V.T.`
const WITHHELD =
  /(?:(?:^|\s)(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Ee]m|[Cc]háu|[Bb]é) (?:[A-ZĐ]\.\s?)+|(?:[A-ZĐ]\.\s?){2,})$/u;

function beginsAnew(language: string, before: string, next: string): boolean {
  if (lists(STARTERS, language, next)) return true;
  // What follows such a name with Vietnamese letters is no surname of a foreigner.
  return language === 'vi' && WITHHELD.test(before) && /\P{ASCII}/u.test(next);
}

/** Reasons why a sentence ends where the segmenter sees no end; one is enough. */
const ENDS: readonly Rule[] = [
  {
    name: 'a full-width bracket opens after the stop',
    holds: ({ before, after }) => /[。！？][」』》〉】”’]*$/u.test(before) && /^[「『《〈【“]/u.test(after),
  },
  {
    name: 'a number begins, after a word or a year',
    holds: ({ before, after, spaced }) =>
      spaced &&
      /^[$€£¥]?\d/.test(after) &&
      /(?:\p{L}[\p{L}\p{M}]["'”’»)\]]*|(?<!\d)(?:1[5-9]|20)\d\d)\.["'”’»)\]]*$/u.test(before),
  },
  {
    name: 'a quotation begins small',
    holds: ({ language, before, after, spaced }) =>
      GOES_ON_SMALL.has(language) &&
      spaced &&
      /^["“‘«]\p{Ll}/u.test(after) &&
      /(?:[\p{L}\p{N})]{2}|[!?…]["”])\.$/u.test(before),
  },
  {
    name: 'the ellipsis sign',
    holds: ({ before, after, spaced }) =>
      spaced && /\S…["'”’»)\]]*$/.test(before) && /^["“‘«(]*\p{Lu}/u.test(after),
  },
  {
    name: 'a reply in a dialogue',
    holds: ({ language, before, after, spaced }) =>
      language === 'vi' &&
      spaced &&
      /^[-–—] ?["“]/.test(after) &&
      /[\p{L}\p{N}][.!?…]{1,4}["”]?[.!?…]?$/u.test(before),
  },
  {
    name: 'the quotation mark stands apart',
    holds: ({ before, after, spaced }) =>
      spaced && /[.!?…]\s+[”»›]$/.test(before) && /^["“«(]*\p{Lu}/u.test(after),
  },
  {
    name: 'notes stand after the stop',
    holds: ({ before, after }) =>
      /[.!?…]["'”’)]*\s?(?:\[\d{1,3}\]\s?)+$/.test(before) && /^["“‘(]?\p{Lu}/u.test(after),
  },
  {
    name: 'the space is missing',
    holds: ({ language, before, after, spaced }) =>
      language === 'vi' &&
      !spaced &&
      /^\p{Lu}[\p{Ll}\p{M}]*\s/u.test(after) &&
      /\s[\p{Ll}\p{M}]{2,}\.$/u.test(before),
  },
];

// A stop with what may close after it: quotation marks, brackets, notes, a mark that stands apart.
const STOP =
  /[.!?…]+["'”’»›)\]]*(?:\s?\[\d{1,3}\])*\s*(?:[”»›]\s+)?|[。！？]+[」』》〉】”’]*(?=[「『《〈【“])/g;

/** The places in a line where a sentence might end, as offsets into it, whether the segmenter sees them or not. */
export function stopsIn(line: string): number[] {
  return Array.from(line.matchAll(STOP), (match) => match.index + match[0].length);
}
