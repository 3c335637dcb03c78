import { useMemo } from 'react';
import { useLocale, useTimeZone } from 'use-intl/react';
import { formatter } from '@/lib/i18n';

/** Dates, numbers and spans of time in the person's language and the desk's zone: as the server and reports write them. */
export function useFormatter() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  return useMemo(() => formatter(locale, timeZone), [locale, timeZone]);
}
