import type { Report } from '@/lib/domain/report';

// Invisible, or able to end a script or a comment where someone pastes the file into a page.
const AWKWARD =
  /[<>\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]|[^\P{Cc}\n]/gu;

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A value as JSON that stays inert where it is pasted: in a script, in an attribute, in a comment. */
export const inertJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(AWKWARD, escaped);

/** A value as one line of JSON Lines. */
export const jsonLine = (value: unknown): string => `${inertJson(value)}\n`;

/** The whole record as JSON, without loss, fields in the order of the schema; its hash can be computed again from it. */
export const reportJson = (report: Report): string => `${inertJson(report, 2)}\n`;
