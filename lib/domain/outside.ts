import type { Range } from './sentences';

// What stands before the colon of a credit line, by language; English ones appear everywhere.
const CREDITS: Readonly<Record<string, string>> = {
  vi: 'nguồn(?: ảnh| video| clip| hình| tin)?|ảnh(?: minh h(?:ọa|oạ)| chụp màn hình| tư liệu| bìa| trên| dưới)?|hình(?: ảnh)?(?: minh h(?:ọa|oạ))?|video(?: clip)?|clip|đồ h(?:ọa|oạ)|bản đồ|(?:bài|tin)(?: và|,)? ảnh|chú thích ảnh|minh h(?:ọa|oạ)|thực hiện|biên tập|tổng hợp',
  en: '(?:photos?|photograph|image|picture|video|file photo|graphic|illustration|map|cover|caption)(?: credits?| courtesy| by| via)?|credits?|sources?|courtesy|(?:reporting|writing|editing|additional reporting|compiled) by',
  fr: '(?:crédits?|photos?|image|illustration|vidéo)(?: photos?)?|sources?|légende',
  es: 'fotos?|fotografía|imagen|fuentes?|vídeo|video|crédito',
  de: 'foto|bild|quelle|video|grafik',
  ru: 'фото|источник(?: фото)?|видео|изображение|иллюстрация|инфографика',
  zh: '(?:图片|圖片|照片|图|圖|资料|資料)?(?:来源|來源)|图|圖|摄影|攝影|摄|攝|视频|影片',
  ja: '写真|画像|出典|提供|動画|撮影',
  ar: 'صورة|الصورة|المصدر|تصوير|فيديو',
};

// Credits that need no colon: an agency's signature, a source in brackets, or alone at the end as `Theo Reuters`.
const SIGNATURES = [
  /^[([]?(?:(?:photos?|images?) (?:by|courtesy of) |getty images|ap photo|©|reporting by |\(reporting )/i,
  /^[([](?:ảnh|video|clip|theo|nguồn|photo|source|via) [\p{L}\d/ .&-]{1,40}[)\]]\.?$/iu,
  /^Theo(?: [\p{Lu}\d][\p{L}\d.&-]*){1,5}$/u,
];
// How a caption that follows a credit begins.
const CAPTION =
  /^(?:video|clip|ảnh|hình ảnh|hình|đồ hoạ|đồ họa|infographic|photo|image|picture|graphic)(?!\p{L})/iu;
// In UTF-16 code units: a longer passage is an argument about sources, not a credit.
const LONGEST_CREDIT = 300;
// Sentences after the last credit that may still be its caption.
const LONGEST_CAPTION = 2;

const patterns = new Map(Object.keys(CREDITS).map((language) => [language, creditPattern([language, 'en'])]));
const anyLanguage = creditPattern(Object.keys(CREDITS));

function creditPattern(languages: readonly string[]): RegExp {
  const heads = languages.map((language) => CREDITS[language]).join('|');
  return new RegExp(`^[(\\[*_]?\\s*(?:${heads.normalize('NFC')})\\s*[:：]`, 'iu');
}

/** Whether a sentence is a credit line or caption rather than body text: `Nguồn ảnh: Telegram.`, `Photo: AFP`. */
export function isOutside(sentence: string, language: string): boolean {
  if (sentence.length > LONGEST_CREDIT) return false;
  const pattern = patterns.get(language.toLowerCase().split('-', 1)[0] ?? '') ?? anyLanguage;
  return pattern.test(sentence) || SIGNATURES.some((signature) => signature.test(sentence));
}

/**
 * The indexes of the sentences that are not body text, in order: credit lines, and what follows the last one
 * at the article's end as its caption.
 *
 * @param language BCP 47 tag; without it the credits of every language count
 */
export function outsideSentences(text: string, sentences: readonly Range[], language = 'und'): number[] {
  const words = sentences.map(({ start, end }) => text.slice(start, end));
  const outside = words.flatMap((sentence, i) => (isOutside(sentence, language) ? [i] : []));
  const last = outside.at(-1);
  const rest = sentences.length - 1 - (last ?? 0);
  if (last === undefined || rest > LONGEST_CAPTION || rest > last) return outside;
  for (let i = last + 1; i < sentences.length; i += 1) {
    const gap = text.slice(sentences[i - 1]?.end, sentences[i]?.start);
    if (gap.includes('\n') && !CAPTION.test(words[i] ?? '')) break;
    outside.push(i);
  }
  return outside;
}
