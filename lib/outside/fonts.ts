import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FontBytes, type FontName, fontNames } from '../formats/pdf-fonts';

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
  arabic: '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  hebrew: '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  thai: '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
  japanese: '@expo-google-fonts/sawarabi-gothic/400Regular/SawarabiGothic_400Regular.ttf',
  chinese: '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
  korean: '@expo-google-fonts/gowun-dodum/400Regular/GowunDodum_400Regular.ttf',
};

/** One of them. */
export const readFont = (name: FontName): Promise<Uint8Array> =>
  readFile(path.resolve('node_modules', files[name]));

/** The fonts that documents are set in, from the packages that bring them. */
export const readFonts = async (): Promise<FontBytes> => {
  const fonts = await Promise.all(fontNames.map(async (name) => [name, await readFont(name)] as const));
  // Every name is in the list.
  return Object.fromEntries(fonts) as FontBytes;
};
