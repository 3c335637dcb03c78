import type { Report } from '@/lib/domain/report';
import { formatTag } from '@/lib/i18n';

type Zoned = Pick<Report, 'language' | 'timeZone'>;

const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const;

type Formats = { day: Intl.DateTimeFormat; minute: Intl.DateTimeFormat };

/** Making one takes longer than using it a hundred times, and a desk has few zones. */
const made = new Map<string, Formats>();

const formatsOf = ({ language, timeZone }: Zoned): Formats => {
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  const formats = {
    day: new Intl.DateTimeFormat(formatTag[language], { ...day, timeZone }),
    minute: new Intl.DateTimeFormat(formatTag[language], { ...minute, timeZone }),
  };
  made.set(key, formats);
  return formats;
};

/** A day in words, in the report's language and zone: `22 January 2022`. */
export const longDate = (zoned: Zoned, at: string): string => formatsOf(zoned).day.format(new Date(at));

/** Day and minute with the zone, in the report's language and zone. */
export const longTime = (zoned: Zoned, at: string): string =>
  `${longDate(zoned, at)}, ${formatsOf(zoned).minute.format(new Date(at))}`;

/** The name of a language in the report's own; its tag where there is none. */
export const languageName = (tag: string, language: Report['language']): string =>
  new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
