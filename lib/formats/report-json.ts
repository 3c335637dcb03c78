import type { Report } from '@/lib/domain/report';

// Invisible, or able to end a script or a comment where someone pastes the file into a page.
const AWKWARD = /[<>\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The whole record as JSON, without loss, fields in the order of the schema; its hash can be computed again from it. */
export const reportJson = (report: Report): string =>
  `${JSON.stringify(report, null, 2).replace(AWKWARD, escaped)}\n`;
