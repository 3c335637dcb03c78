import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode, encodings } from './encoding';
import { readSource } from './read-source';
import { inEncoding, inPairs } from './testing-encodings';

const seed = (name: string) =>
  readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8').normalize('NFC');
const ARTICLES = ['000_be9c6d21626579b7.txt', '001_eb2be8546647d80d.txt'].map(seed);

/** The signs that three of the encodings have not. */
const plain = (text: string) =>
  text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll('–', '-').replaceAll('…', '...');

const vietnamese = ['windows-1258', 'tcvn3', 'viscii', 'vni'];

describe('Vietnamese news', () => {
  const cases = vietnamese.flatMap((encoding) => ARTICLES.map((text, i) => [encoding, i, text] as const));
  it.each(cases)('in %s, article %i, is told apart and read', (encoding, _, text) => {
    const bytes = inEncoding[encoding]?.(text) ?? new Uint8Array();
    const read = decode(bytes);
    expect(read).toMatchObject({ encoding, encodingBy: 'detection' });
    expect(plain(read.text.normalize('NFC'))).toBe(plain(text));
  });

  const sentences = ARTICLES.flatMap((text) => text.split(/(?<=[.!?])\s+/)).filter((one) => one.length > 40);
  it.each(vietnamese)('in %s is told apart sentence by sentence', (encoding) => {
    const wrong = sentences.filter(
      (one) => decode(inEncoding[encoding]?.(one) ?? new Uint8Array()).encoding !== encoding,
    );
    expect(sentences.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });

  it.each(vietnamese)('in %s keeps its capitals', (encoding) => {
    const text = 'ĐẶNG Ý NHƯ, Ấp Ổi, Ứng Hoà, Ỷ Lan; đường sá và Ông Ỹ.';
    expect(
      decode(inEncoding[encoding]?.(text) ?? new Uint8Array(), { choice: encoding }).text.normalize('NFC'),
    ).toBe(text);
  });
});

describe('a page of old', () => {
  const head =
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>Bao</title>';
  const body = ARTICLES[0]
    ?.split('. ')
    .map((one) => `<p class="Body Text" style="font-family:.VnTime">${one}.</p>`);
  const page = `${head}</head><body><script>var page = "content of the script";</script>${body?.join('\n')}</body></html>`;
  it.each(vietnamese)('in %s, which calls itself Latin, is read', async (encoding) => {
    const bytes = inEncoding[encoding]?.(page) ?? new Uint8Array();
    const read = await readSource({ bytes, fileName: 'a.htm' });
    expect(read).toMatchObject({ encoding, encodingBy: 'detection' });
    expect(read.text).toContain('quyền kiểm soát vùng trời của Kazakhstan');
  });
});

describe('other languages', () => {
  const cases: Record<string, [encoding: string, text: string]> = {
    'a Russian sentence': [
      'windows-1251',
      'Вооружённые силы России вошли в Казахстан. Об этом сообщило ТАСС.',
    ],
    'a Russian headline': ['windows-1251', 'Токаев обратился к ОДКБ'],
    'a Ukrainian sentence': ['windows-1251', 'Їхні війська увійшли до міста, повідомляє «Укрінформ».'],
    'English with quotation marks': ['windows-1252', 'It’s “over” – he said.'],
    'English with a foreign word': ['windows-1252', 'The café near São Paulo was closed on Monday.'],
    'a French sentence': [
      'windows-1252',
      'Les forces armées russes sont arrivées à Almaty, a déclaré le président.',
    ],
    'a Spanish sentence': ['windows-1252', '¿Qué pasó? Así está la situación en el país, según él.'],
    'a Portuguese sentence': ['windows-1252', 'Não há razão para isso, disse o presidente à imprensa.'],
    'a German sentence': ['windows-1252', 'Die Behörden prüfen, ob Flüge über Kasachstan möglich sind.'],
    'an Italian sentence': ['windows-1252', 'Perché la città è già chiusa, così ha detto.'],
  };
  it.each(Object.entries(cases))('%s', (_, [encoding, text]) => {
    const read = decode(inEncoding[encoding]?.(text) ?? new Uint8Array());
    expect(read).toEqual({ encoding, encodingBy: 'detection', text });
  });

  it('ASCII is UTF-8', () => {
    expect(decode(Buffer.from('Plain words.'))).toEqual({
      text: 'Plain words.',
      encoding: 'utf-8',
      encodingBy: 'detection',
    });
  });
});

describe('East Asian news', () => {
  const cases: Record<string, [encoding: string, text: string]> = {
    'a Chinese sentence': [
      'gb18030',
      '新华社北京1月7日电：国家主席对记者说，中方支持哈萨克斯坦维护社会稳定。',
    ],
    'a Chinese headline': ['gb18030', '中国总理访问越南河内'],
    'a Chinese page in part English': [
      'gb18030',
      '<p class="text">CNN 报道说，这家公司的 CEO 没有回答记者的问题。</p>',
    ],
    'a Taiwanese sentence': ['big5', '總統府發言人今天表示，這個問題還沒有結論，將與各國繼續討論。'],
    'a Taiwanese headline': ['big5', '立法院三讀通過國家預算'],
    'a Japanese sentence': ['shift_jis', '政府は7日、空域の閉鎖について「確認していない」と発表した。'],
    'a Japanese headline': ['shift_jis', 'カザフスタンの空港が再開'],
    'the same in the other encoding': [
      'euc-jp',
      '政府は7日、空域の閉鎖について「確認していない」と発表した。',
    ],
    'a headline in the other encoding': ['euc-jp', 'カザフスタンの空港が再開'],
    'a Korean sentence': ['euc-kr', '정부는 7일 영공 폐쇄와 관련해 아직 확인된 것이 없다고 밝혔다.'],
    'a Korean headline': ['euc-kr', '대통령, 국회에서 예산안 설명'],
  };
  it.each(Object.entries(cases))('%s is told apart and read', (_, [encoding, text]) => {
    const bytes = inPairs(encoding)(text);
    expect(decode(bytes)).toEqual({ encoding, encodingBy: 'detection', text });
  });

  it('cut in the middle of a sign is told apart all the same', () => {
    const bytes = inPairs('gb18030')(`${cases['a Chinese sentence']?.[1] ?? ''}\n`.repeat(3_000));
    expect(decode(bytes).encoding).toBe('gb18030');
  });

  it('is not seen in bytes that mean nothing', () => {
    const noise = Uint8Array.from({ length: 400 }, (_, i) => 0x81 + ((i * 7919) % 120));
    expect(() => decode(noise)).toThrow('text.undecodable');
  });
});

describe('UTF-16', () => {
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  it.each([
    ['Vietnamese', ARTICLES[0] ?? ''],
    ['English', 'The airspace was closed, he said.'],
    ['Russian', 'Воздушное пространство закрыто, сообщил он.'],
  ])('without its mark is told by its zeros: %s', (_, text) => {
    expect(decode(wide(text))).toMatchObject({ encoding: 'utf-16le', text });
    expect(decode(wide(text).swap16())).toMatchObject({ encoding: 'utf-16be', text });
  });

  it('with its mark is marked', () => {
    expect(decode(wide('\ufeffNga'))).toEqual({ text: 'Nga', encoding: 'utf-16le', encodingBy: 'bom' });
  });

  it('with half a pair is no text', () => {
    expect(() => decode(Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00]))).toThrow(
      'text.undecodable',
    );
  });

  it('is no excuse for zeros', () => {
    expect(() => decode(Buffer.from('a text with one NUL\0 in it, and more words'))).toThrow('text.binary');
    expect(() => decode(Buffer.alloc(64))).toThrow('text.binary');
  });
});

