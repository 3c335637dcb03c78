import { describe, expect, it } from 'vitest';
import { asciiName, fileName, givenName } from './file-name';

describe('a file name', () => {
  it.each([
    [
      'Vietnamese',
      'báo cáo',
      'Vùng trời: ai kiểm soát?',
      'báo-cáo-Vùng-trời-ai-kiểm-soát.csv',
      'bao-cao-vung-troi-ai-kiem-soat.csv',
    ],
    ['đ', 'báo cáo', 'Đặng', 'báo-cáo-Đặng.csv', 'bao-cao-dang.csv'],
    ['another script', 'report', '北京', 'report-北京.csv', 'report.csv'],
    ['nothing left', '', '///', 'report.csv', 'report.csv'],
    ['a path', 'report', '../../etc/passwd', 'report-etc-passwd.csv', 'report-etc-passwd.csv'],
    ['an extension', 'report', 'x.exe', 'report-x-exe.csv', 'report-x-exe.csv'],
  ])('of %s', (_, kind, title, name, ascii) => {
    expect(fileName(kind, title, 'csv')).toBe(name);
    expect(asciiName(name)).toBe(ascii);
  });

  it('is cut where it is too long', () => {
    const name = fileName('báo cáo', '🟢ế'.repeat(500), 'json');
    expect(Buffer.byteLength(name)).toBeLessThan(255);
    expect(Array.from(fileName('', 'ế'.repeat(500), 'json'))).toHaveLength(55);
  });
});

it.each([
  ['a path of one kind', '/tmp/../báo cáo.pdf', 'báo cáo.pdf'],
  ['a path of the other kind', 'C:\\\\Users\\a.pdf', 'a.pdf'],
  ['letters taken apart', 'tin.pdf'.normalize('NFD'), 'tin.pdf'],
  ['lines and directions', ' a\r\n\u202eb.pdf ', 'a b.pdf'],
  ['more than fits', `${'a'.repeat(300)}.pdf`, `${'a'.repeat(251)}.pdf`],
  ['more than fits, in pairs', `${'🟢'.repeat(300)}.pdf`, `${'🟢'.repeat(125)}.pdf`],
])('the name a file was handed in under, with %s', (_, given, name) => {
  expect(givenName(given)).toBe(name);
});
