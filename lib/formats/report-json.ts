import type { Report } from '@/lib/domain/report';

// Invisible, or able to end a script or a comment where someone pastes the file into a page.
const AWKWARD =
  /[<>\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]|[^\P{Cc}\n]/gu;

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A value as JSON that stays inert where it is pasted: in a script, in an attribute, in a comment. */
export const inertJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(AWKWARD, escaped);

/** The same text as `inertJson(value, 2)`, lists one member at a time: a long report is never held as one text. */
export function* inertJsonPieces(value: object, pad = ''): Generator<string> {
  const inner = `${pad}  `;
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  for (const [i, [name, member]] of fields.entries()) {
    yield `${i === 0 ? '{' : ','}\n${inner}${inertJson(name)}: `;
    if (Array.isArray(member)) yield* members(member, inner);
    else if (hasLists(member)) yield* inertJsonPieces(member, inner);
    else yield indented(member, inner);
  }
  yield fields.length === 0 ? '{}' : `\n${pad}}`;
}

function* members(list: readonly unknown[], pad: string): Generator<string> {
  const inner = `${pad}  `;
  for (const [i, one] of list.entries())
    yield `${i === 0 ? '[' : ','}\n${inner}${indented(one ?? null, inner)}`;
  yield list.length === 0 ? '[]' : `\n${pad}]`;
}

const hasLists = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.values(value).some(Array.isArray);

/** Within a string a line's end is escaped: those that are there are the layout's. */
const indented = (value: unknown, pad: string): string => inertJson(value, 2).replaceAll('\n', `\n${pad}`);

/** A value as one line of JSON Lines. */
export const jsonLine = (value: unknown): string => `${inertJson(value)}\n`;

/** The whole record as JSON, without loss, fields in the order of the schema; its hash can be computed again from it. */
export const reportJson = (report: Report): string => `${inertJson(report, 2)}\n`;
