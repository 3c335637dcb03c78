import { describe, expect, it } from 'vitest';
import { archiveMembers, unpackMember } from './archive';
import { aZip } from './testing-documents';

const unpackAll = (bytes: Uint8Array) =>
  archiveMembers(bytes).map((entry) => [
    entry.name,
    Buffer.from(unpackMember(bytes.subarray(entry.start, entry.end), entry)).toString(),
  ]);

describe('an archive', () => {
  it('is unpacked one file at a time', () => {
    expect(unpackAll(aZip({ 'bài/một.txt': 'Một câu.', 'hai.md': '# Hai', 'rỗng.txt': '' }))).toEqual([
      ['bài/một.txt', 'Một câu.'],
      ['hai.md', '# Hai'],
      ['rỗng.txt', ''],
    ]);
  });

  it('gives no folders and nothing hidden', () => {
    const names = ['bài/', '__MACOSX/._a.txt', '.DS_Store', 'bài/.ẩn.txt', 'bài/a.txt', 'Thumbs.db'];
    const zip = aZip(Object.fromEntries(names.map((name) => [name, 'x'])));
    expect(archiveMembers(zip).map(({ name }) => name)).toEqual(['bài/a.txt']);
  });

  const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}.txt`, '']));
  const cases: Record<string, [bytes: Uint8Array, reason: string]> = {
    'packed tighter than anything honest': [aZip({ a: Buffer.alloc(30 * 2 ** 20) }), 'ratio'],
    'that unpacks to more than is taken': [aZip({ a: { bytes: 'x', unpacked: 2 ** 31 } }), 'size'],
    'of very many files': [aZip(many), 'entries'],
    'with a name that leads out': [aZip({ '../a.txt': 'x' }), 'names'],
    'with a name from the root': [aZip({ '/etc/passwd': 'x' }), 'names'],
    'with a name of Windows': [aZip({ 'C:a.txt': 'x' }), 'names'],
    'nested without end': [aZip({ [`${'a/'.repeat(40)}b.txt`]: 'x' }), 'names'],
    'cut short': [aZip({ a: 'x' }).subarray(0, 40), 'damaged'],
  };
  it.each(Object.entries(cases))('%s is refused', (_, [bytes, reason]) => {
    expect(() => archiveMembers(bytes)).toThrow(
      expect.objectContaining({ code: 'parse.archive', details: expect.objectContaining({ reason }) }),
    );
  });

  it('that is locked is refused', () => {
    expect(() => archiveMembers(aZip({ a: { bytes: 'x', flags: 1 } }))).toThrow('parse.encrypted');
  });

  it('of files that lie within one another is refused', () => {
    const zip = Buffer.from(aZip({ a: 'xxxxxxxxxx', b: 'yyyyyyyyyy' }));
    const second = zip.lastIndexOf('PK\x01\x02');
    zip.writeUInt32LE(0, second + 42);
    expect(() => archiveMembers(zip)).toThrow('parse.archive');
  });

  it('whose file is larger than it says, or another, is refused', () => {
    const small = aZip({ a: { bytes: 'x'.repeat(1_000), unpacked: 10 } });
    expect(() => unpackAll(small)).toThrow('parse.archive');
    const altered = Buffer.from(aZip({ a: 'Một câu.' }));
    altered.writeUInt32LE(1, altered.indexOf('PK\x01\x02') + 16);
    expect(() => unpackAll(altered)).toThrow('parse.archive');
  });
});
