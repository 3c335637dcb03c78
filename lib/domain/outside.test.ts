import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Mark } from './mark';
import { isBoilerplate, isOutside, outsideSentences } from './outside';
import { splitSentences } from './sentences';

describe('isOutside', () => {
  it.each([
    ['vi', 'Nguồn ảnh: Telegram.'],
    ['vi', 'Ảnh: Reuters'],
    ['vi', 'Nguồn: TTXVN.'],
    ['vi', 'Ảnh minh hoạ: AFP'],
    ['vi', '(Ảnh: AP)'],
    ['vi', 'Theo Reuters'],
    ['vi', '(Theo Sputnik)'],
    ['vi', 'Photo: AFP'],
    ['en', 'Photo: AFP'],
    ['en', 'Photo by Reuters'],
    ['en', 'Source: Reuters'],
    ['en', 'Reporting by Our Correspondent; Editing by Desk'],
    ['und', 'Фото: ТАСС'],
    ['zh', '图片来源：新华社'],
  ])('%s: %s', (language, sentence) => expect(isOutside(sentence, language)).toBe(true));

  it.each([
    ['vi', 'Nguồn tin cho biết quân đội đã tới.'],
    ['vi', 'Ảnh hưởng của vụ việc rất lớn.'],
    ['vi', 'Theo các chuyên gia, chiến dịch có thể hoàn thành.'],
    ['vi', 'Hình ảnh video được đưa lên mạng xã hội.'],
    ['en', 'Sources say: it is over.'],
    ['en', 'Photos show the building on fire.'],
    ['vi', ''],
  ])('not %s: %s', (language, sentence) => expect(isOutside(sentence, language)).toBe(false));
});

const marked = (text: string) => {
  const sentences = splitSentences(text, 'vi');
  return outsideSentences(text, sentences).map((i) => text.slice(sentences[i]?.start, sentences[i]?.end));
};
const BODY = 'Một câu. Hai câu. Ba câu. ';

it.each([
  ['what follows the last credit', `${BODY}Ảnh: AP. Xe cháy.`, ['Ảnh: AP.', 'Xe cháy.']],
  ['not a new paragraph', `${BODY}Ảnh: AP.\nXe cháy.`, ['Ảnh: AP.']],
  ['a caption in its own line', `${BODY}Ảnh: AP.\nVideo xe cháy.`, ['Ảnh: AP.', 'Video xe cháy.']],
  ['a credit in the middle', `${BODY}Ảnh: AP. ${BODY}`, ['Ảnh: AP.']],
  ['a credit at the head', 'Ảnh: AP. Một câu.', ['Ảnh: AP.']],
  ['none', BODY, []],
])('%s', (_, text, expected) => expect(marked(text)).toEqual(expected));

it('knows the credits of the articles', () => {
  const read = (name: string) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
  expect(marked(read('000_be9c6d21626579b7.txt'))).toEqual([
    'Nguồn ảnh: Telegram.',
    'Video về lực lượng cực đoan cướp vũ khí của quân đội Kazakhstan.',
  ]);
  expect(marked(read('001_eb2be8546647d80d.txt'))).toEqual(['Nguồn ảnh: Fruitcake.']);
});

describe('isBoilerplate', () => {
  it.each([
    'Xem thêm: Nga điều quân tới Kazakhstan',
    'Đọc thêm',
    'Tin liên quan',
    'Bài viết cùng chuyên mục',
    'Read more: Airspace closed',
    'Related stories',
    'Sign up for our newsletter',
    '© 2022 Báo Mẫu',
    'Bản quyền thuộc về Báo Mẫu.',
    'Copyright 2022 Example. All rights reserved.',
  ])('%s', (line) => expect(isBoilerplate(line)).toBe(true));

  it.each([
    'Xem thêm phim, ông quên giờ họp.',
    'Tin liên quan đến vụ nổ được Bộ Quốc phòng xác nhận.',
    'Bình luận của ông Tokayev gây tranh cãi.',
    'Related deaths rose to 164.',
    'Read more books, the minister said.',
    'Copyright law was changed in January.',
    'Share prices fell.',
  ])('not %s', (line) => expect(isBoilerplate(line)).toBe(false));
});

describe('marks', () => {
  const text = 'Tin nóng\nMột câu. Hai câu.\nXe cháy ở Almaty. Đêm qua.\nBa câu.';
  const sentences = splitSentences(text, 'vi');
  const mark = (kind: Mark['kind'], words: string): Mark => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, kind };
  };
  it.each([
    ['all of a caption', [mark('caption', 'Xe cháy ở Almaty. Đêm qua.')], [3, 4]],
    ['a line of the site', [mark('boilerplate', 'Ba câu.')], [5]],
    ['no heading', [mark('heading', 'Tin nóng')], []],
    ['no sentence that reaches beyond', [mark('credit', 'Xe cháy')], []],
  ])('put outside %s', (_, marks, outside) => {
    expect(outsideSentences(text, sentences, 'vi', marks)).toEqual(outside);
  });
});
