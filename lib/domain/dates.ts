import { z } from 'zod';

const YEAR = String.raw`\d{4}`;
const MONTH = String.raw`${YEAR}-\d{2}`;
const DAY = String.raw`${MONTH}-\d{2}`;
const MINUTE = String.raw`${DAY}T\d{2}:\d{2}Z`;
const SHAPE = new RegExp(`^(?:${MINUTE}|${DAY}|${MONTH}|${YEAR})$`);
const HEAD = new RegExp(String.raw`^\s*date:?\s+(${MINUTE}|${DAY}|${MONTH}|${YEAR})(?:\s+|$)`);

/**
 * A publication date that says how precisely it is known: `2022`, `2022-01`, `2022-01-06` or `2022-01-06T20:00Z`.
 * Real calendar dates only; minutes are in UTC.
 *
 * @see https://www.loc.gov/standards/datetime/ EDTF level 0
 */
export const PartialDate = z.string().refine(isPartialDate, { error: 'date' });
export type PartialDate = z.infer<typeof PartialDate>;

/** How precisely a date is known. */
export type Precision = 'year' | 'month' | 'day' | 'minute';

const PRECISION_BY_LENGTH: Readonly<Record<number, Precision>> = { 4: 'year', 7: 'month', 10: 'day' };

/** How precisely `d` is known. */
export function precisionOf(d: PartialDate): Precision {
  return PRECISION_BY_LENGTH[d.length] ?? 'minute';
}

function isPartialDate(s: string): boolean {
  if (!SHAPE.test(s)) return false;
  const full =
    s.length > 10 ? s.replace('Z', ':00.000Z') : `${s}${'0000-01-01'.slice(s.length)}T00:00:00.000Z`;
  const time = Date.parse(full);
  // 30 February parses as 2 March: only a real date comes back as it was.
  return !Number.isNaN(time) && new Date(time).toISOString() === full;
}

const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type DateParts = { year: string; month: number; day: number; time: string };

const FORMATS: Readonly<Record<'vi' | 'en', Readonly<Record<Precision, (p: DateParts) => string>>>> = {
  vi: {
    year: (p) => p.year,
    month: (p) => `tháng ${p.month}, ${p.year}`,
    day: (p) => `${p.day} tháng ${p.month}, ${p.year}`,
    minute: (p) => `${p.time} UTC, ${p.day} tháng ${p.month}, ${p.year}`,
  },
  en: {
    year: (p) => p.year,
    month: (p) => `${MONTHS_EN[p.month - 1]} ${p.year}`,
    day: (p) => `${p.day} ${MONTHS_EN[p.month - 1]} ${p.year}`,
    minute: (p) => `${p.time} UTC, ${p.day} ${MONTHS_EN[p.month - 1]} ${p.year}`,
  },
};

/** The date in words, no more precise than it is known: `tháng 1, 2022`, `6 January 2022`. */
export function formatPartialDate(d: PartialDate, locale: 'vi' | 'en'): string {
  const parts = {
    year: d.slice(0, 4),
    month: Number(d.slice(5, 7)),
    day: Number(d.slice(8, 10)),
    time: d.slice(11, 16),
  };
  return FORMATS[locale][precisionOf(d)](parts);
}

/**
 * Take a head such as ` date 2022-01 ` off an article's text.
 * Without such a head, or with a date the calendar does not have, the text comes back as it is.
 */
export function takeDateHead(text: string): { date: PartialDate | null; text: string } {
  const head = HEAD.exec(text);
  const date = head?.[1] ?? '';
  if (!head || !isPartialDate(date)) return { date: null, text };
  return { date, text: text.slice(head[0].length) };
}
