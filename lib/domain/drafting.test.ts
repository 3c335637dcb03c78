import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, firstConflict, invert, type Records, recordKinds } from './change';
import { newId } from './ids';
import { sandbox } from './testing';
import { codePoints } from './text';
import type { VerbName } from './verbs';

const airspace =
  'Hiện có thông tin cho rằng, bọn khủng bố đang tìm cách đánh chiếm các đơn vị phòng không và không quân, để chiếm quyền kiểm soát vùng trời của Kazakhstan; tuy nhiên hiện tại thông tin này vẫn chưa được xác nhận.';
const washington = 'Những cáo buộc như vậy đã bị Washington bác bỏ.';
const text = `${airspace} ${washington}`;

const claimOf = (desk: ReturnType<typeof sandbox>, id: string) => {
  const claim = desk.records.claim.get(id);
  if (!claim) throw new Error('no such claim');
  return claim;
};
const live = (records: Records, kind: 'occurrence' | 'note' | 'link', claimId: string) =>
  [...records[kind].values()].filter(
    (one) => !one.deletedAt && ('claimId' in one ? one.claimId : one.fromId) === claimId,
  );

describe('drafting a claim', () => {
  it('takes the quote as its statement, a short text under 75 code points, and the most doubtful cue', () => {
    const desk = sandbox(text);
    const claim = claimOf(desk, desk.draft(airspace));
    const [where] = live(desk.records, 'occurrence', claim.id);
    expect(claim.statement).toBe(airspace);
    expect(codePoints(claim.shortText)).toBeLessThan(75);
    expect(claim.assessmentId).toBeNull();
    expect(where).toMatchObject({ exact: airspace, cueClass: 'unconfirmed', cueText: 'chưa được xác nhận' });
  });

  it('links the attribution of a hedged sentence to the content it reports', () => {
    const desk = sandbox(text);
    const content = desk.draft(airspace);
    const attribution = desk.draft(airspace, {
      layer: 'attribution',
      reports: { claimId: content, linkId: newId(), version: 1 },
    });
    expect(live(desk.records, 'link', attribution)).toMatchObject([{ toId: content, kind: 'reports' }]);
    expect(claimOf(desk, content).version).toBe(2);
  });

  it.each([
    ['an empty range', { start: 4, end: 4 }],
    ['a range beyond the text', { start: 0, end: text.length + 1 }],
    ['a range that ends before it begins', { start: 9, end: 3 }],
  ])('refuses %s', (_, range) => {
    const desk = sandbox(text);
    expect(() => desk.draft(airspace, range)).toThrow('quote.mismatch');
  });
});

describe('a verdict', () => {
  it('is given by one key, keeps what was thought before where it still fits, and never rewrites', () => {
    const desk = sandbox(text);
    const claimId = desk.draft(airspace);
    const first = newId();
    const second = newId();
    desk.perform('verdict.give', {
      id: first,
      claimId,
      version: 1,
      verdict: 'unconfirmed',
      basis: 'anonymous_only',
      rationale: 'Không có nguồn có tên.',
    });
    desk.perform('verdict.give', { id: second, claimId, version: 2, verdict: 'disputed' });
    expect(desk.records.assessment.get(first)).toMatchObject({
      verdict: 'unconfirmed',
      basis: 'anonymous_only',
      deletedAt: null,
    });
    expect(desk.records.assessment.get(second)).toMatchObject({
      verdict: 'disputed',
      basis: null,
      rationale: 'Không có nguồn có tên.',
    });
    expect(claimOf(desk, claimId).assessmentId).toBe(second);
  });

  it('refuses a basis that belongs to another verdict', () => {
    const desk = sandbox(text);
    const claimId = desk.draft(airspace);
    const input = { id: newId(), claimId, version: 1, verdict: 'confirmed', basis: 'circular' };
    expect(() => desk.work('verdict.give', input)).toThrow('basis.mismatch');
  });
});

