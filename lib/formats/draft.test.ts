import { describe, expect, it } from 'vitest';
import { sha256 } from '@/lib/domain/hash';
import { draftOf } from './draft';

const TEXT = 'Bạo loạn lan rộng. Đặc nhiệm vào Almaty.';

describe('a draft', () => {
  it('has the text in sentences, named after the first of them, in its language', async () => {
    const draft = await draftOf({ text: TEXT });
    expect(draft).toMatchObject({ text: TEXT, sha256: sha256(TEXT), titleGiven: false, removed: null });
    expect(draft.details).toMatchObject({ title: 'Bạo loạn lan rộng.', language: 'vi', publishedOn: null });
    expect(draft.sentences).toEqual([0, 18, 19, 40]);
    expect(draft.search[0]?.folded).toContain('bao loan lan rong dac nhiem');
    expect(draft.likeness).toHaveLength(8);
  });

  it('believes what the source says of itself', async () => {
    const said = { title: 'Tin nhanh', language: 'en', publishedOn: '2022', publisher: 'Example Daily' };
    const draft = await draftOf({ ...said, text: `date 2022-01 ${TEXT}` });
    expect(draft).toMatchObject({ details: said, titleGiven: true, text: TEXT });
  });

  it('takes the date off the head, and the marks move with the text', async () => {
    const text = ` date 2022-01 ${TEXT}\n`;
    const marks = [
      { start: 0, end: 5, kind: 'heading' },
      { start: 14, end: 32, kind: 'caption' },
      { start: 33, end: 55, kind: 'credit' },
    ] as const;
    const draft = await draftOf({ text, marks, removed: { controls: 0, bidi: 2 } });
    expect(draft.details.publishedOn).toBe('2022-01');
    expect(draft.marks).toEqual([
      { start: 0, end: 18, kind: 'caption' },
      { start: 19, end: 40, kind: 'credit' },
    ]);
    expect(draft.removed).toEqual({ controls: 0, bidi: 2 });
  });

  it('is likened by its text alone, whatever its title', async () => {
    const [one, other] = [
      await draftOf({ text: TEXT, title: 'A' }),
      await draftOf({ text: TEXT, title: 'B' }),
    ];
    expect(one.likeness).toEqual(other.likeness);
  });

  it.each(['', '…', 'date 2022-01 —'])('is not made of %o', async (text) => {
    await expect(draftOf({ text })).rejects.toMatchObject({ code: 'text.empty' });
  });
});
