import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOutside, outsideSentences } from './outside';
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
