import { describe, expect, it } from 'vitest';
import { guessMapping } from './fields';
import { recognise } from './recognise';
import { lastRecordEnd, linesEnded } from './record-end';
import { type ReadRecord, type RecordOptions, readRecords } from './records';
import { inEncoding } from './testing-encodings';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string, options: RecordOptions) => [...readRecords(utf8(text), options)];
const brief = (records: readonly ReadRecord[]) =>
  records.map((one) => [one.line, 'article' in one ? one.article.text : one.code]);

describe('guessMapping', () => {
  const cases: Record<string, [columns: string[], mapping: object]> = {
    English: [
      ['id', 'Headline', 'Body Text', 'Author', 'Published At', 'URL', 'Source'],
      {
        title: 'Headline',
        text: 'Body Text',
        byline: 'Author',
        publishedOn: 'Published At',
        url: 'URL',
        publisher: 'Source',
      },
    ],
    Vietnamese: [
      ['STT', 'Tiêu đề', 'Nội dung', 'Tác giả', 'Ngày đăng', 'Đường dẫn', 'Báo', 'Ngôn ngữ', 'Hãng tin'],
      {
        ...{
          title: 'Tiêu đề',
          text: 'Nội dung',
          byline: 'Tác giả',
          publishedOn: 'Ngày đăng',
          url: 'Đường dẫn',
        },
        ...{ publisher: 'Báo', language: 'Ngôn ngữ', agency: 'Hãng tin' },
      },
    ],
    'the likelier of two': [['description', 'content', 'title', 'name'], { text: 'content', title: 'title' }],
    'names of programs': [
      ['article_text', 'pub_date', 'source.name', 'inLanguage'],
      { text: 'article_text', publishedOn: 'pub_date', publisher: 'source.name', language: 'inLanguage' },
    ],
    'nothing known': [['a', 'b'], {}],
  };
  it.each(Object.entries(cases))('%s', (_, [columns, mapping]) =>
    expect(guessMapping(columns)).toEqual(mapping),
  );
});

describe('tables', () => {
  const csv = { format: 'csv' } as const;

  it('give an article for each row, with the line it begins on', () => {
    const table =
      'Tiêu đề,Nội dung,Ngày đăng\r\nMột,"Câu một, ""hai"".\r\nCâu ba.",7/1/2022\r\n\r\nHai,Câu bốn.,tháng 1/2022\r\n';
    expect(read(table, csv)).toMatchObject([
      { line: 2, article: { title: 'Một', text: 'Câu một, "hai".\nCâu ba.', publishedOn: '2022-01-07' } },
      { line: 5, article: { title: 'Hai', text: 'Câu bốn.', publishedOn: '2022-01' } },
    ]);
  });

  it.each([
    ['semicolons', 'title;text\na;b, c\n'],
    ['tabs', 'title\ttext\na\tb, c\n'],
    ['bars', 'title|text\na|b, c\n'],
    ['a byte order mark', '\ufefftitle,text\na,"b, c"\n'],
    ['old line ends', 'title,text\ra,"b, c"\r'],
    ['no last line end', 'title,text\na,"b, c"'],
  ])('with %s', (_, table) => {
    expect(read(table, csv)).toMatchObject([{ article: { title: 'a', text: 'b, c' } }]);
  });

  it('are read in pieces that end where a record does', () => {
    const table = utf8('title,text\na,"b\nc"\nd,e\nf,"g\nh"\n');
    const first = table.subarray(0, lastRecordEnd(table.subarray(0, 20), 'csv', 'utf-8'));
    const rest = table.subarray(first.length);
    const firstLine = 1 + linesEnded(first, 'utf-8');
    expect(brief([...readRecords(first, csv)])).toEqual([[2, 'b\nc']]);
    expect(brief([...readRecords(rest, { ...csv, firstLine, columns: ['title', 'text'] })])).toEqual([
      [4, 'e'],
      [5, 'g\nh'],
    ]);
  });

  it('say which rows are broken, and which columns are there', () => {
    expect(brief(read('title,text\na,b\nc,"d', csv))).toEqual([
      [2, 'b'],
      [3, 'record.invalid'],
    ]);
    expect(read('a,b\nc,d\n', csv)).toEqual([
      { line: 2, code: 'record.unmapped', details: { columns: 'a, b' } },
    ]);
    expect(brief(read('a,b\nc,d\n', { ...csv, choices: { mapping: { text: 'b' } } }))).toEqual([[2, 'd']]);
  });

  it('in an old encoding are told apart', async () => {
    const table = inEncoding.tcvn3?.(
      'tit,noi dung\nMột,Các đơn vị quân đội Nga đã được lệnh chuyển sang sẵn sàng.\n',
    );
    expect(await recognise({ bytes: table ?? utf8(''), fileName: 'a.csv' })).toMatchObject({
      ...{ format: 'csv', holds: 'many', encoding: 'tcvn3', encodingBy: 'detection' },
      ...{ columns: ['tit', 'noi dung'], mapping: { title: 'tit', text: 'noi dung' } },
      rows: [['Một', 'Các đơn vị quân đội Nga đã được lệnh chuyển sang sẵn sàng.']],
      sample: 'Các đơn vị quân đội Nga đã được lệnh chuyển sang sẵn sàng.',
    });
  });
});

