import { describe, expect, it } from 'vitest';
import type { Selection } from '@/lib/domain/report';
import { everything } from '@/lib/domain/report-build';
import { queryIn, queryOf, selectionIn } from './report-query';

const of = (search: string) => selectionIn(queryIn(`http://localhost/report?${search}`));

describe('the selection in an address', () => {
  it.each<[string, string, Selection | null]>([
    ['nothing said', '', everything],
    ['one verdict', 'verdict=disputed', { verdicts: ['disputed'], unassessed: true }],
    [
      'two, in their own order',
      'verdict=disputed&verdict=confirmed',
      { verdicts: ['confirmed', 'disputed'], unassessed: true },
    ],
    ['one twice', 'verdict=disputed&verdict=disputed', { verdicts: ['disputed'], unassessed: true }],
    ['only with a verdict', 'assessed=1', { ...everything, unassessed: false }],
    ['something else besides', 'format=csv&x=1', everything],
    ['a verdict there is not', 'verdict=true', null],
    ['one there is and one there is not', 'verdict=disputed&verdict=true', null],
    ['another answer', 'assessed=yes', null],
  ])('%s', (_, search, selection) => {
    expect(of(search)).toEqual(selection);
  });

  const subsets = [['confirmed'], ['unconfirmed', 'disputed'], everything.verdicts] as const;
  const selections = subsets.flatMap((verdicts) =>
    [true, false].map((unassessed): Selection => ({ verdicts, unassessed })),
  );

  it.each(selections)('comes back as it was asked: %o', (selection) => {
    expect(of(queryOf(selection).toString())).toEqual(selection);
  });

  it('is left out of the address where it is everything', () => {
    expect(queryOf(everything).toString()).toBe('');
  });
});
