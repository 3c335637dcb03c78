import { describe, expect, it } from 'vitest';
import { givenName } from '../formats/file-name';
import { hostile } from '../formats/testing';
import { contentDisposition, download, storedFile } from './download';

/** What a browser makes of `filename*`. */
const nameIn = (disposition: string) => decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? '');

describe('the name of a file', () => {
  it.each([
    ['ASCII', 'report.csv', 'report.csv'],
    ['Vietnamese', 'báo-cáo-Đặng.csv', 'bao-cao-dang.csv'],
    ['another script', '北京.json', 'report.json'],
    ['signs that end a value', `a'b"(c)*!;.html`, 'a-b-c.html'],
    ['a line', 'a\r\nset-cookie: x=1.html', 'a-set-cookie-x-1.html'],
  ])('comes over with %s', (_, name, ascii) => {
    const disposition = contentDisposition(name);
    expect(nameIn(disposition)).toBe(name);
    expect(disposition).toContain(`attachment; filename="${ascii}"; `);
    expect(disposition).toMatch(/^[\x20-\x7e]*$/);
    expect(disposition.split("''")[1]).toMatch(/^[\w.~%-]+$/);
  });

  it.each(hostile)('can be sent with %s, as it was handed in', (_, words) => {
    for (const name of [givenName(words), givenName(`${words}.pdf`), givenName(`a.${words}`)]) {
      const disposition = contentDisposition(name);
      const answer = new Headers({ 'content-disposition': disposition });
      expect(answer.get('content-disposition')).toBe(disposition);
      expect(nameIn(disposition)).toBe(name);
      expect(disposition).toMatch(
        /^attachment; filename="[a-z0-9-]+(?:\.\w+)?"; filename\*=UTF-8''[\w.~%-]*$/,
      );
      expect(disposition).not.toMatch(/filename="(?:con|aux|nul|prn)[".]/);
    }
  });
});

describe('a download', () => {
  const file = { name: 'báo-cáo.csv', type: 'text/csv; charset=utf-8' };

  it('is kept by nobody else, taken for nothing else, and runs nothing', async () => {
    const answer = download('á', file);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringMatching(/^sandbox;/),
    });
    expect(await answer.text()).toBe('á');
  });

  it('is made while it is sent, and no longer than someone takes it', async () => {
    let made = 0;
    let stopped = false;
    const lines = (function* () {
      try {
        for (; made < 100_000; made += 1) yield 'Vùng trời\r\n';
      } finally {
        stopped = true;
      }
    })();
    const reader = download(lines, file).body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toMatch(/^Vùng trời\r\n/);
    expect(made).toBeLessThan(20_000);
    await reader?.cancel();
    expect(stopped).toBe(true);
  });

  it('has every piece in order', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i} 🟢\n`);
    expect(await download(lines, file).text()).toBe(lines.join(''));
  });

  it('says when making it failed, instead of ending as if it were whole', async () => {
    const broken = (function* () {
      yield 'x'.repeat(50_000);
      throw new Error('no more');
    })();
    await expect(download(broken, file).text()).rejects.toThrow('no more');
  });
});

describe('bytes that somebody else made', () => {
  it.each([
    ['a picture is shown', 'image/png', true, 'inline'],
    ['a page is put away', 'text/html', false, 'attachment'],
    ['a drawing is put away', 'image/svg+xml', false, 'attachment'],
  ])('%s, and nothing in it runs', async (_, type, shown, kind) => {
    const answer = storedFile(new Uint8Array([1, 2]), { name: 'tệp.bin', type, shown });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'content-length': '2',
      'content-disposition': expect.stringMatching(new RegExp(`^${kind}; filename="tep.bin"`)),
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([1, 2]);
  });
});
