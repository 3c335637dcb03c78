// Letters that, besides Vietnamese, hardly any language of the news has: đ ơ ư, and vowels with a tone upon a mark.
const VIETNAMESE = /[đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;
// A name with marks: a capital Latin letter, and a letter beyond ASCII.
const MARKED_NAME = /(?=\p{Lu})\p{Script=Latin}*[À-ỹ]\p{Script=Latin}*/gu;
const LETTER = /\p{L}/gu;
/** About one letter in six of Vietnamese prose is such a letter; a text of another language that quotes names has fewer. */
const VIETNAMESE_SHARE = 0.06;

/** In UTF-16 code units: enough to tell a language by. */
const SAMPLE = 5_000;
/** In letters: below this, words alike in several languages decide, and a guess is worse than none. */
const TOO_SHORT = 12;

// Languages newsrooms meet. The detector knows more, and takes a short headline for Kirundi or Klingon.
const CONSIDERED =
  'ar bg cs da de el en es fa fi fr he hi hu id it ja km ko nl no pl pt ro ru sv th tl tr uk vi zh'.split(
    ' ',
  );
// One letter of these scripts is worth a word of others.
const OWN_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}]/u;

const UNDETERMINED = 'und';

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Whether the letters of a text say that it is Vietnamese. */
export function looksVietnamese(text: string): boolean {
  return count(text, VIETNAMESE) > VIETNAMESE_SHARE * count(text, LETTER);
}

/**
 * The language a text is written in: by its letters where they decide, else by its letter groups.
 *
 * @returns BCP 47 tag; `und` when the text is too short to say
 */
export async function detectLanguage(text: string): Promise<string> {
  const sample = text.slice(0, SAMPLE).normalize('NFC');
  if (looksVietnamese(sample)) return 'vi';
  if (count(sample, LETTER) < TOO_SHORT && !OWN_SCRIPT.test(sample)) return UNDETERMINED;
  // Without the names it quotes: one Vietnamese name is enough for the detector to call an English text Vietnamese.
  const prose = sample.replace(MARKED_NAME, ' ');
  // Its tables take 40 MB: read when the first text comes, not when the server starts.
  const { detect } = await import('tinyld');
  return detect(prose, { only: CONSIDERED }) || UNDETERMINED;
}
