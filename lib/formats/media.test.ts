import { describe, expect, it } from 'vitest';
import { isDomainError } from '../domain/errors';
import { MAX_SNAPSHOT_BYTES, recogniseMedia } from './media';
import { aDocx, aPdf, aZip, docxParts } from './testing-documents';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const ftyp = (...brands: string[]) => bytes(`\0\0\0\x20ftyp${brands[0]}\0\0\0\0${brands.join('')}`);

const PNG = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR');
const SVG = bytes('<?xml version="1.0"?>\n<!-- a map -->\n<svg xmlns="http://www.w3.org/2000/svg"/>');
const PAGE = bytes('<!doctype html><title>x</title>');
const DOCX = aDocx(['x']);

type Case = [input: Uint8Array, declared: string, fileName: string, outcome: string];

const cases: Record<string, Case> = {
  PNG: [PNG, 'image/png', 'map.PNG', 'image/png'],
  JPEG: [bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpg', 'a.jpeg', 'image/jpeg'],
  GIF: [bytes('GIF89a\x01\0'), '', 'a.gif', 'image/gif'],
  WebP: [bytes('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp', '', 'image/webp'],
  AVIF: [ftyp('avif', 'mif1'), '', 'a.avif', 'image/avif'],
  'AVIF by its second brand': [ftyp('mif1', 'avif'), 'image/avif', '', 'image/avif'],
  'HEIC from a telephone': [ftyp('heic', 'mif1', 'heic'), 'image/heif', 'IMG_0001.HEIC', 'image/heic'],
  'a video is no picture': [ftyp('isom', 'mp41'), '', '', 'snapshot.type-unknown'],
  PDF: [aPdf(['x']), 'application/pdf', 'a.pdf', 'application/pdf'],
  'a PDF after other bytes is none': [
    Buffer.concat([bytes('\0\0'), aPdf(['x'])]),
    '',
    '',
    'snapshot.type-unknown',
  ],
  'a Word document': [
    DOCX,
    '',
    'a.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  'a Word document as a careless server names it': [
    ...([DOCX, 'application/zip', 'a.docx'] as const),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  'one with macros': [
    aZip({ ...docxParts(''), 'word/vbaProject.bin': 'x' }),
    '',
    'a.docx',
    'snapshot.type-unknown',
  ],
  'another archive': [aZip({ 'a.txt': 'x' }), '', '', 'snapshot.type-unknown'],
  'an archive cut short': [DOCX.subarray(0, 300), '', 'a.docx', 'snapshot.type-unknown'],
  'an archive behind a picture': [Buffer.concat([PNG, DOCX]), '', '', 'image/png'],
  'a page': [PAGE, 'text/html; charset=utf-8', 'a.htm', 'text/html'],
  'a page after mark, blanks and a comment': [
    bytes('\xef\xbb\xbf \n<!-- x --><HTML lang=vi>'),
    '',
    '',
    'text/html',
  ],
  'a page as XHTML': [bytes('<?xml version="1.0"?><html>'), 'application/xhtml+xml', '', 'text/html'],
  'a page in UTF-16': [Buffer.from('\ufeff<html><p>vùng', 'utf16le'), '', '', 'text/html'],
  'text declared as a page': [bytes('Hello <i>there</i>'), 'text/html', '', 'text/html'],
  'a page declared as text is its source': [PAGE, 'text/plain', '', 'text/plain'],
  'a page whose address ends in a program': [PAGE, 'text/html', 'index.php', 'text/html'],
  'a page with a script before all': [bytes('<script>alert(1)</script>'), '', '', 'text/html'],
  'a drawing': [SVG, 'image/svg+xml', 'map.svg', 'image/svg+xml'],
  'a drawing with its document type': [
    ...([
      bytes('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY a "b">]> <svg>'),
      '',
      '',
    ] as const),
    'image/svg+xml',
  ],
  'a drawing declared as a picture': [SVG, 'image/png', '', 'snapshot.type-mismatch'],
  'a drawing declared as a page': [SVG, 'text/html', '', 'snapshot.type-mismatch'],
  'plain text': [Buffer.from('vùng trời'), 'text/plain', 'a.txt', 'text/plain'],
  'text of any kind': [bytes('a,b\n1,2'), 'text/csv', 'a.csv', 'text/plain'],
  'JSON is text': [bytes('{"a":1}'), 'application/json', '', 'text/plain'],
  'a feed is text': [bytes('<?xml version="1.0"?><rss>'), 'application/rss+xml', '', 'text/plain'],
  'a type that says nothing': [PNG, 'application/octet-stream', 'a', 'image/png'],
  'a program called a picture': [bytes('MZ\x90\0\x03\0'), 'image/png', 'a.png', 'snapshot.type-unknown'],
  'a page called a picture': [PAGE, '', 'a.png', 'snapshot.type-mismatch'],
  'a page sent as a picture': [PAGE, 'image/png', '', 'snapshot.type-mismatch'],
  'a picture called a PDF': [PNG, '', 'a.pdf', 'snapshot.type-mismatch'],
  'a picture sent as a page': [PNG, 'text/html', '', 'snapshot.type-mismatch'],
  'a picture sent as something unheard of': [PNG, 'video/mp4', '', 'snapshot.type-mismatch'],
  'one picture called another': [PNG, 'image/png', 'a.jpg', 'snapshot.type-mismatch'],
  nothing: [new Uint8Array(), '', '', 'snapshot.empty'],
  'too much': [new Uint8Array(MAX_SNAPSHOT_BYTES + 1), '', '', 'snapshot.too-large'],
  'text with a NUL': [bytes('a\0b'), 'text/plain', 'a.txt', 'snapshot.type-unknown'],
};

const outcomeOf = ([input, declared, fileName]: Case): string => {
  try {
    return recogniseMedia(input, declared, fileName).mediaType;
  } catch (error) {
    return isDomainError(error) ? error.code : String(error);
  }
};

describe('recogniseMedia', () => {
  it.each(Object.entries(cases))('%s', (_, one) => {
    expect(outcomeOf(one)).toBe(one[3]);
  });

  it('says what was declared and what was found', () => {
    expect(() => recogniseMedia(PNG, '', 'a.pdf')).toThrow(
      expect.objectContaining({ details: { declared: '.pdf', found: 'image/png' } }),
    );
  });

  it('lets browsers show pictures and nothing that could hold a script', () => {
    const shown = Object.values(cases)
      .filter((one) => outcomeOf(one) === one[3] && one[3].includes('/'))
      .map(([input, declared, fileName]) => recogniseMedia(input, declared, fileName))
      .filter((media) => media.shown);
    expect(new Set(shown.map(({ mediaType }) => mediaType))).toEqual(
      new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']),
    );
  });
});
