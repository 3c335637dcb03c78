'use client';

import { useTranslations } from 'use-intl/react';
import { Icon } from './icon';
import { choosePreference } from './session-actions';
import style from './switch.module.css';

const isDark = (): boolean => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
};

/** Light or dark, at once; kept with the person, or in a cookie. Following the device is chosen in the account. */
export function ThemeSwitch() {
  const t = useTranslations('shell.theme');
  const toggle = (form: FormData) => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    form.set('theme', theme);
    return choosePreference(form);
  };
  return (
    <form action={toggle}>
      <button type="submit" className={style.theme} title={t('label')} aria-label={t('label')}>
        <Icon name="theme" />
      </button>
    </form>
  );
}
