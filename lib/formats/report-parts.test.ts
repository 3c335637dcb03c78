import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '@/lib/domain/hash';
import { ReportHead, sealed, sealing } from '@/lib/domain/report';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { csv, csvHead, csvLines, type Section } from './csv';
import { evidenceCsv, reportCsv } from './report-csv';
import { reportJsonLines } from './report-jsonl';
import { writtenInParts } from './report-parts';
import { reportFever } from './report-research';

const full = () => {
  const desk = sampleDesk();
  keepAll(desk);
  return reportFor('editor', approvedSource(desk));
};
const text = (pieces: Iterable<string>) => [...pieces].join('');

describe('a report written some claims at a time', () => {
  it.each([
    ['csv', reportCsv],
    ['csv-evidence', evidenceCsv],
    ['jsonl', reportJsonLines],
    ['fever', reportFever],
  ] as const)('is as %s what is written of the whole', (format, whole) => {
    const report = full();
    const none = { ...report, items: [], notAssessed: [] };
    const { head, claims } = writtenInParts[format] ?? {};
    const parts = [
      ...(head?.(none) ?? []),
      ...report.items.map((item) => text(claims?.({ ...none, items: [item] }) ?? [])),
      ...report.notAssessed.map((item) => text(claims?.({ ...none, notAssessed: [item] }) ?? [])),
    ];
    expect(report.items.length).toBeGreaterThan(1);
    expect(text(parts)).toBe(text(whole(report)));
    expect(text(head?.(none) ?? []) + text(claims?.(report) ?? [])).toBe(text(whole(report)));
  });

  it.each([
    ['as it is', {}],
    ['without claims', { items: [], notAssessed: [] }],
    ['with those without verdict alone', { items: [] }],
    ['with those that have one alone', { notAssessed: [] }],
  ])('has the hash of the whole, %s', (_, less) => {
    const report = sealed({ ...full(), ...less });
    const pieces: string[] = [];
    const seal = sealing(ReportHead.parse(report), (piece) => pieces.push(piece));
    for (const item of report.items) seal.items([item]);
    for (const item of report.notAssessed) seal.notAssessed([item]);
    seal.end();
    expect(sha256(pieces.join(''))).toBe(report.hash);
  });
});

describe('lines of CSV by sections', () => {
  type Row = { readonly at: number; readonly of: { readonly name: string | null } };
  const sections: readonly Section<Row>[] = [
    { of: (row) => row, columns: [['at', ({ at }) => at]] },
    { of: (row) => row.of, columns: [['name', ({ of }) => of.name]] },
  ];

  it('are those of the columns, whatever rows follow each other', () => {
    const things = [{ name: 'a,b' }, { name: null }, { name: '=1' }];
    const some = fc.array(fc.constantFrom(...things), { maxLength: 12 });
    fc.assert(
      fc.property(some, (chosen) => {
        const rows = chosen.map((of, at) => ({ at, of }));
        const flat = sections.flatMap((one) => one.columns);
        expect(csvHead(flat) + text(csvLines(sections, rows))).toBe(text(csv(flat, rows)));
      }),
    );
  });
});
