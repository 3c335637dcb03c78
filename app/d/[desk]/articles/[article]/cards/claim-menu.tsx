'use client';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import { Menu, MenuButton, MenuLink } from '@/app/_ui/menu';
import { commands } from '../commands';
import type { ClaimView } from '../contract';
import { useParts } from '../parts';
import style from './open-card.module.css';

/** What is done with a claim now and then. */
export function ClaimMenu({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.menu');
  const { store, ui, deskId } = useParts();
  const copy = async () => {
    const address = `${location.origin}${location.pathname}#claim-${view.claim.id}`;
    await navigator.clipboard?.writeText(address);
    history.replaceState(null, '', `#claim-${view.claim.id}`);
    store.say('copied');
  };
  return (
    <Menu label={t('label')} button={<Icon name="more" />} className={style.menu}>
      <MenuLink href={`/d/${deskId}/claims/${view.claim.id}`}>{t('page')}</MenuLink>
      {store.can('claim.merge') && <MenuButton onClick={() => store.show('merge')}>{t('merge')}</MenuButton>}
      {store.can('claim.split') && view.here.length + view.elsewhere.length > 1 && (
        <MenuButton onClick={() => store.show('split')}>{t('split')}</MenuButton>
      )}
      {store.can('occurrence.add') && (
        <MenuButton onClick={() => store.show('attach')}>{t('attach')}</MenuButton>
      )}
      {store.can('claim.link') && <MenuButton onClick={() => store.show('link')}>{t('link')}</MenuButton>}
      <MenuButton onClick={() => void copy()}>{t('copy')}</MenuButton>
      {store.can('claim.withdraw') && (
        <MenuButton onClick={() => commands['claim.withdraw'].run(store, ui)}>{t('withdraw')}</MenuButton>
      )}
    </Menu>
  );
}
