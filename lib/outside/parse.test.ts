import { afterAll, describe, expect, it } from 'vitest';
import { aDocx, aPdf } from '../formats/testing-documents';
import { closeParsing, parseApart } from './parse';

afterAll(closeParsing);

/** In the same process as in the server: what the parsers need has to be there, and allowed. */
describe('parseApart', () => {
  const cases: Record<string, [kind: 'pdf' | 'docx' | 'html' | 'text', bytes: Uint8Array]> = {
    'a PDF': ['pdf', aPdf(['Airspace closed'])],
    'a Word document': ['docx', aDocx(['Airspace closed'])],
    'a page': ['html', Buffer.from('<p>Airspace <b>closed</b>')],
    'a text': ['text', Buffer.from('Airspace closed')],
  };
  it.each(Object.entries(cases))('reads %s', async (_, [kind, bytes]) => {
    expect(await parseApart('media-text', bytes, { kind })).toBe('Airspace closed');
  });

  it('refuses what is damaged, and reads the next', async () => {
    const damaged = aPdf(['Airspace closed']).subarray(0, 40);
    await expect(parseApart('media-text', damaged, { kind: 'pdf' })).rejects.toThrow('parse.failed');
    expect(await parseApart('media-text', Buffer.from('x'), { kind: 'text' })).toBe('x');
  });
});
