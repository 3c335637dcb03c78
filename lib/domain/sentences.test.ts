import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSplitter, sentenceAt, sentencesTouching, splitSentences } from './sentences';

const split = (text: string, language: string) =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

// `|` marks where a sentence ends; one without it stays whole.
const CASES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  vi: [
    ['a credit ran on', 'Toàn cảnh vụ cháy chợ| Ảnh: Thông tấn xã.| Lửa đã tắt.'],
    ['city', 'Ông sống ở TP. Hồ Chí Minh từ nhỏ.| Bà cũng vậy.'],
    ['city, short', 'Công an TP.HCM vào cuộc.| Vụ việc đang được điều tra.'],
    ['city, short, spaced', 'Sở GD-ĐT TP. HCM trao tặng bằng khen.| Cô nhận.'],
    ['district', 'Nhà ở Q.1 và P.5, gần chợ.| Giá cao.'],
    ['district, spaced', 'Cháy lớn tại P. 5, Q. 3 sáng nay.| Không ai bị thương.'],
    ['president', 'Cựu TT. Trump lên tiếng.| Nhà Trắng im lặng.'],
    ['professor with initials', 'PGS.TS. Nguyễn V. A. cho biết kết quả.| Ông nói thêm.'],
    ['initials end a sentence', 'Người nhận là bà Nguyễn T. H.| Theo đó, bà không biết.'],
    ['hyphenated initials', 'Tổng thống K.-J. Tokayev ra lệnh.| Quân đội tuân thủ.'],
    ['saint', 'Bão đổ bộ đảo St. Martin hôm qua.| Nhiều nhà đổ.'],
    ['grouped digits', 'CSTO gửi 3.600 quân tới đây.| Họ đã đến.'],
    ['date', 'Ngày 6/1/2022 họ nổ súng.| Ngày 7.1.2022 họ rút.'],
    ['decimal and ellipsis', 'Tăng 2,5%... so với năm trước.| Giá giảm.'],
    ['ellipsis ends', 'Nhiều mặt hàng như sữa, bánh kẹo...| Và chính họ đã tạo điều kiện.'],
    ['ellipsis sign ends', 'Nhiều mặt hàng như sữa, bánh kẹo…| Và chính họ đã tạo điều kiện.'],
    ['question, then who asked', '“Có ai ở đó không?” ông hỏi.| Không ai đáp.'],
    ['question, then a name asked', '“Có ai ở đó không?” Ông Tokayev hỏi.| Không ai đáp.'],
    ['exclamation, then who said it', '“Chỉ có nước chết!” - bà nghẹn ngào.| Mẹ khóc.'],
    ['address of a site', 'VnExpress.net đưa tin.| Báo khác dẫn lại.'],
    ['quotation over sentences', 'Ông nói: “A tới.| B đi.”; hết lời dẫn.| Tin khác.'],
    ['closing quote before a stop', 'Bà gọi: "Mẹ ơi!".| Không ai đáp.'],
    ['one-letter word', 'Tình hình ở Trung Á.| Nguồn tin khác nói vậy.'],
    ['begins with a number', 'Cửa hàng đóng cửa.| 15 người bị thương.'],
    ['begins with a small quotation', 'Không ai biết.| “bắt kiểu này được bao nhiêu?” anh hỏi.'],
    ['capital abbreviation at the end', 'Anh là giáo viên trường THPT.| Vợ anh làm ở VN.| Con còn nhỏ.'],
    ['etc.', 'Cam, chanh, v.v. đều tăng giá.| Thịt giảm.'],
    ['numbered list', '1. Giá xăng tăng\n|2. Giá vàng giảm'],
    ['numbers in a sentence', 'Có hai việc: 1. Đóng cửa; 2. Bồi thường.| Hết.'],
    ['century', 'Chuyện của thế kỷ XX.| Sau đó mọi thứ đổi.'],
    ['title line', 'Kazakhstan có biến\n|Quân đội Nga đã tới.'],
    ['paragraphs', 'Hết đoạn\n\n|đoạn mới'],
    ['withheld names', 'Nghi phạm là Nguyễn V. A.| Cảnh sát bắt anh H.| Lực lượng đã rút.'],
    ['foreign initials', 'Ông V. Putin gặp ông J. Biden.| Họ bắt tay.'],
    ['space forgotten', 'Họ đã có kết quả.|Ông nói vậy.| Hết.'],
    ['space forgotten after a city', 'Họ về tp.Hồ Chí Minh.| Hết.'],
    ['school at the end', 'Ông là HLV.| Đội bóng thua.'],
    ['address with a question mark', 'Xem https://bao.vn/tin?id=5&p=2 để biết.| Hết.'],
    ['clock', 'Họ tới lúc 20:00.| Sau đó họ rút.'],
    ['telephone', 'Gọi ĐT. 0903 123 456 ngay.| Miễn phí.'],
  ],
  en: [
    ['army', 'The U.S. Army arrived.| It left.'],
    ['acronym ends', 'He moved to the U.S.| The army followed.'],
    ['acronyms in a row', 'The U.N. Security Council met.| Nobody spoke.'],
    ['titles', 'Mr. Tokayev met Gen. Milley and Sen. Warren.| They spoke.'],
    ['initials', 'J. K. Rowling and George W. Bush met.| Both smiled.'],
    ['company', 'Apple Inc. CEO Tim Cook spoke.| Shares rose.'],
    ['time', 'It began at 5 p.m. Friday.| At 6 p.m.| The crowd left.'],
    ['month', 'It began on Jan. 6, 2022.| It ended on Feb. 3.'],
    ['number', 'He lives at No. 10.| She left.'],
    ['who asked', '“Are you there?” President Tokayev asked.| Nobody answered.'],
    ['e.g.', 'Take fruit, e.g. Granny Smith apples.| Eat.'],
    ['lower case goes on', 'Yahoo! is a company.| Google is too.'],
    ['notes', 'He was born in 1788.[1][2]| He left.'],
    ['case', 'The case Roe v. Wade was overturned.| Crowds came.'],
    ['decimal', 'Growth was 2.5 percent.| Inflation was .5 percent.'],
    ['nested quotation', 'He said: “It is over.| We lost.”| Then he left.'],
    [
      'a dateline ran on',
      'Hundreds dead in stampede| Thursday, January 12, 2006| The ministry confirmed it.',
    ],
    ['a dateline in the British way', 'Port reopens| Friday 3 May 2019| Ships left.'],
    [
      'a date in a sentence',
      'On Tuesday, May 7, 2015 President Obama spoke.| He arrived Monday, May 6, 2015, and left.',
    ],
    ['a date before a small letter', 'The Monday, May 6, 2015 meeting was short.'],
    ['a credit ran on', 'The Hajj in Mecca| Image: United States Navy.| The crowd grew.'],
    ['a credit after an abbreviation', 'It was held in Washington D.C.| Image: United States Navy.'],
    ['a credit in a sentence', 'He wrote about the image: Tokyo at night.'],
  ],
  fr: [
    ['civility', 'M. Macron a vu Mme. Merkel.| Il est parti.'],
    ['marks that stand apart', 'Il dit : « C’est fini. »| Puis il part.'],
    ['numbers', 'Le déficit atteint 3,5 % du PIB, soit 1.200 euros par tête.| La dette monte.'],
    ['an ellipsis goes on', 'Il hésite... puis il signe.| Tout est dit.'],
    ['before our era', 'Né vers 50 av. J.-C. à Rome, il y vécut.| Il y mourut.'],
  ],
  es: [
    ['marks that open', 'No sabía nada.| ¿Quién vino?| ¡Nadie!| Eso dijo.'],
    ['numbers', 'Costó 1.500 euros, un 2,5 % más.| Luego bajó.'],
    ['civility', 'El Sr. Presidente y la Dra. Ministra hablaron en EE. UU. ayer.| Luego salieron.'],
  ],
  ru: [
    ['initials', 'А. С. Пушкин жил на ул. Мойка.| Он писал.'],
    ['thousands', 'Это 5 тыс. руб. в месяц.| Мало.'],
    ['a town', 'Он родился в г. Саранск.| Учился в Москве.'],
    ['a year ends', 'Это было в 2012 г.| Компания закрылась.'],
    ['quotation marks', 'Он сказал: «Мы уходим».| Никто не ответил.'],
  ],
  ko: [['quotation particle', '“우리는 간다.”라고 그가 말했다.| 아무도 없었다.']],
  tr: [['ordinal', 'Papa VI. Paul geldi.| 4. Carlos gitti.']],
  zh: [
    ['who said it', '“我们走吧。”他说。|没有人回答。'],
    ['a quotation opens', '他没有回答。|“我们走吧。”|没有人动。'],
    ['a title opens', '条约已经签署。|《南极条约》规定如此。|「军队」已到。'],
    ['numbers', '耗资103.7亿美元。|增长2.5%！|很多。'],
    ['an ellipsis', '他想了想……然后走了。|没有人问。'],
  ],
  ja: [
    ['quotation particle', '「行こう。」と彼は言った。|誰も答えなかった。'],
    ['no particle behind a space', '「失礼だろう！」| というか、彼は黙った。'],
    ['a quotation opens', '彼は黙っていた。|「行こう。」|『夜』は本だ。'],
    ['numbers', '成長率は2.5%だった。|本当か？|そうだ。'],
  ],
  ar: [
    ['question mark', 'هل وصلت القوات؟| نعم، وصلت.'],
    ['a title', 'قال د. أحمد إن القوات وصلت.| ثم غادر.'],
    ['a decimal', 'ارتفع السعر 2.5 في المئة.| ثم انخفض.'],
  ],
  de: [
    ['ordinal', 'Am 3. Oktober war Feiertag.| Alle blieben zu Hause.'],
    ['its own quotation marks', '„Wir gehen.“| Dann kam er.| »Neue Lage«, hieß es.'],
  ],
};

