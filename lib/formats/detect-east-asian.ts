/**
 * Old encodings of Chinese, Japanese and Korean, of two bytes a sign. Nearly any bytes beyond ASCII can be read as several
 * of them; read wrongly, they give signs that nobody uses. So what counts are the signs that everybody uses.
 */

/** Letters beyond ASCII: fewer could be anything. */
const FEWEST = 6;
/** Share of these that are common ones. In news it is 0.35 and more, in what is read wrongly 0.1 and less. */
const COMMON = 0.22;
/** By how much the best has to be better than the next, so that nobody guesses. */
const AHEAD = 1.4;

const signs = (text: string): ReadonlySet<string> => new Set(text);

/** The commonest Chinese characters, simplified and traditional, with those of news. */
const CHINESE = signs(
  `的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子得于於着著下自之年过過发發后後作里裡用道行所然家事成方多经經去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給位世次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運亿億称稱京华華港台民党黨选選警局案件星期访訪谈談`,
);

/** Kana tell Japanese by themselves; with them the commonest characters of its news. */
const JAPANESE = signs(
  'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろわをんァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチッツテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワンヴー日本人国会年大一者中事分時東京見行出生上間前後月今自社党政府米新聞力目手方高発表動場合',
);

/** The commonest syllables of Korean. */
const KOREAN = signs(
  '이다는에의을가고하지로한기도사대인은서를자아리어해나정시일수라보전부장국제원과상구여위주동들있것만성년월그오안관경공세연등적미신조유민화소스할게했으며면까된되와했습니까었았입니트드르산무비선우물단회계',
);

/** In the order in which they are preferred where several read equally well. */
const CANDIDATES: readonly (readonly [encoding: string, common: ReadonlySet<string>])[] = [
  ['gb18030', CHINESE],
  ['big5', CHINESE],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['euc-kr', KOREAN],
];

/**
 * The East Asian encoding in which a sample reads as what people write; null where none does, or several.
 *
 * @param sample bytes of a text, beginning and ending anywhere
 */
export function eastAsianEncoding(sample: Uint8Array): string | null {
  const [best, next] = CANDIDATES.map(([encoding, common]) => ({
    encoding,
    share: shareOf(sample, encoding, common),
  })).sort((a, b) => b.share - a.share);
  if (!best || best.share < COMMON) return null;
  return best.share >= AHEAD * (next?.share ?? 0) ? best.encoding : null;
}

/** Signs that cannot be read, of all: the sample may begin and end within one. */
const UNREADABLE = 0.01;

function shareOf(sample: Uint8Array, encoding: string, common: ReadonlySet<string>): number {
  const text = new TextDecoder(encoding).decode(sample);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  if (broken > Math.max(2, UNREADABLE * text.length)) return 0;
  const letters = text.match(/[^\P{L}\p{ASCII}]/gu) ?? [];
  if (letters.length < FEWEST) return 0;
  return letters.filter((letter) => common.has(letter)).length / letters.length;
}
