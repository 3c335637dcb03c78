'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { Locale } from '@/lib/domain/people';
import { choosePreference } from './session-actions';
import style from './switch.module.css';

/** Vietnamese or English, at once and without losing what is on the page; kept with the person, or in a cookie. */
export function LanguageSwitch() {
  const t = useTranslations('shell.language');
  const current = useLocale();
  return (
    <form action={choosePreference} className={style.languages}>
      <fieldset aria-label={t('label')}>
        {Locale.options.map((locale) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            title={t(locale)}
            aria-pressed={locale === current}
          >
            {locale.toUpperCase()}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
