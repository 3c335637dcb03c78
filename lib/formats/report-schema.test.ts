import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishedRecord } from '@/lib/domain/manifest';
import { publishedAs } from '@/lib/domain/report';
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

  it('knows the manifest of a published one', () => {
    const published = { number: 1, at: '2022-02-01T08:00:00.000Z', supersedes: null };
    const record = publishedRecord(publishedAs(report, published));
    const written = JSON.parse(JSON.stringify(record));
    expect(read.safeParse(written).error).toBeUndefined();
    const { sha256: _, ...broken } = written.manifest;
    expect(read.safeParse({ ...written, manifest: broken }).success).toBe(false);
  });

  it.each([
    ['a verdict there is not', { items: [{ ...report.items[0], verdict: 'true' }] }],
    ['no hash', { hash: undefined }],
    ['an article without number', { articles: [{ ...report.articles[0], number: 'x' }] }],
  ])('refuses %s', (_, change) => {
    expect(read.safeParse(JSON.parse(JSON.stringify({ ...report, ...change }))).success).toBe(false);
  });
});
