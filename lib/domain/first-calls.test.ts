import { describe, expect, it } from 'vitest';
import {
  beginOf,
  calibration,
  type FirstCall,
  firsts,
  meetings,
  mostlyBetween,
  overall,
  strengthOf,
  unsealed,
  within,
} from './first-calls';
import type { Verdict } from './verdict';

const verdicts = { c: 'confirmed', u: 'unconfirmed', d: 'disputed' } as const;

/** Claims in lines, people in columns: `c` confirmed, `u` unconfirmed, `d` disputed, `-` nothing said. */
const calls = (...claims: string[]): FirstCall[] =>
  claims.flatMap((line, n) =>
    Array.from(line).flatMap((sign, person) =>
      sign in verdicts
        ? [
            {
              claimId: `claim-${n}`,
              userId: `person-${person}`,
              verdict: verdicts[sign as keyof typeof verdicts] satisfies Verdict,
              confidence: null,
              at: n,
            },
          ]
        : [],
    ),
  );

describe('first calls', () => {
  it('are the first of each person on each claim', () => {
    const [first, second] = calls('c', 'u');
    const again = {
      claimId: 'claim-0',
      userId: 'person-0',
      verdict: 'disputed',
      confidence: null,
      at: 9,
    } as const;
    expect(firsts([first, second, again].filter((one) => one !== undefined))).toEqual([first, second]);
  });

  it('leave out what one person alone has called', () =>
    expect(unsealed(calls('cc', 'u-', '-d'))).toHaveLength(2));
});

describe('overall', () => {
  it('counts what it rests on', () =>
    expect(overall(calls('ccu', 'u--', 'dd-'))).toMatchObject({ claims: 2, calls: 6 }));

  it('gives percent, κ and α where they are defined', () => {
    const { percent, fleiss, alpha, confidence } = overall(calls('cc', 'uu', 'dd', 'cu'));
    expect(percent).toMatchObject({ kind: 'value', value: 0.75 });
    expect(fleiss.kind === 'value' && fleiss.value).toBeCloseTo(0.619, 3);
    expect(alpha.kind === 'value' && alpha.value).toBeCloseTo(2 / 3, 3);
    expect(confidence).toMatchObject({ kind: 'undefined', why: 'no-overlap' });
  });
});

describe('meetings', () => {
  it('count how the calls of two people meet, most claims first', () => {
    const [most, ...others] = meetings(calls('cc-', 'uu-', 'cu-', 'ccd'));
    expect(most).toMatchObject({ first: 'person-0', second: 'person-1' });
    expect(most?.counts).toEqual([
      [2, 1, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(most?.percent).toMatchObject({ value: 0.75, items: 4 });
    expect(most?.kappa.kind === 'value' && most.kappa.value).toBeCloseTo(0.5, 3);
    expect(others).toHaveLength(2);
    expect(others[0]?.kappa).toMatchObject({ kind: 'undefined', why: 'too-few-items' });
  });

  it('say where two people part', () => {
    expect(
      mostlyBetween({
        counts: [
          [3, 1, 0],
          [0, 2, 1],
          [0, 2, 0],
        ],
      }),
    ).toEqual(['unconfirmed', 'disputed']);
    expect(
      mostlyBetween({
        counts: [
          [3, 0, 0],
          [0, 2, 0],
          [0, 0, 0],
        ],
      }),
    ).toBeNull();
  });
});

describe('strengthOf', () => {
  const cases: [value: number, strength: string][] = [
    [1, 'reliable'],
    [0.8, 'reliable'],
    [0.7, 'tentative'],
    [0.5, 'weak'],
    [0, 'chance'],
    [-0.4, 'chance'],
  ];
  it.each(cases)('%d is %s', (value, strength) => expect(strengthOf(value)).toBe(strength));
});

describe('beginOf', () => {
  const cases: [day: string, zone: string, begin: string][] = [
    ['2022-01-06', 'UTC', '2022-01-06T00:00:00.000Z'],
    ['2022-01-06', 'Asia/Ho_Chi_Minh', '2022-01-05T17:00:00.000Z'],
    ['2022-01-06', 'America/New_York', '2022-01-06T05:00:00.000Z'],
    ['2022-01-06', 'Asia/Kathmandu', '2022-01-05T18:15:00.000Z'],
    ['2022-03-27', 'Europe/Berlin', '2022-03-26T23:00:00.000Z'],
    ['2022-03-28', 'Europe/Berlin', '2022-03-27T22:00:00.000Z'],
  ];
  it.each(cases)('%s in %s', (day, zone, begin) =>
    expect(new Date(beginOf(day, zone)).toISOString()).toBe(begin),
  );

  it('bounds a period by days, both included', () => {
    const at = (time: string) => ({ ...calls('c')[0], at: Date.parse(time) }) as FirstCall;
    const all = [
      '2022-01-05T16:59:59Z',
      '2022-01-05T17:00:00Z',
      '2022-01-06T16:59:59Z',
      '2022-01-06T17:00:00Z',
    ];
    const period = { from: '2022-01-06', to: '2022-01-06' };
    expect(within(all.map(at), period, 'Asia/Ho_Chi_Minh')).toHaveLength(2);
    expect(within(all.map(at), { from: null, to: null }, 'UTC')).toHaveLength(4);
  });
});

describe('calibration', () => {
  it('says how often one was upheld, by how sure one was', () =>
    expect(
      calibration([
        { mine: 'confirmed', final: 'confirmed', confidence: 'high' },
        { mine: 'confirmed', final: 'disputed', confidence: 'high' },
        { mine: 'confirmed', final: 'disputed', confidence: null },
      ]),
    ).toEqual([
      { confidence: 'low', calls: 0, upheld: 0 },
      { confidence: 'moderate', calls: 0, upheld: 0 },
      { confidence: 'high', calls: 2, upheld: 1 },
      { confidence: null, calls: 1, upheld: 0 },
    ]));
});
