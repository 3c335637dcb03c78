import { codePoints, fold, fromCodePoints, normalise } from '@/lib/domain/text';

/** More than this of a title does not stand in a file's name. In code points; four bytes each stay under 255. */
const TITLE_MAX = 50;
/** In UTF-16 code units: what file systems take. */
const NAME_MAX = 255;
// More marks than this on one letter are an attack, not a script.
const MARKS = /(\p{M}{4})\p{M}+/gu;
const UNSAFE = /[^\p{L}\p{M}\p{N}]+/gu;
const EDGES = /^-+|-+$/g;

/**
 * A file name from words that came from outside: letters, digits and hyphens alone, so no path, no device, no direction.
 * `báo cáo`, `Vùng trời: ai kiểm soát?`, `csv` → `báo-cáo-Vùng-trời-ai-kiểm-soát.csv`
 */
export const fileName = (kind: string, title: string, extension: string): string => {
  const stem = [kind, title].map(hyphened).filter(Boolean).join('-');
  return `${harmless(stem)}.${extension}`;
};

// Windows takes a name that begins so for a device, whatever its ending.
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

const harmless = (stem: string): string => {
  if (stem === '') return 'report';
  return DEVICE.test(stem) ? `report-${stem}` : stem;
};

const hyphened = (words: string): string => {
  const safe = normalise(words).replace(MARKS, '$1').replace(UNSAFE, '-');
  const short = codePoints(safe) > TITLE_MAX ? safe.slice(0, fromCodePoints(safe, TITLE_MAX)) : safe;
  return short.replace(EDGES, '');
};

/** The name in ASCII, for clients that cannot read any other. */
export const asciiName = (name: string): string => {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  const known = plain(stem);
  return `${harmless(known.slice(0, NAME_MAX / 2))}${/^\.\w{1,10}$/.test(ending) ? ending : ''}`;
};

const plain = (words: string): string =>
  fold(words)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(EDGES, '');

/** The name a file was handed in under: never a path, composed, since some systems send it taken apart. */
export const givenName = (name: string): string =>
  normalise(name)
    .replace(/^.*[\\/]/s, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(-NAME_MAX)
    // Half of a pair is nothing.
    .replace(/^\p{Surrogate}/u, '');
