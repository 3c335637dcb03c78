/** Encodings of Vietnamese from before Unicode, and windows-1252, which Node 20 takes for Latin-1: each by its table. */

/** What the bytes from 0x80 on stand for, and the few control codes that are letters. */
type Table = { readonly high: string; readonly low?: Readonly<Record<number, string>> };

/**
 * TCVN 5712:1993 VN1. The fonts of "TCVN3" or "ABC" (.VnTime and their like) draw its part from 0xA1 on; their capitals
 * are another font, so that a text in them comes out small.
 */
const TCVN: Table = {
  low: {
    1: 'Ú',
    2: 'Ụ',
    4: 'Ừ',
    5: 'Ử',
    6: 'Ữ',
    17: 'Ứ',
    18: 'Ự',
    19: 'Ỳ',
    20: 'Ỷ',
    21: 'Ỹ',
    22: 'Ý',
    23: 'Ỵ',
  },
  high: [
    'ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ',
    '\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ',
    'ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò',
    'ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ',
  ].join(''),
};

/** @see https://www.rfc-editor.org/rfc/rfc1456 */
const VISCII: Table = {
  low: { 2: 'Ẳ', 5: 'Ẵ', 6: 'Ẫ', 20: 'Ỷ', 25: 'Ỹ', 30: 'Ỵ' },
  high: [
    'ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ',
    'ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ',
    'ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư',
    'àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ',
  ].join(''),
};

/** What windows-1252 has where Unicode has controls that no text uses; Latin-1 from 0xA0 on. */
const WINDOWS_1252: Table = {
  high: `€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ${latin1(0xa0, 0xff)}`,
};

function latin1(first: number, last: number): string {
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

const byTable =
  ({ high, low = {} }: Table) =>
  (bytes: Uint8Array): string => {
    const letters = Array.from({ length: 0x100 }, (_, byte) =>
      byte < 0x80 ? (low[byte] ?? String.fromCharCode(byte)) : high.charAt(byte - 0x80),
    );
    let text = '';
    for (const byte of bytes) text += letters[byte];
    return text;
  };

const tcvn = byTable(TCVN);
const latin = byTable(WINDOWS_1252);

// A capital and the same letter small with its tone: how converters write a capital that the small font has not.
const CAPITAL_IN_TWO = /([AEIOUYĂÂÊÔƠƯ])([àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ])/g;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

const joinCapitals = (text: string): string =>
  text.replace(CAPITAL_IN_TWO, (both, capital: string, small: string) =>
    small.normalize('NFD').replace(TONE, '').normalize('NFC') === capital.toLowerCase()
      ? small.toUpperCase()
      : both,
  );

/**
 * VNI for Windows: a vowel, and after it a byte for what stands on or under it. Seen as windows-1252. A capital takes
 * capital bytes, or small ones where only the first letter of a word is one.
 *
 * @see https://vietunicode.sourceforge.net/charset/vni.html
 */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ...{ ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' },
  ...{
    â: '\u0302',
    á: '\u0302\u0301',
    à: '\u0302\u0300',
    å: '\u0302\u0309',
    ã: '\u0302\u0303',
    ä: '\u0302\u0323',
  },
  ...{
    ê: '\u0306',
    é: '\u0306\u0301',
    è: '\u0306\u0300',
    ú: '\u0306\u0309',
    ü: '\u0306\u0303',
    ë: '\u0306\u0323',
  },
};
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ...{ ô: 'ơ', ö: 'ư', ñ: 'đ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' },
};
const VNI_UNIT = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ôöñíìæóòî]/gi;

function vni(bytes: Uint8Array): string {
  return latin(bytes).replace(
    VNI_UNIT,
    (unit: string, vowel: string | undefined, mark: string | undefined) => {
      const base = vowel ?? unit;
      const small = VNI_LETTERS[base.toLowerCase()] ?? base.toLowerCase();
      const letter = (small + (VNI_MARKS[mark?.toLowerCase() ?? ''] ?? '')).normalize('NFC');
      return base === base.toLowerCase() ? letter : letter.toUpperCase();
    },
  );
}

/** How the bytes of encodings that `TextDecoder` has not, or has wrongly, become characters. They take any byte. */
export const legacyDecoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  tcvn3: (bytes) => joinCapitals(tcvn(bytes)),
  viscii: byTable(VISCII),
  vni,
  'windows-1252': latin,
};