describe.each(Object.entries(CASES))('splitSentences in %s', (language, cases) => {
  it.each(cases)('%s', (_, marked) => {
    const sentences = marked.split('|').map((sentence) => sentence.trim());
    expect(split(marked.replaceAll('|', ''), language)).toEqual(sentences);
  });
});

const fragments = fc.array(
  fc.oneof(
    fc.constantFrom(
      'Nga',
      ' ',
      '. ',
      'TP. ',
      '“',
      '”',
      '! ',
      '?',
      '…',
      '\n',
      '\n\n',
      'A.',
      '3.',
      ' 15 ',
      '。',
      '👩‍👧',
      'đ',
      '"',
      '; ',
      '\t',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  ),
  { maxLength: 60 },
);
const anyText = fragments.map((parts) => parts.join(''));
const anyLanguage = fc.constantFrom('vi', 'en', 'zh-Hant', 'th', 'xx', 'not a tag', 'constructor', '');

describe('laws', () => {
  it('sentences and the white space between them tile the text', () =>
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        let last = 0;
        for (const { start, end } of splitSentences(text, language)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start).trim()).toBe('');
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(text.slice(start, end)).not.toContain('\n');
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
    ));

  it('windows change nothing', () => {
    const line = 'Ông K.-J. Tokayev tới TP. Hồ Chí Minh. “Ai đó?” bà hỏi. Tăng 2,5%... so với năm trước. ';
    const alone = split(line, 'vi');
    expect(split(line.repeat(500), 'vi')).toEqual(Array.from({ length: 500 }, () => alone).flat());
  });

  it('finds the sentence of every offset', () =>
    fc.assert(
      fc.property(anyText, fc.nat(80), (text, offset) => {
        const sentences = splitSentences(text, 'vi');
        const slow = sentences.filter(({ start }) => start <= offset).length - 1;
        expect(sentenceAt(sentences, offset)).toBe(slow);
      }),
    ));

  it('finds the sentences a range touches', () =>
    fc.assert(
      fc.property(anyText, fc.nat(80), fc.nat(40), (text, start, length) => {
        const sentences = splitSentences(text, 'vi');
        const range = { start, end: start + length };
        const slow = sentences.flatMap((s, i) =>
          Math.max(s.start, start) < Math.min(s.end, range.end) ? [i] : [],
        );
        expect(sentencesTouching(sentences, range)).toEqual(slow);
      }),
    ));
});

it('splits a megabyte in one paragraph, in windows', () => {
  const text = 'Quân đội Nga đã tới TP. Alma-Ata vào ngày 6/1/2022. '.repeat(20_000);
  expect(splitSentences(text, 'vi')).toHaveLength(20_000);
});

it.each([
  ['vi', true],
  ['en-GB', true],
  ['zh-Hant', true],
  ['th', false],
  ['lo', false],
  ['km', false],
  ['my', false],
  ['xx', false],
  ['und', false],
  ['', false],
  ['not a tag', false],
  ['constructor', false],
])('hasSplitter(%j) is %s', (language, expected) => expect(hasSplitter(language)).toBe(expected));
