import { describe, expect, it } from 'vitest';
import { type AuditEvent, hashOf } from './audit';
import { type Change, invert } from './change';
import { newId } from './ids';
import { claimThen, storyOf } from './story';
import { sandbox } from './testing';

const TEXT = 'Quân đội đã tới sân bay. Tin này chưa rõ.';

/** What was done in a small desk, as events an hour apart. */
const telling = () => {
  const desk = sandbox(TEXT);
  const events: AuditEvent[] = [];
  const tell = (action: string, change: Change, undoes: number | null = null) => {
    const seq = events.length + 1;
    const event = {
      ...{ deskId: 'desk', seq, at: new Date(Date.UTC(2022, 0, 7, seq)).toISOString(), actorId: 'checker-a' },
      ...{ action, target: '', articleId: null, change, undoes, requestId: null, prevHash: '' },
    };
    events.push({ ...event, hash: hashOf(event) });
    return change;
  };
  const work = (name: Parameters<typeof desk.work>[0], input: object): Change => {
    const change = desk.work(name, input);
    desk.take(change);
    return tell(name, change);
  };
  const undo = (change: Change, seq: number): void => {
    const back = invert(change, desk.now());
    desk.take(back);
    tell('history.undo', back, seq);
  };
  const claimId = newId();
  const range = { versionId: desk.versionId, start: 0, end: 24 };
  work('claim.draft', { id: claimId, occurrenceId: newId(), ...range });
  return { desk, events, work, undo, claimId };
};

describe('the story of a claim', () => {
  it('tells what was made, what changed in words and what in values', () => {
    const { events, work, claimId } = telling();
    work('claim.edit', { claimId, version: 1, statement: 'Quân đội đã rời sân bay.', place: 'Almaty' });
    const [made, edited] = storyOf(claimId, events);
    expect(made?.details).toMatchObject([
      { kind: 'made', record: 'claim', words: 'Quân đội đã tới sân bay.' },
      { kind: 'made', record: 'occurrence' },
    ]);
    const words = edited?.details.find((one) => one.kind === 'words');
    expect(words).toMatchObject({ field: 'statement' });
    expect(words?.kind === 'words' && words.differences).toContainEqual({ kind: 'removed', text: 'tới' });
    expect(edited?.details).toContainEqual({
      ...{ kind: 'value', record: 'claim', field: 'place', before: '', after: 'Almaty' },
    });
  });

  it('marks what a later step took back, and says what was removed and restored', () => {
    const { events, work, undo, claimId } = telling();
    const id = newId();
    work('note.add', { claimId, version: 1, id, text: 'Đã hỏi.', visibility: 'internal' });
    const removal = work('note.delete', { claimId, version: 2, id });
    undo(removal, 3);
    const steps = storyOf(claimId, events);
    expect(steps.map(({ undone }) => undone)).toEqual([false, false, true, false]);
    expect(steps[2]?.details).toEqual([{ kind: 'removed', record: 'note', words: 'Đã hỏi.' }]);
    expect(steps[3]).toMatchObject({ undoes: 3, details: [{ kind: 'restored', words: 'Đã hỏi.' }] });
  });

  it('leaves out what concerns other claims alone', () => {
    const { desk, events, work, claimId } = telling();
    const range = { versionId: desk.versionId, start: 25, end: 41 };
    work('claim.draft', { id: newId(), occurrenceId: newId(), ...range });
    expect(storyOf(claimId, events).map(({ seq }) => seq)).toEqual([1]);
  });
});

describe('a claim as of a time', () => {
  it('is as its events had left it by then, and null before the first', () => {
    const { events, work, claimId } = telling();
    work('claim.edit', { claimId, version: 1, statement: 'Khác.' });
    const at = (hour: number) =>
      claimThen(claimId, events, new Date(Date.UTC(2022, 0, 7, hour)).toISOString());
    expect(at(0)).toBeNull();
    expect(at(1)?.claim.statement).toBe('Quân đội đã tới sân bay.');
    expect(at(2)?.claim.statement).toBe('Khác.');
    expect(at(2)?.records.occurrence.size).toBe(1);
  });
});
