import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEvent, hashOf } from './audit';
import { beginning, type ChainEnd, endFaults, linkFaults } from './verify-chain';

const chain = (count: number): AuditEvent[] => {
  const events: AuditEvent[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const event = {
      ...{ deskId: 'desk', seq, at: '2022-01-07T08:00:00.000Z', actorId: 'checker', action: 'claim.edit' },
      ...{ target: `claim ${seq}`, articleId: null, change: { seq }, undoes: null, requestId: null },
      prevHash: events.at(-1)?.hash ?? '',
    };
    events.push({ ...event, hash: hashOf(event) });
  }
  return events;
};

const faultsOf = (events: readonly AuditEvent[]) => {
  let end: ChainEnd = beginning;
  return events.flatMap((event) => {
    const faults = linkFaults(end, event);
    end = event;
    return faults;
  });
};

const kindsOf = (events: readonly AuditEvent[]) => faultsOf(events).map(({ kind, id }) => `${kind} ${id}`);

describe('a chain of events', () => {
  it('as it was written has no fault', () => {
    expect(faultsOf(chain(5))).toEqual([]);
  });

  const cases: Record<string, [meddle: (events: AuditEvent[]) => AuditEvent[], faults: string[]]> = {
    'an event altered': [
      (events) => events.map((one) => (one.seq === 3 ? { ...one, target: 'another' } : one)),
      ['chain.hash 3'],
    ],
    'an event altered and hashed anew': [
      (events) =>
        events.map((one) =>
          one.seq === 3 ? { ...one, target: 'x', hash: hashOf({ ...one, target: 'x' }) } : one,
        ),
      ['chain.link 4'],
    ],
    'an event taken out': [
      (events) => events.filter(({ seq }) => seq !== 3),
      ['chain.gap 4', 'chain.link 4'],
    ],
    'the first taken off': [(events) => events.slice(1), ['chain.gap 2', 'chain.link 2']],
    'two in each other’s place': [
      ([first, second, third, ...rest]) => [first, third, second, ...rest].filter((one) => one !== undefined),
      ['chain.gap 3', 'chain.link 3', 'chain.gap 2', 'chain.link 2', 'chain.gap 4', 'chain.link 4'],
    ],
  };
  it.each(Object.entries(cases))('%s is noticed', (_, [meddle, faults]) => {
    expect(kindsOf(meddle(chain(5)))).toEqual(faults);
  });

  it('with any one field of any event altered has a fault', () => {
    const events = chain(4);
    const fields = Object.keys(events[0] ?? {}) as (keyof AuditEvent)[];
    fc.assert(
      fc.property(fc.nat(3), fc.constantFrom(...fields), (at, field) => {
        const altered = events.map((one, i) => (i === at ? { ...one, [field]: `${one[field]}x` } : one));
        expect(faultsOf(altered as AuditEvent[])).not.toEqual([]);
      }),
    );
  });
});

describe('the end of a chain', () => {
  const [, last] = chain(2);
  const desk = { id: 'desk', auditCount: 2, auditHead: last?.hash ?? '' };
  const cases: Record<string, [count: number, head: string, kinds: string[]]> = {
    'is where the desk remembers': [2, desk.auditHead, []],
    'was cut off': [3, 'f'.repeat(64), ['chain.count', 'chain.head']],
    'was written anew': [2, 'f'.repeat(64), ['chain.head']],
  };
  it.each(Object.entries(cases))('%s', (_, [auditCount, auditHead, kinds]) => {
    const faults = endFaults(last ?? beginning, { ...desk, auditCount, auditHead });
    expect(faults.map(({ kind }) => kind)).toEqual(kinds);
  });
});
