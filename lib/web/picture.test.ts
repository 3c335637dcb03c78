import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StandingClaim } from '../domain/public-reading';
import { approvedSource, keepAll, reportFor, sampleDesk } from '../domain/report-testing';
import { hostile } from '../formats/testing';
import { claimPicture, reportPicture } from './picture';

const desk = {
  id: 'desk',
  names: { en: 'Bàn Kiểm chứng Quốc tế', vi: 'Bàn Kiểm chứng Quốc tế' },
  timeZone: 'Asia/Ho_Chi_Minh',
};
const head = {
  ...{ number: 3, title: 'Tình hình Kazakhstan: điều gì đã rõ, điều gì chưa', language: 'vi' as const },
  ...{ publishedAt: '2022-01-22T08:00:00.000Z', hash: 'a'.repeat(64) },
  ...{ supersedes: null, supersededBy: null, withdrawn: null },
};

const claim = (more: object = {}): StandingClaim => {
  const sample = sampleDesk();
  keepAll(sample);
  const report = reportFor('editor', approvedSource(sample));
  const [item] = report.items;
  if (!item) throw new Error('a claim is there');
  return {
    ...{ desk, head, report, claimId: item.claimId, item: { ...item, ...more } },
    ...{ surroundings: new Map(), history: [] },
  };
};

/** Of a PNG: what it says of itself. */
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the picture of a page', () => {
  it.each(['confirmed', 'unconfirmed', 'disputed'] as const)(
    'is drawn for %s, and as large as asked for',
    async (verdict) => {
      const shortText = 'Bọn khủng bố tìm cách chiếm quyền kiểm soát vùng trời của Kazakhstan, Ặ ễ ộ ữ';
      const png = await claimPicture(claim({ verdict, shortText }), 'vi');
      expect(sizeOf(png)).toEqual([1200, 630]);
      if (process.env.PICTURES) writeFileSync(`/tmp/web-${verdict}.png`, png);
    },
  );

  it('is drawn for a report', async () => {
    const png = await reportPicture({ desk, head, report: claim().report, hasFiles: true }, 'en');
    expect(sizeOf(png)).toEqual([1200, 630]);
    if (process.env.PICTURES) writeFileSync('/tmp/web-report.png', png);
  });

  it.each([
    ...hostile,
    ['no letters that we have', '北京的天空'] as const,
    ['signs', '❤️ 1️⃣ 🇻🇳 ™ © ♥'] as const,
  ])('fetches nothing from anywhere with %s', async (_, text) => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const png = await claimPicture(
      { ...claim({ shortText: text }), desk: { ...desk, names: { en: text, vi: text } } },
      'vi',
    );
    expect(sizeOf(png)).toEqual([1200, 630]);
    expect(fetched.mock.calls.filter(([address]) => !String(address).startsWith('file:'))).toEqual([]);
  });
});
