import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { readPublicClaim, readPublicIndex, readPublicMethod, readPublicReport } from './public';
import { readPublicLog } from './public-log';
import { withdrawReport } from './published';
import { codeOf, eachEngine } from './testing';
import { aPublicDesk, type PublicDeskForTests } from './testing-public';

eachEngine('what everybody may read', () => {
  let desk: PublicDeskForTests;
  const all = (claimId: string) => [
    readPublicIndex(desk.deskId),
    readPublicReport(desk.deskId, 1),
    readPublicClaim(desk.deskId, claimId),
    readPublicLog(desk.deskId),
    readPublicMethod(desk.deskId, 'en'),
  ];
  const codes = async (claimId: string) => Promise.all(all(claimId).map(codeOf));

  beforeAll(async () => {
    desk = await aPublicDesk();
  });

  it('is nothing before anything is published', async () => {
    expect((await readPublicIndex(desk.deskId)).reports).toEqual([]);
    expect(await codeOf(readPublicReport(desk.deskId, 1))).toBe('not-found');
    expect(await codeOf(readPublicClaim(desk.deskId, desk.hedged))).toBe('not-found');
    expect((await readPublicMethod(desk.deskId, 'vi')).method).toMatch(/^Nhận định được đánh dấu/);
  });

  it('is what was published, with the paragraph in which the words stand', async () => {
    expect(await desk.publish()).toBe(1);
    const { head, report, hasFiles } = await readPublicReport(desk.deskId, 1);
    expect(head).toMatchObject({ number: 1, withdrawn: null, supersededBy: null });
    expect(report?.items.map(({ claimId }) => claimId)).toEqual([desk.hedged, desk.capital]);
    expect(hasFiles).toBe(true);
    const claim = await readPublicClaim(desk.deskId, desk.hedged);
    if ('withdrawn' in claim) throw new Error('it stands');
    expect([...claim.surroundings.values()]).toMatchObject([{ later: / Các lực lượng an ninh/ }]);
    expect(claim.history).toMatchObject([{ number: 1, verdict: 'unconfirmed' }]);
    expect(await codeOf(readPublicClaim(desk.deskId, desk.waiting))).toBe('not-found');
  });

  it('has what was put right since in its place', async () => {
    const correction = { kind: 'update', reason: 'Bộ Quốc phòng đã bác bỏ.' };
    const given = { verdict: 'unconfirmed', basis: 'no_source_found', whatWouldChangeIt: 'Một văn bản.' };
    await desk.approve(desk.hedged, { ...given, rationale: 'Hãng tin đã rút bài.' }, correction);
    const claim = await readPublicClaim(desk.deskId, desk.hedged);
    if ('withdrawn' in claim) throw new Error('it stands');
    expect(claim.item).toMatchObject({ basis: 'no_source_found', rationale: 'Hãng tin đã rút bài.' });
    expect(claim.item.corrections).toMatchObject([
      { kind: 'update', reason: correction.reason, verdict: null, before: { basis: 'anonymous_only' } },
    ]);
    expect((await readPublicLog(desk.deskId)).entries).toMatchObject([
      { kind: 'correction', claimId: desk.hedged, correction: { reason: correction.reason } },
    ]);
  });

  it('keeps to what was approved while something else is being written', async () => {
    const SECRET = 'chưa ai duyệt điều này';
    await desk.on(desk.capital, 'claim.edit', { statement: SECRET, shortText: SECRET });
    await desk.on(desk.capital, 'note.add', { text: SECRET, visibility: 'public' });
    await desk.on(desk.capital, 'verdict.give', {
      verdict: 'confirmed',
      basis: 'primary',
      rationale: SECRET,
    });
    const told = await Promise.all(all(desk.capital));
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });

  it('is the newest report that stands; one that is withdrawn tells no word of its claims', async () => {
    expect(await desk.publish(1)).toBe(2);
    expect((await readPublicReport(desk.deskId, 1)).head.supersededBy).toBe(2);
    const claim = await readPublicClaim(desk.deskId, desk.hedged);
    expect(claim).toMatchObject({ head: { number: 2 }, history: [{ number: 1 }, { number: 2 }] });
    const only = await readPublicClaim(desk.deskId, desk.capital);
    expect(only).toMatchObject({ head: { number: 1, supersededBy: 2 } });
    await withdrawReport(desk.editor, 1, 'Nhầm thành phố.');
    const gone = await readPublicClaim(desk.deskId, desk.capital);
    expect(gone).toMatchObject({ withdrawn: [{ number: 1, withdrawn: { reason: 'Nhầm thành phố.' } }] });
    expect(JSON.stringify([gone, await readPublicReport(desk.deskId, 1)])).not.toContain(
      'thủ đô của Kazakhstan',
    );
    expect((await readPublicLog(desk.deskId)).entries[0]).toMatchObject({ kind: 'withdrawal', number: 1 });
  });

  it('is of this desk alone, and of none that has no public pages', async () => {
    const other = await aPublicDesk();
    expect(await codeOf(readPublicClaim(other.deskId, desk.hedged))).toBe('not-found');
    expect(await codeOf(readPublicReport(other.deskId, 2))).toBe('not-found');
    expect(await codeOf(readPublicIndex(newId()))).toBe('not-found');
    expect(new Set(await codes(desk.hedged))).not.toContain('not-found');
    await desk.show(false);
    expect(new Set(await codes(desk.hedged))).toEqual(new Set(['not-found']));
    await desk.show(true);
    expect(new Set(await codes(desk.hedged))).not.toContain('not-found');
  });
});
