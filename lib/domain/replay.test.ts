import { describe, expect, it } from 'vitest';
import type { AuditEvent } from './audit';
import { newId } from './ids';
import { replayOf } from './replay';
import { sandbox } from './testing';

const TEXT = 'Quân đội đã tới sân bay.';

const event = (seq: number, action: string, change: unknown, undoes: number | null = null): AuditEvent => ({
  ...{
    deskId: 'desk',
    seq,
    at: '2022-01-07T08:00:00.000Z',
    actorId: 'checker-a',
    action,
    target: '',
    undoes,
  },
  ...{ articleId: null, change, requestId: null, prevHash: '', hash: '' },
});

const drafted = () => {
  const desk = sandbox(TEXT);
  const replay = replayOf('desk');
  const claimId = newId();
  const range = { versionId: desk.versionId, start: 0, end: TEXT.length };
  const change = desk.work('claim.draft', { id: claimId, occurrenceId: newId(), ...range });
  desk.take(change);
  expect(replay.take(event(1, 'claim.draft', change))).toEqual([]);
  return { desk, replay, claimId, change };
};

describe('the log done again', () => {
  it('says what every row has to hold, its version counted up', () => {
    const { desk, replay, claimId } = drafted();
    replay.take(event(2, 'claim.edit', desk.work('claim.edit', { claimId, version: 1, place: 'Almaty' })));
    expect(replay.expected.Claim.get(claimId)).toMatchObject({ place: 'Almaty', version: 2 });
    expect([...replay.expected.Occurrence.values()]).toMatchObject([{ claimId, exact: TEXT }]);
  });

  it('begins with a desk as it is before anybody changes its options', () => {
    expect(replayOf('desk').expected.Desk.get('desk')).toMatchObject({ approvals: 1, blind: false });
  });

  it('finds a record that is made twice', () => {
    const { replay, change } = drafted();
    const kinds = replay.take(event(2, 'claim.draft', change)).map(({ kind }) => kind);
    expect(kinds).toEqual(['log.record', 'log.record']);
  });

  it('finds a change to a record that was never made', () => {
    const { replay } = drafted();
    const change = [{ kind: 'claim', id: 'nobody', set: { place: [null, 'Almaty'] } }];
    expect(replay.take(event(2, 'claim.edit', change))).toMatchObject([{ kind: 'log.record', id: 'nobody' }]);
  });

  it('finds a change that begins elsewhere than the last one ended', () => {
    const { replay, claimId } = drafted();
    const change = [{ kind: 'claim', id: claimId, set: { place: ['Moskva', 'Almaty'] } }];
    expect(replay.take(event(2, 'claim.edit', change))).toMatchObject([
      { kind: 'log.before', column: 'place', found: 'Moskva' },
    ]);
  });

  it('finds a state that no move leads to; undoing leads back to a proposed one', () => {
    const { desk, replay, claimId } = drafted();
    const id = newId();
    replay.take(
      event(2, 'verdict.give', desk.work('verdict.give', { claimId, version: 1, id, verdict: 'disputed' })),
    );
    const move = (seq: number, from: string, to: string, undoes: number | null = null) =>
      replay.take(event(seq, 'x', [{ kind: 'assessment', id, set: { state: [from, to] } }], undoes));
    expect(move(3, 'proposed', 'submitted')).toEqual([]);
    expect(move(4, 'submitted', 'proposed', 3)).toEqual([]);
    expect(move(5, 'proposed', 'sent_back')).toMatchObject([{ kind: 'log.move', column: 'state' }]);
  });
});
