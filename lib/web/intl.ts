import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { createFormatter } from 'use-intl/core';
import { Locale, Theme } from '../domain/people';
import { translator } from '../i18n';
import { cookie } from './cookies';
import { currentUser } from './session';

/** The zone in which times are shown where no desk says otherwise. */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** The first of the languages a browser asks for that we speak: `vi-VN,vi;q=0.9,en;q=0.8`. English where none is. */
export function localeFrom(acceptLanguage: string | null): Locale {
  const wished = (acceptLanguage ?? '').split(',').map((item) => {
    const [tag = '', weight] = item.trim().split(/;\s*q=/);
    return { language: tag.toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const byWeight = wished.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return (
    byWeight.map(({ language }) => Locale.safeParse(language)).find(({ success }) => success)?.data ?? 'en'
  );
}

/** The person's language: chosen, else as in this browser before, else as the browser asks. */
export const currentLocale = cache(async (): Promise<Locale> => {
  const chosen = (await currentUser())?.preferences.locale;
  const kept = Locale.safeParse((await cookies()).get(cookie('locale').name)?.value).data;
  return chosen ?? kept ?? localeFrom((await headers()).get('accept-language'));
});

/** The person's theme, by the same order. */
export const currentTheme = async (): Promise<Theme> => {
  const person = await currentUser();
  const kept = Theme.safeParse((await cookies()).get(cookie('theme').name)?.value).data;
  return person?.preferences.theme ?? kept ?? 'system';
};

/** Words and formats for what is rendered on the server. `timeZone`: the desk's, where there is one. */
export const intl = async (timeZone: string = TIME_ZONE) => {
  const locale = await currentLocale();
  return { locale, t: translator(locale), format: createFormatter({ locale, timeZone }) };
};