describe('every write on a claim carries its version', () => {
  const stale: [VerbName, (claimId: string, desk: ReturnType<typeof sandbox>) => object][] = [
    ['claim.edit', (claimId) => ({ claimId, version: 7, statement: 'x' })],
    ['claim.withdraw', (claimId) => ({ claimId, version: 7 })],
    ['claim.restore', (claimId) => ({ claimId, version: 7 })],
    ['claim.split', (claimId) => ({ claimId, version: 7, newId: newId(), occurrenceIds: [newId()] })],
    ['claim.merge', (claimId) => ({ fromId: claimId, fromVersion: 7, intoId: newId(), intoVersion: 1 })],
    ['claim.link', (claimId) => ({ id: newId(), fromId: claimId, version: 7, toId: newId(), kind: 'same' })],
    ['claim.unlink', (claimId) => ({ id: newId(), fromId: claimId, version: 7 })],
    [
      'occurrence.add',
      (claimId, desk) => ({ id: newId(), claimId, version: 7, versionId: desk.versionId, start: 0, end: 4 }),
    ],
    [
      'occurrence.adjust',
      (claimId, desk) => ({ id: newId(), claimId, version: 7, versionId: desk.versionId, start: 0, end: 4 }),
    ],
    ['occurrence.remove', (claimId) => ({ id: newId(), claimId, version: 7 })],
    ['verdict.give', (claimId) => ({ id: newId(), claimId, version: 7, verdict: 'confirmed' })],
    ['note.add', (claimId) => ({ id: newId(), claimId, version: 7, text: 'x', visibility: 'public' })],
    ['note.edit', (claimId) => ({ id: newId(), claimId, version: 7, text: 'x' })],
    ['note.delete', (claimId) => ({ id: newId(), claimId, version: 7 })],
  ];

  it.each(stale)('%s on an older one is stale', (verb, input) => {
    const desk = sandbox(text);
    const claimId = desk.draft(washington);
    expect(() => desk.work(verb, input(claimId, desk))).toThrow('version.stale');
  });

  it('says what is there now', () => {
    const desk = sandbox(text);
    const claimId = desk.draft(washington);
    desk.perform('claim.edit', { claimId, version: 1, statement: 'Mỹ bác bỏ.' });
    expect(() => desk.work('claim.edit', { claimId, version: 1, statement: 'Khác.' })).toThrow(
      expect.objectContaining({ details: { current: claimOf(desk, claimId) } }),
    );
  });
});

describe('passages', () => {
  it('an unedited statement goes along with its quote, an edited one stays', () => {
    const desk = sandbox(text);
    const unedited = desk.draft(washington);
    const adjust = (claimId: string, version: number) => {
      const [where] = live(desk.records, 'occurrence', claimId);
      const start = text.indexOf('Washington bác bỏ');
      const end = start + 'Washington bác bỏ'.length;
      desk.perform('occurrence.adjust', {
        id: where?.id,
        claimId,
        version,
        versionId: desk.versionId,
        start,
        end,
      });
    };
    adjust(unedited, 1);
    expect(claimOf(desk, unedited)).toMatchObject({
      statement: 'Washington bác bỏ',
      shortText: 'Washington bác bỏ',
    });

    const edited = desk.draft(washington);
    desk.perform('claim.edit', { claimId: edited, version: 1, statement: 'Mỹ bác bỏ cáo buộc.' });
    adjust(edited, 2);
    expect(claimOf(desk, edited).statement).toBe('Mỹ bác bỏ cáo buộc.');
  });

  it('the last one stays; others can go', () => {
    const desk = sandbox(text);
    const claimId = desk.draft(washington);
    const added = newId();
    const [first] = live(desk.records, 'occurrence', claimId);
    expect(() => desk.work('occurrence.remove', { id: first?.id, claimId, version: 1 })).toThrow(
      'claim.last-occurrence',
    );
    desk.perform('occurrence.add', {
      id: added,
      claimId,
      version: 1,
      versionId: desk.versionId,
      start: 0,
      end: 4,
    });
    desk.perform('occurrence.remove', { id: added, claimId, version: 2 });
    expect(live(desk.records, 'occurrence', claimId)).toEqual([first]);
  });

  it('merging takes passages and notes over, splitting gives some away', () => {
    const desk = sandbox(text);
    const fromId = desk.draft(washington);
    const intoId = desk.draft(airspace);
    desk.perform('note.add', {
      id: newId(),
      claimId: fromId,
      version: 1,
      text: 'Đã hỏi.',
      visibility: 'internal',
    });
    desk.perform('claim.merge', { fromId, fromVersion: 2, intoId, intoVersion: 1 });
    expect(claimOf(desk, fromId)).toMatchObject({ mergedIntoId: intoId, deletedAt: expect.any(String) });
    expect(live(desk.records, 'occurrence', intoId)).toHaveLength(2);
    expect(live(desk.records, 'note', intoId)).toHaveLength(1);

    const moving = live(desk.records, 'occurrence', intoId).find(
      (one) => 'exact' in one && one.exact === washington,
    );
    const made = newId();
    desk.perform('claim.split', { claimId: intoId, version: 2, newId: made, occurrenceIds: [moving?.id] });
    expect(claimOf(desk, made)).toMatchObject({ statement: washington, assessmentId: null, version: 1 });
    expect(live(desk.records, 'occurrence', intoId)).toHaveLength(1);
  });
});

