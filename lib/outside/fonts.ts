import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FontBytes, FontName } from '../formats/pdf-fonts';

const SERIF = '@expo-google-fonts/source-serif-4';
const SANS = '@expo-google-fonts/be-vietnam-pro';

/** Packages with whole TrueType files: those for web pages are cut into alphabets, and Vietnamese is two of them. */
const files: Readonly<Record<FontName, string>> = {
  text: `${SERIF}/400Regular/SourceSerif4_400Regular.ttf`,
  bold: `${SERIF}/700Bold/SourceSerif4_700Bold.ttf`,
  italic: `${SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
  label: `${SANS}/400Regular/BeVietnamPro_400Regular.ttf`,
  'label-bold': `${SANS}/600SemiBold/BeVietnamPro_600SemiBold.ttf`,
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
};

const read = (name: FontName): Promise<Uint8Array> => readFile(path.resolve('node_modules', files[name]));

/** The fonts that documents are set in, from the packages that bring them. */
export const readFonts = async (): Promise<FontBytes> => ({
  text: await read('text'),
  bold: await read('bold'),
  italic: await read('italic'),
  label: await read('label'),
  'label-bold': await read('label-bold'),
  emoji: await read('emoji'),
});
