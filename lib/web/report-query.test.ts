import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import {
  plainRequest,
  type ReportAsked,
  ReportOrder,
  ReportRequest,
  type ReportShow,
} from '@/lib/domain/report-request';
import { AssessmentState, Verdict } from '@/lib/domain/verdict';
import { queryIn, queryOf, requestIn } from './report-query';

const of = (search: string) => requestIn(queryIn(`http://localhost/report?${search}`));
const [one, two] = [newId(), newId()];

describe('the report that an address asks for', () => {
  it.each<[string, string, ReportAsked]>([
    ['nothing said', '', {}],
    ['one verdict', 'verdict=disputed', { selection: { verdicts: ['disputed'] } }],
    [
      'two, in their own order',
      'verdict=disputed&verdict=confirmed',
      { selection: { verdicts: ['confirmed', 'disputed'] } },
    ],
    ['one twice', 'verdict=disputed&verdict=disputed', { selection: { verdicts: ['disputed'] } }],
    ['no box ticked', 'verdict=none&state=none', { selection: { verdicts: [], states: [] } }],
    ['boxes of a form', 'verdict=none&verdict=disputed', { selection: { verdicts: ['disputed'] } }],
    ['claims without verdict', 'unassessed=1', { selection: { unassessed: true } }],
    ['what is not approved', 'state=proposed', { selection: { states: ['proposed'] } }],
    ['one article', `article=${one}`, { articleIds: [one] }],
    ['two articles', `article=${one}&article=${two}`, { articleIds: [one, two] }],
    ['a claim left out', `without=${one}`, { without: [one] }],
    ['days', 'from=2022-01-05&to=2022-01-06', { selection: { from: '2022-01-05', to: '2022-01-06' } }],
    ['fields left empty', 'from=&to=&title=&byline=+&article=', {}],
    ['an order', 'order=newest', { order: 'newest' }],
    [
      'grades and nothing else',
      'show=none&show=grades',
      { show: { grades: true, confidence: false, searches: false, contacts: false } },
    ],
    ['words of its own', 'title=+Tháng+Giêng+&byline=Bàn', { title: 'Tháng Giêng', byline: 'Bàn' }],
    ['something else besides', 'format=csv&x=1', {}],
  ])('%s', (_, search, asked) => {
    expect(of(search)).toEqual(ReportRequest.parse(asked));
  });

  it.each([
    ['a verdict there is not', 'verdict=true', 'verdict.0'],
    ['one there is and one there is not', 'verdict=disputed&verdict=true', 'verdict.1'],
    ['another answer', 'unassessed=yes', 'unassessed'],
    ['a day there is not', 'from=2022-02-30', 'from'],
    ['two days for one', 'to=2022-02-01&to=2022-02-02', 'to'],
    ['no id', 'article=../x', 'article.0'],
    ['an order there is not', 'order=random', 'order'],
    ['too long a title', `title=${'x'.repeat(301)}`, 'title'],
  ])('refuses %s', (_, search, path) => {
    expect(() => of(search)).toThrow(
      expect.objectContaining({ code: 'input.invalid', fields: [expect.objectContaining({ path })] }),
    );
  });

  it('comes back as it was asked', () => {
    const ids = fc.array(fc.constantFrom(one, two, newId(), newId()));
    const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
    const day = fc.option(fc.constantFrom('2022-01-01', '2024-02-29'));
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 80 }));
    const asked = fc.record({
      articleIds: ids,
      without: ids,
      selection: fc.record({
        verdicts: some(Verdict.options),
        states: some(AssessmentState.options),
        unassessed: fc.boolean(),
        from: day,
        to: day,
      }),
      order: fc.constantFrom(...ReportOrder.options),
      show: fc.option(
        fc.record({
          confidence: fc.boolean(),
          searches: fc.boolean(),
          contacts: fc.boolean(),
          grades: fc.boolean(),
        }) satisfies fc.Arbitrary<ReportShow>,
      ),
      title: text,
      byline: text,
    });
    fc.assert(
      fc.property(asked, (raw) => {
        const request = ReportRequest.parse(raw);
        expect(of(queryOf(request).toString())).toEqual(request);
      }),
    );
  });

  it('needs no query where it is the plain one', () => {
    expect(queryOf(plainRequest).toString()).toBe('');
  });
});
