import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTurn, type Turn } from './report-file';

let at = 0;
const file = (id: string, state: Turn['state'] = 'waiting', endedAt: number | null = null): Turn => ({
  ...{ id, whose: id.charAt(0), state, createdAt: at++, endedAt },
});

describe('files that wait are written in turn', () => {
  it.each<{ name: string; turns: Turn[]; order: string[] }>([
    { name: 'nothing waits', turns: [file('a1', 'writing'), file('b1', 'ended', 5)], order: [] },
    { name: 'one person: as asked', turns: [file('a1'), file('a2')], order: ['a1', 'a2'] },
    {
      name: 'who asked for one does not wait for all of another',
      turns: [file('a1'), file('a2'), file('a3'), file('b1')],
      order: ['a1', 'b1', 'a2', 'a3'],
    },
    {
      name: 'who has one at work waits for who has none',
      turns: [file('a1', 'writing'), file('a2'), file('b1')],
      order: ['b1', 'a2'],
    },
    {
      name: 'who was served last comes last',
      turns: [file('a1', 'ended', 10), file('b1', 'ended', 20), file('b2'), file('a2'), file('c1')],
      order: ['c1', 'a2', 'b2'],
    },
  ])('$name', ({ turns, order }) => expect(inTurn(turns)).toEqual(order));

  it('each that waits, once; nobody has two before somebody else has one', () => {
    const turn = fc.record({
      whose: fc.constantFrom('a', 'b', 'c'),
      createdAt: fc.nat(),
      endedAt: fc.nat(),
      state: fc.constantFrom<Turn['state'][]>('waiting', 'waiting', 'ended'),
    });
    fc.assert(
      fc.property(fc.array(turn), (rows) => {
        const turns = rows.map((row, i) => ({ ...row, id: String(i) }));
        const waiting = turns.filter(({ state }) => state === 'waiting');
        const order = inTurn(turns);
        expect(order.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
        const people = new Set(waiting.map(({ whose }) => whose));
        const first = order.slice(0, people.size).map((id) => turns[Number(id)]?.whose);
        expect(new Set(first).size).toBe(people.size);
      }),
    );
  });
});
