/** What may stand in JSON that others wrote, and a few questions about it. */

export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-LD writes one value as itself and several as a list. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

export const recordsIn = (value: unknown): JsonRecord[] => listOf(value).filter(isRecord);

/** A text with something in it; null for anything else. */
export const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

/** Whether a thing says that it is of this type, alone or among others. */
export const isOfType = (value: JsonRecord, type: string): boolean => listOf(value.type).includes(type);

const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/iu;

/** An absolute IRI. @see https://www.rfc-editor.org/rfc/rfc3987 */
export const isIri = (value: unknown): value is string => typeof value === 'string' && IRI.test(value);

const DATE_TIME = /^(-?\d{4,}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** An `xsd:dateTime` with its zone, of a day that there is. */
export const isDateTime = (value: unknown): value is string => {
  const [, day] = typeof value === 'string' ? (DATE_TIME.exec(value) ?? []) : [];
  return day !== undefined && isDay(day) && !Number.isNaN(Date.parse(String(value)));
};

/** A day of the calendar, `2022-01-06`. 30 February comes back as 2 March, and is none. */
export const isDay = (value: string): boolean => {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

/** Whether things are nested in things beyond so many. Goes through them without calling itself. */
export const isDeeper = (value: unknown, limit: number): boolean => {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
};

/** Without zero characters, and with halves of surrogate pairs as U+FFFD: neither can be kept by a database of texts. */
const keepableText = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');

/** The same with every text in a form that can be kept. Nested as deep as `isDeeper` lets through. */
export const keepable = <Value>(value: Value): Value => {
  if (typeof value === 'string') return keepableText(value) as Value & string;
  if (Array.isArray(value)) return value.map(keepable) as Value & unknown[];
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [keepableText(name), keepable(one)]),
  ) as Value & JsonRecord;
};
