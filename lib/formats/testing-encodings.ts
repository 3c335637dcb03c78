/** Texts as programs of before Unicode wrote them, for tests: each letter looked up in what the byte stands for. */
import { decodeAs } from './encoding';

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** What each letter or mark is written as, by reading every byte once; a capital that is missing is written small. */
function bytesByLetter(encoding: string): ReadonlyMap<string, number> {
  const bytes = Array.from({ length: 255 }, (_, i) => i + 1);
  return new Map(
    bytes.toReversed().flatMap((byte) => {
      const { text } = decodeAs(Uint8Array.of(byte), encoding);
      return text === '' || text === '\ufffd' ? [] : [[text, byte] as const];
    }),
  );
}

const byLetter =
  (encoding: string, spell: (letter: string) => string) =>
  (text: string): Uint8Array => {
    const known = bytesByLetter(encoding);
    const letters = [...text.normalize('NFC')].flatMap((letter) =>
      known.has(letter) ? [letter] : [...spell(letter)],
    );
    return Uint8Array.from(letters, (letter) => {
      const byte = known.get(letter) ?? known.get(letter.toLowerCase());
      if (byte === undefined) throw new Error(`${encoding} has no ${letter}`);
      return byte;
    });
  };

/** The letter with its shape, and its tone after it. */
const toneApart = (letter: string): string => {
  const apart = letter.normalize('NFD');
  return apart.replace(TONES, '').normalize('NFC') + (apart.match(TONES) ?? []).join('');
};

const SIGNS: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '…': '...',
};
const plainSigns = (letter: string) => SIGNS[letter] ?? letter;

const VNI_MARKS: Readonly<Record<string, string>> = {
  ...{ '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' },
  ...{
    '\u0302': 'â',
    '\u0302\u0301': 'á',
    '\u0302\u0300': 'à',
    '\u0302\u0309': 'å',
    '\u0302\u0303': 'ã',
    '\u0302\u0323': 'ä',
  },
  ...{
    '\u0306': 'ê',
    '\u0306\u0301': 'é',
    '\u0306\u0300': 'è',
    '\u0306\u0309': 'ú',
    '\u0306\u0303': 'ü',
    '\u0306\u0323': 'ë',
  },
};
const VNI_WHOLE: Readonly<Record<string, string>> = {
  ...{ đ: 'ñ', í: 'í', ì: 'ì', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î' },
};

const spellVni = (letter: string): string => {
  const small = letter.toLowerCase();
  const whole = VNI_WHOLE[small];
  const [base = '', ...marks] = [...small.normalize('NFD').replace('o\u031b', 'ô').replace('u\u031b', 'ö')];
  const shapeFirst = marks.toSorted(
    (a, b) => Number(/[\u0302\u0306]/.test(b)) - Number(/[\u0302\u0306]/.test(a)),
  );
  const spelt = whole ?? base + (VNI_MARKS[shapeFirst.join('')] ?? '');
  return letter === small ? spelt : spelt.toUpperCase();
};

/** A Vietnamese text in VNI for Windows. */
export const inVni = (text: string): Uint8Array => {
  const spelt = [...text.normalize('NFC')].map((letter) =>
    /[^\u0020-\u007e\n]/.test(letter) ? spellVni(letter) : letter,
  );
  return byLetter('windows-1252', plainSigns)(spelt.join(''));
};

/** A text in an encoding that has one byte for each letter, by its name. */
export const inEncoding: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'windows-1258': byLetter('windows-1258', toneApart),
  'windows-1252': byLetter('windows-1252', plainSigns),
  'windows-1251': byLetter('windows-1251', plainSigns),
  tcvn3: byLetter('tcvn3', plainSigns),
  viscii: byLetter('viscii', plainSigns),
  vni: inVni,
};

/** Encodings of two bytes a sign, by reading every pair once. */
export const inPairs = (encoding: string): ((text: string) => Uint8Array) => {
  const decoder = new TextDecoder(encoding);
  const pairs = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first < 0xff; first += 1)
    for (let second = 0x40; second < 0xff; second += 1) {
      const sign = decoder.decode(Uint8Array.of(first, second));
      if ([...sign].length === 1 && sign !== '\ufffd' && !pairs.has(sign)) pairs.set(sign, [first, second]);
    }
  return (text) =>
    Uint8Array.from(
      [...text].flatMap((sign) => {
        if (sign.charCodeAt(0) < 0x80) return [sign.charCodeAt(0)];
        const pair = pairs.get(sign);
        if (!pair) throw new Error(`${encoding} has no ${sign}`);
        return [...pair];
      }),
    );
};
