import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUES } from './cue-table';
import { findCues, suggestAttribution } from './cues';
import { splitSentences } from './sentences';

const found = (text: string, language = 'vi') =>
  findCues(text, language).map((cue) => `${cue.text} = ${cue.class}`);

describe('cues in Vietnamese', () => {
  it.each([
    ['Thông tin này vẫn chưa được xác nhận.', ['chưa được xác nhận = unconfirmed']],
    ['Tin này chưa được bên thứ ba xác nhận.', ['chưa được bên thứ ba xác nhận = unconfirmed']],
    ['Chưa có sự xác nhận thực tế nào.', ['Chưa có sự xác nhận = unconfirmed']],
    ['Bộ Quốc phòng xác nhận.', ['xác nhận = commitment']],
    ['Ông không phủ nhận việc này.', []],
    ['Bà phủ nhận mọi cáo buộc.', ['phủ nhận mọi cáo buộc = denial']],
    ['Nga cáo buộc Mỹ.', ['cáo buộc = hearsay']],
    ['THEO ÔNG TOKAYEV, họ đã đến.', ['THEO = neutral']],
    ['Theo Reuters, họ đã đến.', ['Theo = neutral']],
    ['Họ đã đến, theo Reuters.', ['theo = neutral']],
    ['Họ tuân thủ theo CSTO và theo sát.', []],
    ['Tiếp theo sau là lực lượng của Belarus, dự kiến sẽ theo dõi.', ['dự kiến = possibility']],
    ['Người xem có thể thấy súng máy.', []],
    ['Họ có thể đã rút.', ['có thể đã = possibility']],
    ['Ông nói: “Không”.', ['nói = neutral']],
    ['Các quốc gia nói trên.', []],
    ['Nga rất nổi tiếng, được biết đến nhiều.', []],
    ['Mọi người theo ông chỉ dẫn đi lách qua.', []],
    ['Ông cũng được biết cơ quan điều tra chưa có kết luận.', ['chưa có kết luận = unconfirmed']],
    ['Một quan chức giấu tên thừa nhận.', ['quan chức giấu tên = hearsay', 'thừa nhận = commitment']],
    ['Được biết, họ đã đến.', ['Được biết = hearsay']],
    ['Việc này, có\u00a0tin nói, là thật.', ['có\u00a0tin nói = hearsay']],
    ['Khoảng 20 km, vào khoảng 20:00.', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  it('never match inside another syllable', () => {
    expect(found('Chúng cũng theon kểc khônói')).toEqual([]);
  });
});

describe('cues in English', () => {
  it.each([
    ['Troops reportedly entered.', ['reportedly = hearsay']],
    ['The report could not be independently verified.', ['not be independently verified = unconfirmed']],
    ['The ministry has not confirmed it.', ['has not confirmed = unconfirmed']],
    ['The ministry confirmed it.', ['confirmed = commitment']],
    ['None of this has been confirmed.', ['None of this has been confirmed = unconfirmed']],
    ['There was no official confirmation.', ['no official confirmation = unconfirmed']],
    ['Unconfirmed reports that troops entered.', ['Unconfirmed = unconfirmed', 'reports that = neutral']],
    ['He denied the allegations.', ['denied the allegations = denial']],
    ['It may rain in May.', ['may = possibility']],
    ['They couldn’t confirm the claim.', ['couldn’t confirm = unconfirmed', 'claim = hearsay']],
    ['The so-called republic.', ['so-called = hearsay']],
    ['He filed an insurance claim.', []],
    ['The essay is dismay.', []],
  ])('%s', (text, expected) => expect(found(text, 'en-GB')).toEqual(expected));
});

it.each(['fr', '', 'constructor'])('knows no cues of %j', (language) =>
  expect(found('reportedly', language)).toEqual([]),
);

it.each(Object.entries(CUES))('lists every phrase of %s once', (_, table) => {
  const all = Object.values(table).flat();
  expect(all.filter((phrase, i) => all.indexOf(phrase) !== i)).toEqual([]);
  for (const phrase of all) expect(phrase).toBe(phrase.normalize('NFC'));
});

it('counts offsets in the whole text when given a range', () => {
  const text = 'Nga tới. Mỹ bác bỏ.';
  expect(findCues(text, 'vi', { start: 9, end: 19 })).toEqual([
    { start: 12, end: 18, text: 'bác bỏ', class: 'denial' },
  ]);
});

it('never overlaps, and each cue is the slice of its range', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'theo',
          'chưa',
          'được',
          'xác nhận',
          'có',
          'thông tin',
          'rằng',
          'không',
          ',',
          'bác bỏ',
          '.',
        ),
      ),
      (parts) => {
        const text = parts.join(' ');
        let last = 0;
        for (const cue of findCues(text, 'vi')) {
          expect(cue.start).toBeGreaterThanOrEqual(last);
          expect(cue.text).toBe(text.slice(cue.start, cue.end));
          last = cue.end;
        }
      },
    ),
  ));

const read = (name: string) =>
  readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8').normalize('NFC');
const sentenceWith = (name: string, words: string) => {
  const text = read(name);
  const range = splitSentences(text, 'vi').find(({ start, end }) => text.slice(start, end).includes(words));
  return text.slice(range?.start, range?.end);
};

describe('in the articles', () => {
  const airspace = sentenceWith('000_be9c6d21626579b7.txt', 'vùng trời');

  it('the airspace sentence is hearsay and unconfirmed', () =>
    expect(found(airspace)).toEqual(['có thông tin cho rằng = hearsay', 'chưa được xác nhận = unconfirmed']));

  it('the Washington sentence is an accusation denied', () =>
    expect(found(sentenceWith('001_eb2be8546647d80d.txt', 'Washington'))).toEqual([
      'cáo buộc = hearsay',
      'bác bỏ = denial',
    ]));

  it('the airspace content is told from its attribution', () => {
    const range = suggestAttribution(airspace, findCues(airspace, 'vi'));
    expect(airspace.slice(range?.start, range?.end)).toBe(
      'bọn khủng bố đang tìm cách đánh chiếm các đơn vị phòng không và không quân, để chiếm quyền kiểm soát vùng trời của Kazakhstan',
    );
  });
});

it.each([
  ['to the end of the sentence', 'Được biết, Nga đã tới.', 'Nga đã tới'],
  ['after a named source and a comma', 'Theo các chuyên gia, chiến dịch sắp xong.', 'chiến dịch sắp xong'],
  ['up to the hedge', 'Có tin rằng Nga đã tới; việc này chưa được xác nhận.', 'Nga đã tới'],
  ['not with more after the semicolon', 'Có tin rằng Nga đã tới; Mỹ đã đi.', ''],
  ['not with two introductions', 'Được biết, có tin rằng Nga đã tới.', ''],
  ['not in a quotation', 'Ông cho biết: “Nga đã tới.”', ''],
  ['not without an introduction', 'Nga có thể đã tới.', ''],
  ['not when nothing follows', 'Nga đã tới, ông cho biết.', ''],
])('suggestAttribution: %s', (_, text, content) => {
  const range = suggestAttribution(text, findCues(text, 'vi'));
  expect(range ? text.slice(range.start, range.end) : '').toBe(content);
});
