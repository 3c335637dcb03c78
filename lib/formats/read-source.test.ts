import { describe, expect, it } from 'vitest';
import { MAX_SOURCE_BYTES } from '@/lib/domain/article';
import { readSource } from './read-source';
import { acceptedExtensions, type Source } from './source';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytesOf = (...numbers: number[]) => Uint8Array.from(numbers);
const utf16 = (text: string, swap = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};
const joined = (...parts: Uint8Array[]) => Buffer.concat(parts);

const SENTENCE = 'Nga điều quân tới Kazakhstan.';

describe('texts that are read', () => {
  const cases: Record<string, [Source, string]> = {
    'UTF-8': [{ bytes: utf8(SENTENCE), fileName: 'a.txt' }, SENTENCE],
    'UTF-8 with a byte order mark': [{ bytes: joined(bytesOf(0xef, 0xbb, 0xbf), utf8(SENTENCE)) }, SENTENCE],
    'UTF-16, little end first': [{ bytes: utf16(SENTENCE), fileName: 'a.txt' }, SENTENCE],
    'UTF-16, big end first': [{ bytes: utf16(SENTENCE, true), fileName: 'a.txt' }, SENTENCE],
    'letters and their marks apart': [{ bytes: utf8(SENTENCE.normalize('NFD')) }, SENTENCE],
    'Windows line ends': [{ bytes: utf8('Một.\r\nHai.\r\n') }, 'Một.\nHai.'],
    'an ending in capitals': [{ bytes: utf8(SENTENCE), fileName: 'BÀI.TXT' }, SENTENCE],
    'a name without an ending': [{ bytes: utf8(SENTENCE), fileName: 'README' }, SENTENCE],
    'a wrong media type beside a good name': [
      { bytes: utf8(SENTENCE), fileName: 'a.txt', mediaType: 'application/octet-stream' },
      SENTENCE,
    ],
    'a media type alone': [
      { bytes: utf8(`# ${SENTENCE}`), mediaType: 'text/markdown; charset=utf-8' },
      SENTENCE,
    ],
    'marks of Markdown in a plain text': [{ bytes: utf8('# 1 *a*'), fileName: 'a.txt' }, '# 1 *a*'],
    'exactly 5 MB': [{ bytes: Buffer.alloc(MAX_SOURCE_BYTES, 'a') }, 'a'.repeat(MAX_SOURCE_BYTES)],
  };
  it.each(Object.entries(cases))('%s', async (_, [source, text]) => {
    expect((await readSource(source)).text).toBe(text);
  });
});

describe('texts that are refused', () => {
  const cases: Record<string, [Source, string]> = {
    'no bytes': [{ bytes: bytesOf(), fileName: 'a.txt' }, 'text.empty'],
    'a NUL': [{ bytes: utf8('Nga\0'), fileName: 'a.txt' }, 'text.binary'],
    'a NUL in UTF-16': [{ bytes: utf16('Nga\0'), fileName: 'a.txt' }, 'text.binary'],
    'a picture named .txt': [
      { bytes: bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), fileName: 'a.txt' },
      'text.binary',
    ],
    'UTF-32': [{ bytes: bytesOf(0xff, 0xfe, 0, 0, 0x4e, 0, 0, 0), fileName: 'a.txt' }, 'text.binary'],
    'letters that make no words in any encoding': [
      { bytes: bytesOf(0x4e, 0x67, 0x61, 0x20, 0xd5, 0xf4), fileName: 'a.txt' },
      'text.undecodable',
    ],
    'UTF-8 cut in a letter': [{ bytes: utf8('đ').slice(0, 1), fileName: 'a.txt' }, 'text.undecodable'],
    'UTF-16 with half a letter': [
      { bytes: utf16('ab').subarray(0, 5), fileName: 'a.txt' },
      'text.undecodable',
    ],
    'a byte over 5 MB': [{ bytes: Buffer.alloc(MAX_SOURCE_BYTES + 1, 'a') }, 'text.too-large'],
    'another ending': [{ bytes: utf8('x'), fileName: 'bài.doc', mediaType: 'text/plain' }, 'text.format'],
    'another media type': [{ bytes: utf8('x'), mediaType: 'image/png' }, 'text.format'],
    'a Word document that is none': [{ bytes: utf8('PK'), fileName: 'bài.docx' }, 'parse.archive'],
  };
  it.each(Object.entries(cases))('%s', async (_, [source, code]) => {
    await expect(readSource(source)).rejects.toMatchObject({ code });
  });

  it('says which kinds are read', async () => {
    await expect(readSource({ bytes: utf8('x'), fileName: 'a.exe' })).rejects.toMatchObject({
      details: { fileName: 'a.exe', accepted: acceptedExtensions.join(', ') },
    });
  });
});
