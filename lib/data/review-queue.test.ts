import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/permissions';
import { QueueQuery, type QueueRow } from '@/lib/domain/review-queue';
import { database } from './client';
import { readQueue } from './review-queue';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaimRow, anAssessmentRow, anAssignmentRow, aReviewRow } from './testing-queue';

type Person = Actor & { kind: 'person' };

const now = new Date('2022-01-08T08:00:00.000Z');

eachEngine('the review queue', () => {
  let [author, reader, third]: Person[] = [];
  let names: ReadonlyMap<string, string>;

  const people = () => {
    if (!author || !reader || !third) throw new Error('nobody there');
    return { author, reader, third };
  };

  /** Claims named by what is special about them. */
  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    [author, reader, third] = [
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'editor'),
    ];
    const made = new Map<string, string>();
    const claim = async (name: string, hours: number, state: 'submitted' | 'sent_back' = 'submitted') => {
      const id = await aClaimRow(deskId, people().author.userId, { shortText: name });
      made.set(id, name);
      const by = people().author.userId;
      return {
        id,
        first: await anAssessmentRow(id, by, { verdict: 'confirmed', basis: 'primary', state, hours }),
      };
    };
    const opinion = (
      id: string,
      given: { verdict: 'confirmed' | 'disputed'; basis?: 'corroborated' | 'primary' },
    ) => anAssessmentRow(id, people().third.userId, { ...given, state: 'proposed', hours: 9 });
    await claim('agreed', 2);
    const basis = await claim('other basis', 3);
    await opinion(basis.id, { verdict: 'confirmed', basis: 'corroborated' });
    const verdict = await claim('other verdict', 4);
    await opinion(verdict.id, { verdict: 'disputed' });
    const declared = await claim('declared', 5);
    const other = await opinion(declared.id, { verdict: 'disputed' });
    await aReviewRow(declared.id, declared.first, people().third.userId, 'disagreed', 10, other);
    const decided = await claim('decided', 6);
    const lost = await opinion(decided.id, { verdict: 'confirmed', basis: 'corroborated' });
    await aReviewRow(decided.id, decided.first, people().third.userId, 'disagreed', 10, lost);
    await aReviewRow(decided.id, decided.first, people().reader.userId, 'decided', 11);
    await claim('sent back', 7, 'sent_back');
    await anAssignmentRow((await claim('somebody else’s', 8)).id, people().third.userId);
    await anAssignmentRow((await claim('mine', 9)).id, people().reader.userId, { dueOn: '2022-03-01' });
    await anAssignmentRow((await claim('mine soon', 10)).id, people().reader.userId, { dueOn: '2022-01-10' });
    names = made;
  });

  const named = (rows: readonly QueueRow[]) => rows.map((row) => names.get(row.claimId));
  const ask = (actor: Person, query: object) => readQueue(actor, QueueQuery.parse(query), now);

  it('begins with those on which people are furthest apart', async () => {
    const { rows } = await ask(people().reader, { sort: 'disagreement' });
    const order = ['declared', 'other verdict', 'other basis', 'decided', 'agreed', 'mine', 'mine soon'];
    expect(named(rows)).toEqual(order);
    expect(rows.slice(0, 5).map((row) => row.disagreement)).toEqual([
      'declared',
      'verdict',
      'basis',
      'basis',
      'none',
    ]);
    expect(rows[1]).toMatchObject({ opinions: 2, verdict: 'confirmed', sealed: false });
  });

  it('can be read by age and by what is due', async () => {
    const { rows: byAge } = await ask(people().reader, { sort: 'age' });
    expect(named(byAge).slice(0, 3)).toEqual(['agreed', 'other basis', 'other verdict']);
    const { rows: byDue } = await ask(people().reader, { sort: 'due' });
    expect(named(byDue).slice(0, 3)).toEqual(['mine soon', 'mine', 'agreed']);
  });

  it('counts its parts for each reader', async () => {
    const { counts } = await ask(people().reader, {});
    const all = { review: 7, 'sent-back': 0, disagreements: 1, assigned: 2, 'due-soon': 1 };
    expect(counts).toEqual(all);
    expect((await ask(people().author, {})).counts).toMatchObject({ review: 0, 'sent-back': 1 });
  });

  it('shows one part at a time, and a page beyond the last is the last', async () => {
    expect(named((await ask(people().author, { part: 'sent-back' })).rows)).toEqual(['sent back']);
    expect(await ask(people().reader, { part: 'due-soon', page: '9' })).toMatchObject({ total: 1, page: 1 });
  });

  it('does not say what is hidden on a blind desk', async () => {
    const { deskId } = people().reader;
    const db = await database();
    await db.desk.update({ where: { id: deskId }, data: { blind: true } });
    const { rows } = await ask(people().reader, { sort: 'age' });
    await db.desk.update({ where: { id: deskId }, data: { blind: false } });
    const row = (name: string) => rows.find((one) => names.get(one.claimId) === name);
    expect(row('agreed')).toMatchObject({ sealed: true, verdict: null, basis: null, assessmentId: null });
    expect(row('other verdict')).toMatchObject({ sealed: false, verdict: 'confirmed' });
  });

  it('is for who reviews', async () => {
    expect(await codeOf(ask(await aPerson(people().reader.deskId, 'viewer'), {}))).toBe('permission.denied');
  });
});
