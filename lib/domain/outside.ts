import type { Mark } from './mark';
import { type Range, sentencesTouching } from './sentences';

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

// Lines that a site puts round its articles. Each a whole line that nobody would assert.
const BOILERPLATE: readonly RegExp[] = [
  /^(?:>{1,2} ?)?(?:xem|đọc|tham khảo|mời (?:quý )?(?:độc giả|bạn đọc|bạn) (?:xem|đọc|theo dõi))(?: thêm| tiếp| ngay)?(?: tin| bài)?(?: tại đây)?\s*(?:[:：>]|$)/iu,
  /^(?:tin|bài|tin bài|bài viết|video|chủ đề)(?: cùng)? (?:liên quan|cùng chuyên mục|chuyên mục|đọc nhiều|xem nhiều|nổi bật|mới nhất)\s*(?:[:：]|$)/iu,
  /^(?:từ khóa|từ khoá|chia sẻ|bình luận|gửi bình luận|đăng ký nhận tin|in bài viết|lưu bài viết|quảng cáo|trở lại .{1,40}|theo dõi .{1,40} trên (?:google news|facebook|zalo|youtube|tiktok))\s*(?:[:：]|$)/iu,
  /^(?:read|see|watch|listen|learn)(?: more| also| next| now)\s*(?:[:：>]|$)/iu,
  /^(?:related|recommended|trending|most read|most popular|more on this story|you may also like|related (?:articles?|stories|topics|news|coverage)|advertisement|sponsored(?: content)?|share this(?: article| story)?|tags?|topics|comments|skip to (?:main )?content)\s*(?:[:：]|$)/iu,
  /^(?:sign up (?:for|to)|subscribe (?:to|now)|follow us|like us on|click here|get our|join our|download our) .{0,120}$/iu,
  /^(?:©|\(c\) ?\d{4}|copyright(?: ?©| ?\(c\)| by| ?\d{4}|:)|bản quyền(?: ?©| thuộc| ?\d{4}|:)).{0,160}$/iu,
  /^.{0,80}(?:all rights reserved|mọi quyền được bảo lưu)\.?$/iu,
];

/** Whether a line is of the site rather than of the article: `Xem thêm:`, `Related stories`, `© 2022 …`. */
export const isBoilerplate = (line: string): boolean =>
  line.length <= LONGEST_CREDIT && BOILERPLATE.some((pattern) => pattern.test(line));

/** What a whole line or paragraph is by its words. */
export function kindOfLine(line: string): 'credit' | 'boilerplate' | 'paragraph' {
  if (isBoilerplate(line)) return 'boilerplate';
  return isOutside(line, 'und') ? 'credit' : 'paragraph';
}

/** Whether a sentence is a credit line or caption rather than body text: `Nguồn ảnh: Telegram.`, `Photo: AFP`. */
export function isOutside(sentence: string, language: string): boolean {
  if (sentence.length > LONGEST_CREDIT) return false;
  const pattern = patterns.get(language.toLowerCase().split('-', 1)[0] ?? '') ?? anyLanguage;
  return pattern.test(sentence) || SIGNATURES.some((signature) => signature.test(sentence));
}

/**
 * The indexes of the sentences that are not body text, in order: credit lines, and what follows the last one
 * at the article's end as its caption; and what is marked as caption, credit or boilerplate.
 *
 * @param language BCP 47 tag; without it the credits of every language count
 * @param marks of the text, in order
 */
export function outsideSentences(
  text: string,
  sentences: readonly Range[],
  language = 'und',
  marks: readonly Mark[] = [],
): number[] {
  const marked = markedSentences(sentences, marks);
  const said = saidOutside(text, sentences, language);
  const ofSite = sentences.flatMap(({ start, end }, i) => (isBoilerplate(text.slice(start, end)) ? [i] : []));
  return [...new Set([...marked, ...said, ...ofSite])].sort((a, b) => a - b);
}

/** Where a boundary was moved by hand over the edge of a mark, the sentence is body text again. */
function markedSentences(sentences: readonly Range[], marks: readonly Mark[]): number[] {
  return marks
    .filter(({ kind }) => kind !== 'heading')
    .flatMap((mark) =>
      sentencesTouching(sentences, mark).filter((i) => {
        const sentence = sentences[i];
        return sentence && sentence.start >= mark.start && sentence.end <= mark.end;
      }),
    );
}

function saidOutside(text: string, sentences: readonly Range[], language: string): number[] {
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