describe('notes', () => {
  it('only their author rewords and deletes them', () => {
    const desk = sandbox(text);
    const claimId = desk.draft(washington);
    const id = newId();
    desk.perform('note.add', { id, claimId, version: 1, text: 'Đã hỏi.', visibility: 'internal' });
    expect(() => desk.work('note.edit', { id, claimId, version: 2, text: 'x' }, 'checker-b')).toThrow(
      'permission.denied',
    );
    expect(() => desk.work('note.delete', { id, claimId, version: 2 }, 'checker-b')).toThrow(
      'permission.denied',
    );
    desk.perform('note.edit', { id, claimId, version: 2, text: 'Đã hỏi lại.' });
    expect(desk.records.note.get(id)).toMatchObject({
      text: 'Đã hỏi lại.',
      visibility: 'internal',
      editedAt: desk.now(),
    });
  });
});

/** The records a person sees: what is deleted is not there, and versions only ever go up. */
const seen = (records: Records) =>
  recordKinds.map((kind) =>
    [...records[kind].values()]
      .filter((one) => !('deletedAt' in one && one.deletedAt))
      .map((one) => ({ ...one, version: undefined }))
      .sort((a, b) => a.id.localeCompare(b.id)),
  );

describe('undo is the inverse change', () => {
  /** A random story: each number picks a verb and what it works on. */
  const tell = (desk: ReturnType<typeof sandbox>, numbers: readonly number[]) => {
    const changes = [];
    for (const n of numbers) {
      const claims = [...desk.records.claim.values()].filter((claim) => !claim.deletedAt);
      const claim = claims[n % Math.max(1, claims.length)];
      const other = claims[(n + 1) % Math.max(1, claims.length)];
      const on = claim && { claimId: claim.id, version: claim.version };
      const story: [VerbName, object | undefined][] = [
        [
          'claim.draft',
          { id: newId(), occurrenceId: newId(), versionId: desk.versionId, start: n % 50, end: 60 },
        ],
        ['claim.edit', on && { ...on, statement: `Câu ${n}`, subjects: [`A${n}`] }],
        ['verdict.give', on && { ...on, id: newId(), verdict: 'unconfirmed', rationale: `${n}` }],
        ['note.add', on && { ...on, id: newId(), text: `${n}`, visibility: 'public' }],
        ['claim.withdraw', on],
        ['occurrence.add', on && { ...on, id: newId(), versionId: desk.versionId, start: n % 40, end: 50 }],
        [
          'claim.merge',
          claim && other && claim !== other
            ? { fromId: claim.id, fromVersion: claim.version, intoId: other.id, intoVersion: other.version }
            : undefined,
        ],
      ];
      const [verb, input] = story[n % story.length] ?? ['claim.draft', undefined];
      if (input) changes.push({ before: desk.records, change: desk.perform(verb, input) });
    }
    return changes;
  };

  it('law: undoing every change, last first, leads back through every state', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 25 }), (numbers) => {
        const desk = sandbox(text);
        const changes = tell(desk, numbers);
        for (const { before, change } of changes.toReversed()) {
          const back = invert(change, desk.now());
          expect(firstConflict(desk.records, back)).toBeNull();
          desk.take(back);
          expect(seen(desk.records)).toEqual(seen(before));
        }
      }),
    );
  });

  it('law: redoing what was undone gives the same again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 15 }), (numbers) => {
        const desk = sandbox(text);
        const last = tell(desk, numbers).at(-1);
        if (!last) return;
        const after = desk.records;
        const back = invert(last.change, desk.now());
        const again = apply(apply(after, back), invert(back, desk.now()));
        expect(seen(again)).toEqual(seen(after));
      }),
    );
  });

  it('notices that someone else was there in between', () => {
    const desk = sandbox(text);
    const claimId = desk.draft(washington);
    const mine = desk.perform('claim.edit', { claimId, version: 1, statement: 'Một.' });
    desk.perform('claim.edit', { claimId, version: 2, statement: 'Hai.' }, 'checker-b');
    expect(firstConflict(desk.records, invert(mine, desk.now()))).toMatchObject({
      kind: 'claim',
      id: claimId,
    });
  });
});
