import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { Locale, Theme } from '../domain/people';
import { formatter, translator } from '../i18n';
import { localeFrom } from '../i18n/accept-language';
import { cookie } from './cookies';
import { currentUser } from './session';

/** The zone in which times are shown where no desk says otherwise. */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** The person's language: chosen, else as in this browser before, else as the browser asks. */
export const currentLocale = cache(async (): Promise<Locale> => {
  const chosen = (await currentUser())?.preferences.locale;
  const kept = Locale.safeParse((await cookies()).get(cookie('locale').name)?.value).data;
  return chosen ?? kept ?? localeFrom((await headers()).get('accept-language'));
});

/** The person's theme, by the same order; `system` is no choice against what was chosen in this browser. */
export const currentTheme = async (): Promise<Theme> => {
  const chosen = (await currentUser())?.preferences.theme;
  if (chosen && chosen !== 'system') return chosen;
  return Theme.safeParse((await cookies()).get(cookie('theme').name)?.value).data ?? 'system';
};

/** Words and formats for what is rendered on the server. `timeZone`: the desk's, where there is one. */
export const intl = async (timeZone: string = TIME_ZONE) => {
  const locale = await currentLocale();
  return { locale, t: translator(locale), format: formatter(locale, timeZone) };
};
