import type { Report } from '@/lib/domain/report';

type Zoned = Pick<Report, 'language' | 'timeZone'>;

// English of the day before the month, as in the desk's other dates.
const tags = { en: 'en-GB', vi: 'vi' } as const;
const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A day in words, in the report's language and zone: `22 January 2022`. */
export const longDate = ({ language, timeZone }: Zoned, at: string): string =>
  new Intl.DateTimeFormat(tags[language], { ...day, timeZone }).format(new Date(at));

/** Day and minute with the zone, in the report's language and zone. */
export const longTime = (zoned: Zoned, at: string): string => {
  const { language, timeZone } = zoned;
  const clock = new Intl.DateTimeFormat(tags[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  });
  return `${longDate(zoned, at)}, ${clock.format(new Date(at))}`;
};

/** The name of a language in the report's own; its tag where there is none. */
export const languageName = (tag: string, language: Report['language']): string =>
  new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
