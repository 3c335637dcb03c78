/** Which font has a letter: what one lacks is set in another, and what none has is at least kept as text. */
import { create } from 'fontkit';

/** `text`, `bold` and `italic` are read; `label` and `label-bold` are small words beside them. */
export const fontNames = ['text', 'bold', 'italic', 'label', 'label-bold', 'emoji'] as const;
export type FontName = (typeof fontNames)[number];

/** Whole TrueType files, with all letters of Vietnamese. */
export type FontBytes = Readonly<Record<FontName, Uint8Array>>;

/** Text in one font. `isMissing`: no font has it, and what is drawn is a box. */
export type Run = { readonly text: string; readonly font: FontName; readonly isMissing: boolean };

/** Joiners and selectors choose between forms; a font that has the letters draws them without. */
const SILENT = /\p{Join_Control}|\p{Variation_Selector}|[\u{e0020}-\u{e007f}]|\s/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Cuts texts into runs of a font, the wanted one wherever it has the letters. */
export const fontCoverage = (fonts: FontBytes) => {
  const sets = new Map(fontNames.map((name) => [name, lettersOf(fonts[name])]));
  const has = (name: FontName, text: string): boolean => {
    const letters = sets.get(name);
    for (const sign of text) if (!letters?.has(sign.codePointAt(0) ?? 0) && !SILENT.test(sign)) return false;
    return true;
  };
  return (text: string, wanted: FontName): Run[] => {
    if (has(wanted, text)) return [{ text, font: wanted, isMissing: false }];
    const runs: Run[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const font = ([wanted, 'text', 'emoji'] as const).find((name) => has(name, segment));
      const run = { font: font ?? 'text', isMissing: font === undefined } as const;
      const last = runs.at(-1);
      if (last?.font === run.font && last.isMissing === run.isMissing)
        runs[runs.length - 1] = { ...run, text: last.text + segment };
      else runs.push({ ...run, text: segment });
    }
    return runs;
  };
};

const lettersOf = (bytes: Uint8Array): Set<number> => {
  const font = create(Buffer.from(bytes));
  if (!('characterSet' in font)) throw new Error('a collection of fonts is no font');
  return new Set(font.characterSet);
};
