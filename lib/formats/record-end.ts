import type { FormatName } from './source';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
/** What may stand between two cells: comma, semicolon, tab, bar. */
const DELIMITERS = new Set([0x2c, 0x3b, 0x09, 0x7c]);

/**
 * Where the last whole record of a piece of a file ends, in bytes, its line end included; 0 where none does.
 * The piece begins where a record does. Line ends within the quotation marks of a table end none.
 */
export function lastRecordEnd(bytes: Uint8Array, format: FormatName, encoding: string): number {
  const width = encoding.startsWith('utf-16') ? 2 : 1;
  const unit = unitReader(bytes, encoding);
  const quoted = format === 'csv' || format === 'tsv';
  let [end, inside, atStart] = [0, false, true];
  for (let i = 0; i + width <= bytes.length; i += width) {
    const code = unit(i);
    if (quoted && code === QUOTE && (inside || atStart)) {
      inside = !inside;
      // A doubled quotation mark closes and opens again at once.
      atStart = !inside;
      continue;
    }
    if (inside) continue;
    if (code === LINE_FEED) end = i + width;
    atStart = code === LINE_FEED || DELIMITERS.has(code);
  }
  return end;
}

/** How many lines end in a piece: what to add to the number of its first line for that of the next piece. */
export function linesEnded(bytes: Uint8Array, encoding: string): number {
  const width = encoding.startsWith('utf-16') ? 2 : 1;
  const unit = unitReader(bytes, encoding);
  let count = 0;
  for (let i = 0; i + width <= bytes.length; i += width) if (unit(i) === LINE_FEED) count += 1;
  return count;
}

function unitReader(bytes: Uint8Array, encoding: string): (at: number) => number {
  if (encoding === 'utf-16le') return (at) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  if (encoding === 'utf-16be') return (at) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return (at) => bytes[at] ?? 0;
}
