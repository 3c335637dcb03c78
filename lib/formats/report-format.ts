import { z } from 'zod';
import { ANNOTATION_TYPE } from './web-annotation';

/** A way to take a report along: how its file's name ends, and its media type. */
type Format = { readonly extension: string; readonly type: string };

const text = (subtype: string): string => `text/${subtype}; charset=utf-8`;
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const json = 'application/json; charset=utf-8';

/** All formats of a report, in the order in which they are offered. */
export const reportFormats = {
  html: { extension: 'html', type: text('html') },
  pdf: { extension: 'pdf', type: 'application/pdf' },
  docx: { extension: 'docx', type: `${OFFICE}.wordprocessingml.document` },
  xlsx: { extension: 'xlsx', type: `${OFFICE}.spreadsheetml.sheet` },
  markdown: { extension: 'md', type: `${text('markdown')}; variant=CommonMark` },
  csv: { extension: 'csv', type: `${text('csv')}; header=present` },
  'csv-evidence': { extension: 'evidence.csv', type: `${text('csv')}; header=present` },
  json: { extension: 'json', type: json },
  jsonl: { extension: 'jsonl', type: 'application/jsonl; charset=utf-8' },
  fever: { extension: 'fever.jsonl', type: 'application/jsonl; charset=utf-8' },
  averitec: { extension: 'averitec.json', type: json },
  'claim-review': { extension: 'claimreview.jsonld', type: 'application/ld+json; charset=utf-8' },
  annotations: { extension: 'annotations.jsonld', type: ANNOTATION_TYPE },
} as const satisfies Record<string, Format>;

export type ReportFormat = keyof typeof reportFormats;

const names = Object.keys(reportFormats) as [ReportFormat, ...ReportFormat[]];

/** What each is for: to be read, to be counted, to be read by other programs. */
export const formatGroups = {
  read: ['html', 'pdf', 'docx', 'markdown'],
  count: ['xlsx', 'csv', 'csv-evidence', 'jsonl'],
  exchange: ['json', 'claim-review', 'annotations', 'fever', 'averitec'],
} as const satisfies Record<string, readonly ReportFormat[]>;

/** The name of a format, as an address says it. */
export const ReportFormat = z.enum(names);
