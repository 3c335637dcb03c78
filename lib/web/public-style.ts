/** The one style sheet of the public pages, and the fonts it names: under addresses that say what they hold, for ever. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../domain/errors';
import { sha256 } from '../domain/hash';

const SANS = 'node_modules/@fontsource/be-vietnam-pro';
const SERIF = 'node_modules/@fontsource-variable/source-serif-4';

/** In their order: fonts, tokens, the sheet of a report, the pages themselves. */
const sheets = [
  ...['400', '500', '600'].map((weight) => `${SANS}/${weight}.css`),
  ...['wght', 'wght-italic'].map((axis) => `${SERIF}/${axis}.css`),
  ...['app/_ui/tokens.css', 'lib/formats/report.css', 'lib/formats/public.css'],
];

type Style = { readonly css: string; readonly address: string; readonly fonts: ReadonlyMap<string, string> };

let made: Promise<Style> | undefined;

/** Read once: the files come with the program. */
export const publicStyle = (): Promise<Style> => {
  made ??= makeStyle();
  return made;
};

const makeStyle = async (): Promise<Style> => {
  const fonts = new Map<string, string>();
  const texts = await Promise.all(sheets.map((file) => readFile(path.resolve(file), 'utf8')));
  const css = texts
    .map((text, i) => smaller(withFonts(text, path.dirname(sheets[i] ?? ''), fonts)))
    .join('\n');
  return { css, address: `/p/style/${sha256(css).slice(0, 16)}.css`, fonts };
};

/** Only WOFF2, which every browser reads that reads these pages; from an address of ours. */
const withFonts = (css: string, folder: string, fonts: Map<string, string>): string =>
  css
    .replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '')
    .replace(/url\(\.\/files\/([\w-]+\.woff2)\)/g, (_, name: string) => {
      fonts.set(name, path.join(folder, 'files', name));
      return `url(/p/fonts/${name})`;
    });

const smaller = (css: string): string =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim();

/** @throws DomainError not-found */
export const fontFile = async (name: string): Promise<Uint8Array> => {
  const file = (await publicStyle()).fonts.get(name);
  if (!file) throw new DomainError('not-found');
  return readFile(path.resolve(file));
};