describe('what is said', () => {
  const russian = inEncoding['windows-1251']?.('Токаев обратился к ОДКБ') ?? new Uint8Array();
  const vni = inEncoding.vni?.(ARTICLES[1] ?? '') ?? new Uint8Array();

  it('is believed where it holds', () => {
    expect(decode(russian, { declared: 'windows-1251' }).encodingBy).toBe('declaration');
    expect(decode(Buffer.from([0xca]), { declared: 'koi8-r' })).toMatchObject({ text: 'й' });
    expect(decode(Buffer.from([0xb5]), { declared: 'TCVN-5712' })).toMatchObject({
      text: 'à',
      encoding: 'tcvn3',
    });
  });

  it.each([
    ['UTF-8 that is none', russian, 'utf-8', 'windows-1251'],
    ['Latin of what a font made Vietnamese', vni, 'iso-8859-1', 'vni'],
    ['a name of their own fonts', vni, 'x-user-defined', 'vni'],
    ['a name that nobody knows', russian, 'klingon', 'windows-1251'],
  ])('is passed over: %s', (_, bytes, declared, encoding) => {
    expect(decode(bytes, { declared })).toMatchObject({ encoding, encodingBy: 'detection' });
  });

  it('gives way to what a person chose', () => {
    expect(decode(russian, { choice: 'windows-1252', declared: 'windows-1251' })).toMatchObject({
      encoding: 'windows-1252',
      encodingBy: 'choice',
    });
    expect(() => decode(russian, { choice: 'utf-8' })).toThrow('text.undecodable');
    expect(() => decode(russian, { choice: 'klingon' })).toThrow('text.undecodable');
  });
});

it.each(encodings)('%s can be chosen', (choice) => {
  expect(decode(Buffer.from('ab'), { choice }).encodingBy).toBe('choice');
});
