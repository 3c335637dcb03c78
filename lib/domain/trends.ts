import type { Verdict } from './verdict';

/** How many verdicts of each kind were given in a week; `week` is its Monday, YYYY-MM-DD in the desk's time zone. */
export type Week = { week: string } & Readonly<Record<Verdict, number>>;

/** How many claims have waited for a second person how long. */
export type Ages = { day: number; threeDays: number; week: number; longer: number };

const DAY_MS = 86_400_000;
export const WEEKS = 12;

// One for each zone: a formatter holds some 30 KB outside the heap, and one for every verdict took 240 MB.
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  const formatter = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  if (!known) formatters.set(timeZone, formatter);
  return formatter;
};

/** The day an instant falls on in a time zone, YYYY-MM-DD. */
export const dayIn = (at: Date, timeZone: string): string => formatterOf(timeZone).format(at);

/** The Monday of the week of a day, both YYYY-MM-DD. */
export const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return new Date(date.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10);
};

/** Verdicts by week: the last twelve up to now, the empty ones too, oldest first. */
export const byWeek = (
  given: readonly { verdict: Verdict; at: Date }[],
  now: Date,
  timeZone: string,
): Week[] => {
  const last = new Date(`${mondayOf(dayIn(now, timeZone))}T00:00:00Z`).getTime();
  const mondays = Array.from({ length: WEEKS }, (_, n) =>
    new Date(last - (WEEKS - 1 - n) * 7 * DAY_MS).toISOString().slice(0, 10),
  );
  const counts = new Map(mondays.map((week) => [week, { confirmed: 0, unconfirmed: 0, disputed: 0 }]));
  for (const { verdict, at } of given) {
    const count = counts.get(mondayOf(dayIn(at, timeZone)));
    if (count) count[verdict] += 1;
  }
  return mondays.map((week) => ({ week, confirmed: 0, unconfirmed: 0, disputed: 0, ...counts.get(week) }));
};

/** How long each has waited, in four groups. */
export const agesOf = (since: readonly Date[], now: Date): Ages => {
  const ages = { day: 0, threeDays: 0, week: 0, longer: 0 };
  for (const at of since) {
    const days = (now.getTime() - at.getTime()) / DAY_MS;
    if (days < 1) ages.day += 1;
    else if (days < 3) ages.threeDays += 1;
    else if (days < 7) ages.week += 1;
    else ages.longer += 1;
  }
  return ages;
};
