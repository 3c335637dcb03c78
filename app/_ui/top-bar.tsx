'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Preferences } from '@/lib/domain/people';
import type { Permission } from '@/lib/domain/permissions';
import { Bell } from './bell';
import { Icon, Mark } from './icon';
import { LanguageSwitch } from './language-switch';
import { Menu, MenuButton, MenuLink, MenuRule } from './menu';
import { SearchField } from './search-field';
import { signOut } from './session-actions';
import { ThemeSwitch } from './theme-switch';
import style from './top-bar.module.css';

/** The pages a desk's bar leads to, what each needs, and where it is under `/d/DESK`. */
const places = [
  { name: 'articles', path: '', permission: 'article.read' },
  { name: 'review', path: '/review', permission: 'review.read' },
  { name: 'report', path: '/report', permission: 'report.read' },
  { name: 'history', path: '/history', permission: 'audit.read' },
  { name: 'sources', path: '/sources', permission: 'source.edit' },
  { name: 'people', path: '/people', permission: 'people.read' },
  { name: 'settings', path: '/settings', permission: 'desk.settings' },
] as const satisfies { name: string; path: string; permission: Permission }[];

export type PlaceName = (typeof places)[number]['name'];

export type TopBarDesk = {
  id: string;
  name: string;
  abilities: readonly Permission[];
  /** Notifications not read yet; absent: the bar asks. */
  unread?: number;
};

/**
 * The bar of every page. Without `children` it holds the desk's main links and, with `search`, the search field;
 * with `children` these stand between the name and the switches instead, and the main links are in the menu alone.
 * On a narrow screen the links and switches are in the menu.
 */
export function TopBar({
  person,
  desk,
  current,
  search,
  children,
}: {
  /** Null: nobody is signed in. With their preferences `/` leads to the search field, unless they have said otherwise. */
  person: { name: string; preferences?: Preferences } | null;
  desk?: TopBarDesk | null;
  current?: PlaceName | undefined;
  /** Query of the search field; absent: no field. */
  search?: string;
  children?: ReactNode;
}) {
  const t = useTranslations('shell');
  const open = places.filter((place) => desk?.abilities.includes(place.permission));
  return (
    <header className={style.bar}>
      <a className={style.skip} href="#content">
        {t('skip')}
      </a>
      <a className={style.brand} href={desk ? `/d/${desk.id}` : '/'}>
        <Mark />
        <span>Verimark</span>
      </a>
      {children ? (
        <div className={style.middle}>{children}</div>
      ) : (
        <nav className={style.nav} aria-label={t('nav.label')}>
          {desk &&
            open.map(({ name, path }) => (
              <a
                key={name}
                href={`/d/${desk.id}${path}`}
                aria-current={name === current ? 'page' : undefined}
              >
                {t(`nav.${name}`)}
              </a>
            ))}
        </nav>
      )}
      {desk && search !== undefined && (
        <SearchField deskId={desk.id} query={search} hasKey={hasSearchKey(person?.preferences)} />
      )}
      <div className={style.switches}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      {desk && <Bell deskId={desk.id} unread={desk.unread} />}
      <Menu
        className={style.who}
        label={person ? t('menu.of', { name: person.name }) : t('menu.label')}
        button={
          person ? <span className={style.initial}>{initialOf(person.name)}</span> : <Icon name="menu" />
        }
      >
        {desk && (
          <div className={children ? undefined : style.narrow}>
            {open.map(({ name, path }) => (
              <MenuLink key={name} href={`/d/${desk.id}${path}`} current={name === current}>
                {t(`nav.${name}`)}
              </MenuLink>
            ))}
            <MenuRule />
          </div>
        )}
        <div className={style.inMenu}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        {person ? (
          <PersonLinks name={person.name} desk={desk} />
        ) : (
          <>
            <MenuLink href="/verify">{t('menu.verify')}</MenuLink>
            <MenuLink href="/sign-in">{t('menu.signIn')}</MenuLink>
          </>
        )}
      </Menu>
    </header>
  );
}

function PersonLinks({ name, desk }: { name: string; desk: TopBarDesk | null | undefined }) {
  const t = useTranslations('shell');
  return (
    <>
      <p className={style.name}>{name}</p>
      <MenuLink href="/?all=1">{t('nav.desks')}</MenuLink>
      {desk?.abilities.includes('report.read') && (
        <MenuLink href={`/d/${desk.id}/reports`}>{t('menu.reports')}</MenuLink>
      )}
      {desk?.abilities.includes('guideline.read') && (
        <MenuLink href={`/d/${desk.id}/guideline`}>{t('menu.guideline')}</MenuLink>
      )}
      {desk?.abilities.includes('agreement.read') && (
        <MenuLink href={`/d/${desk.id}/agreement`}>{t('menu.agreement')}</MenuLink>
      )}
      {desk?.abilities.includes('conflict.declare') && (
        <MenuLink href={`/d/${desk.id}/interests`}>{t('menu.interests')}</MenuLink>
      )}
      {desk?.abilities.includes('token.make') && (
        <MenuLink href={`/d/${desk.id}/tokens`}>{t('menu.tokens')}</MenuLink>
      )}
      <MenuLink href="/account">{t('menu.account')}</MenuLink>
      <form action={signOut}>
        <MenuButton type="submit">{t('menu.signOut')}</MenuButton>
      </form>
    </>
  );
}

/** Single keys can be turned off, and this one be put elsewhere. */
const hasSearchKey = (preferences?: Preferences): boolean =>
  preferences?.singleKeys === true && !('search.open' in preferences.keys);

/** The letter for a person: of the last word, which in a Vietnamese name is the one they are called by. */
const initialOf = (name: string): string => {
  const word = name.trim().split(/\s+/).at(-1) ?? '';
  return (Array.from(word)[0] ?? '?').toLocaleUpperCase();
};