describe('JSON Lines', () => {
  const jsonl = { format: 'jsonl' } as const;

  it('give an article for each line; what is wrong with one stops none of the others', () => {
    const lines = [
      '{"text":"Một."}',
      '',
      '{"text":',
      '[1]',
      '{"body":["Hai.","Ba."],"title":"x"}',
      '{"a":1}',
    ];
    expect(brief(read(lines.join('\n'), { ...jsonl, firstLine: 10 }))).toEqual([
      [10, 'Một.'],
      [12, 'record.invalid'],
      [13, 'record.invalid'],
      [14, 'Hai.\n\nBa.'],
      [15, 'record.unmapped'],
    ]);
  });

  it('that cannot be decoded are refused one by one', () => {
    const bytes = Buffer.concat([
      utf8('{"text":"Một."}\n{"text":"'),
      Buffer.from([0xff, 0xfe, 0xc3]),
      utf8('"}\n{"text":"Hai."}\n'),
    ]);
    expect(brief([...readRecords(bytes, { ...jsonl, choices: { encoding: 'utf-8' } })])).toEqual([
      [1, 'Một.'],
      [2, 'text.undecodable'],
      [3, 'Hai.'],
    ]);
  });

  it('hold markup, halves of pairs and controls, and say what was taken out', () => {
    expect(read(String.raw`{"content":"<p>a\u0007\ud800</p><p>\u202eb</p>"}`, jsonl)).toMatchObject([
      { article: { text: 'a\ufffd\n\nb', removed: { controls: 1, bidi: 1 } } },
    ]);
  });

  it.each([
    ['utf-16le', Buffer.from('{"text":"Một."}\n{"text":"Ha', 'utf16le')],
    ['utf-16be', Buffer.from('{"text":"Một."}\n{"text":"Ha', 'utf16le').swap16()],
  ])('end where a line does in %s', (encoding, bytes) => {
    expect(lastRecordEnd(bytes, 'jsonl', encoding)).toBe(2 * '{"text":"Một."}\n'.length);
  });
});

describe('JSON', () => {
  it.each([
    ['one article', '{"headline":"x","articleBody":"Một."}', 'one'],
    ['a list', '[{"title":"x","content":"Một."}]', 'many'],
    ['a list within', '{"status":"ok","articles":[{"title":"x","content":"Một."}]}', 'many'],
    ['a list further within', '{"response":{"docs":[{"title":"x","body":"Một."}]}}', 'many'],
    [
      'a JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"content_html":"<p>Một.</p>"}]}',
      'many',
    ],
    ['an item of ninjs', '{"standard":{"name":"ninjs"},"bodies":[{"value":"Một."}]}', 'one'],
  ])('holds %s', async (_, json, holds) => {
    expect(brief(read(json, { format: 'json' }))).toEqual([[1, 'Một.']]);
    expect(await recognise({ bytes: utf8(json), fileName: 'a.json' })).toMatchObject({
      holds,
      sample: 'Một.',
    });
  });

  it('that stands in lines is read in lines', async () => {
    const bytes = utf8('{"text":"Một."}\n{"text":"Hai."}\n');
    expect(await recognise({ bytes, fileName: 'a.json' })).toMatchObject({ format: 'jsonl', holds: 'many' });
  });

  it('that is none is refused', () => {
    expect(() => read('{', { format: 'json' })).toThrow('record.invalid');
  });
});
