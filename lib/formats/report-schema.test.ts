import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { reportJson } from './report-json';
import { reportSchema } from './report-schema';

describe('the published schema', () => {
  const desk = sampleDesk();
  keepAll(desk);
  const report = JSON.parse(reportJson(reportFor('editor', approvedSource(desk))));
  const read = z.fromJSONSchema(JSON.parse(JSON.stringify(reportSchema())));

  it('is draft 2020-12, and what is written here is as it says', () => {
    expect(reportSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
    });
    expect(read.safeParse(report).error).toBeUndefined();
  });

  it.each([
    ['a verdict there is not', { items: [{ ...report.items[0], verdict: 'true' }] }],
    ['no hash', { hash: undefined }],
    ['an article without number', { articles: [{ ...report.articles[0], number: 'x' }] }],
  ])('refuses %s', (_, change) => {
    expect(read.safeParse(JSON.parse(JSON.stringify({ ...report, ...change }))).success).toBe(false);
  });
});
