/** Which font has a letter: what one lacks is set in another, and what none has is at least kept as text. */
import { create } from 'fontkit';

/** `text`, `bold` and `italic` are read; `label` and `label-bold` are small words beside them; the others are scripts'. */
export const fontNames = [
  ...(['text', 'bold', 'italic', 'label', 'label-bold', 'emoji'] as const),
  ...(['arabic', 'hebrew', 'thai', 'japanese', 'chinese', 'korean'] as const),
] as const;
export type FontName = (typeof fontNames)[number];

/** Where a letter is looked for that the wanted font lacks. What Japanese and Chinese share is drawn as by the first. */
const others = ['text', 'emoji', 'arabic', 'hebrew', 'thai', 'chinese', 'japanese', 'korean'] as const;
const withKana = others.toSpliced(-3, 2, 'japanese', 'chinese');
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whole TrueType files, with all letters of Vietnamese. */
export type FontBytes = Readonly<Record<FontName, Uint8Array>>;

/** Text in one font. `isMissing`: no font has it, and what is drawn is a box. `isRtl`: it is written from right to left. */
export type Run = {
  readonly text: string;
  readonly font: FontName;
  readonly isMissing: boolean;
  readonly isRtl: boolean;
};

/** Joiners and selectors choose between forms; a font that has the letters draws them without. */
const SILENT = /\p{Join_Control}|\p{Variation_Selector}|[\u{e0020}-\u{e007f}]|\s/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

const RIGHT_TO_LEFT: ReadonlySet<FontName> = new Set(['arabic', 'hebrew']);

/** White space and signs that lie between words of one script belong to it; digits do where it is written leftwards. */
const NEUTRAL = /^[\s\d.,:;!?()[\]"'«»“”‘’\u2013\u2014-]+$/u;

/** Cuts texts into runs of a font, the wanted one wherever it has the letters. */
export const fontCoverage = (fonts: FontBytes) => {
  const sets = new Map<FontName, ReadonlySet<number>>();
  const lettersIn = (name: FontName): ReadonlySet<number> => {
    const letters = sets.get(name) ?? lettersOf(fonts[name]);
    sets.set(name, letters);
    return letters;
  };
  const has = (name: FontName, text: string): boolean => {
    const letters = lettersIn(name);
    for (const sign of text) if (!letters.has(sign.codePointAt(0) ?? 0) && !SILENT.test(sign)) return false;
    return true;
  };
  const one = (text: string, wanted: readonly FontName[]): Run => {
    const font = wanted.find((name) => has(name, text));
    return { text, font: font ?? 'text', isMissing: font === undefined, isRtl: false };
  };
  return (text: string, wanted: FontName): Run[] => {
    if (has(wanted, text)) return [{ text, font: wanted, isMissing: false, isRtl: false }];
    const names = [wanted, ...(KANA.test(text) ? withKana : others)];
    const found = Array.from(graphemes.segment(text), ({ segment }) => one(segment, names));
    return joined(between(found, has)).map((run) => ({ ...run, isRtl: RIGHT_TO_LEFT.has(run.font) }));
  };
};

/** What stands between two letters of a script written leftwards is set with them: else the words would change places. */
const between = (runs: readonly Run[], has: (name: FontName, text: string) => boolean): Run[] => {
  const set = [...runs];
  for (let i = 0; i < set.length; i += 1) {
    const font = set[i]?.font;
    if (!font || !RIGHT_TO_LEFT.has(font)) continue;
    let end = i + 1;
    while (end < set.length && NEUTRAL.test(set[end]?.text ?? '') && has(font, set[end]?.text ?? ''))
      end += 1;
    if (set[end]?.font !== font) continue;
    for (let k = i + 1; k < end; k += 1)
      set[k] = { text: set[k]?.text ?? '', font, isMissing: false, isRtl: true };
    i = end - 1;
  }
  return set;
};

/** Neighbours in one font are one run. */
const joined = (all: readonly Run[]): Run[] => {
  const runs: Run[] = [];
  for (const run of all) {
    const last = runs.at(-1);
    if (last?.font === run.font && last.isMissing === run.isMissing)
      runs[runs.length - 1] = { ...run, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
};

const NUMBER = /\d+(?:[.,:/-]\d+)*/g;
const mirrors: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '«': '»',
  '»': '«',
};

/**
 * A run that is drawn from right to left as it has to be handed to a shaper that turns every sign round: numbers are
 * read the other way, and brackets open where they closed (UAX 9, rules L2 and L4).
 */
export const turned = (text: string): string =>
  text
    .replace(NUMBER, (number) => [...number].reverse().join(''))
    .replace(/[()[\]«»]/g, (sign) => mirrors[sign] ?? sign);

/** The code points that a font can draw. @throws Error on a collection of fonts */
export const lettersOf = (bytes: Uint8Array): Set<number> => {
  const font = create(Buffer.from(bytes));
  if (!('characterSet' in font)) throw new Error('a collection of fonts is no font');
  return new Set(font.characterSet);
};
