'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { useFormatter } from '@/app/_ui/use-formatter';
import type { Alteration, ReportFacts, VerifiedReport } from '@/lib/domain/verify-report';
import { alterationMessage, unreadableMessage } from '@/lib/i18n';
import { Icon } from '../_ui/icon';
import style from './verify.module.css';

/** As many as one reads; the others are counted. */
const SHOWN = 100;

/** What became of one file: in a word, then in detail. */
export function Found({ name, found }: { name: string; found: VerifiedReport }) {
  const t = useTranslations('verify');
  const locale = useLocale();
  return (
    <article className={`${style.one} ${style[found.state]}`}>
      <h3>
        <Icon name={found.state === 'intact' ? 'done' : 'alert'} />
        <b>{t(found.state)}</b>
        <span dir="auto">{name}</span>
      </h3>
      {found.state === 'unreadable' && <p>{unreadableMessage(locale, found.reason)}</p>}
      {found.state === 'intact' && <p>{t(found.facts.published ? 'intactText' : 'intactUnpublished')}</p>}
      {found.state === 'altered' && <Changed changed={found.changed} />}
      {found.state !== 'unreadable' && found.facts && (
        <Facts facts={found.facts} isIntact={found.state === 'intact'} />
      )}
    </article>
  );
}

function Changed({ changed }: { changed: readonly Alteration[] }) {
  const t = useTranslations('verify');
  const locale = useLocale();
  const all = new Set(changed.slice(0, SHOWN).map((one) => alterationMessage(locale, one)));
  return (
    <>
      <p>{t('alteredText', { count: changed.length })}</p>
      <ul className={style.changed}>
        {[...all].map((message) => (
          <li key={message} dir="auto">
            {message}
          </li>
        ))}
      </ul>
      {changed.length > SHOWN && <p>{t('more', { count: changed.length - SHOWN })}</p>}
    </>
  );
}

function Facts({ facts, isIntact }: { facts: ReportFacts; isIntact: boolean }) {
  const t = useTranslations('verify.facts');
  const format = useFormatter();
  const { published, desk, title, asOf, claims, hash } = facts;
  const moment = (at: string) => (
    <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short' })}</time>
  );
  return (
    <>
      <dl className={style.facts}>
        <dt>{t('number')}</dt>
        <dd>{published ? t('numbered', { number: String(published.number) }) : t('unnumbered')}</dd>
        <dt>{t('desk')}</dt>
        <dd dir="auto">{desk}</dd>
        <dt>{t('title')}</dt>
        <dd dir="auto">{title}</dd>
        <dt>{t(published ? 'at' : 'asOf')}</dt>
        <dd>{moment(published?.at ?? asOf)}</dd>
        {published?.supersedes && (
          <>
            <dt>{t('supersedes')}</dt>
            <dd>
              {t('supersedesText', {
                number: String(published.supersedes.number),
                hash: published.supersedes.hash,
              })}
            </dd>
          </>
        )}
        <dt>{t('claims')}</dt>
        <dd className="num">{claims}</dd>
        {isIntact && (
          <>
            <dt>{t('hash')}</dt>
            <dd>
              <code>{hash}</code>
            </dd>
          </>
        )}
      </dl>
      {isIntact && published && <Compare number={published.number} />}
    </>
  );
}

function Compare({ number }: { number: number }) {
  const t = useTranslations('verify');
  return <p className="muted">{t('compare', { number: String(number) })}</p>;
}
