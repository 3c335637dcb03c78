'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { DialogButton } from '@/app/_ui/dialog-button';
import { Checkbox, Field, Select } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Icon } from '@/app/_ui/icon';
import { Notice } from '@/app/_ui/notice';
import { useFormatter } from '@/app/_ui/use-formatter';
import { FEED_MINUTES, type Feed } from '@/lib/domain/feed';
import { dropFeed, saveFeed, saveNewFeed } from './actions';
import style from './feeds.module.css';

/** As the server sends it: the reason of a failed look stands beside it as a sentence. */
export type ShownFeed = Feed & { readonly reason: string };

type Props = { deskId: string; feeds: readonly ShownFeed[]; fetching: boolean; at: string };

/** The addresses the desk looks at by itself. `at`: when this was read, ISO 8601. */
export function Feeds({ deskId, feeds, fetching, at }: Props) {
  const t = useTranslations('feeds');
  useFreshness(fetching && feeds.some((feed) => feed.enabled && feed.dueAt <= at));
  return (
    <div className={style.feeds}>
      {!fetching && <Notice>{t('off')}</Notice>}
      {feeds.length === 0 ? (
        <p className="muted">{t('empty')}</p>
      ) : (
        <ul className={style.list} aria-label={t('list')}>
          {feeds.map((feed) => (
            <OneFeed key={feed.id} deskId={deskId} feed={feed} at={at} />
          ))}
        </ul>
      )}
      <h3 className={style.add}>{t('add')}</h3>
      <AddForm deskId={deskId} />
    </div>
  );
}

/** Milliseconds between two readings of the page while a look is due, and readings after it was taken up. */
const READ_AGAIN = 5_000;
const AFTERWARDS = 12;

/** What a look brings shows by itself. Whoever takes it up moves it on, and needs a while. */
function useFreshness(isDue: boolean) {
  const router = useRouter();
  const left = useRef(0);
  useEffect(() => {
    if (isDue) left.current = AFTERWARDS;
    if (left.current === 0) return;
    const timer = setInterval(() => {
      if (!isDue) left.current -= 1;
      if (left.current === 0) clearInterval(timer);
      router.refresh();
    }, READ_AGAIN);
    return () => clearInterval(timer);
  }, [isDue, router]);
}

const nameOf = ({ title, url }: Feed): string => title || new URL(url).hostname;

function OneFeed({ deskId, feed, at }: { deskId: string; feed: ShownFeed; at: string }) {
  const t = useTranslations('feeds');
  const name = nameOf(feed);
  return (
    <li className={style.feed}>
      <span className={style.name}>{name}</span>
      <div className={style.tools}>
        <DialogButton title={t('changeOf', { name })} label={t('change')}>
          <ChangeForm deskId={deskId} feed={feed} />
        </DialogButton>
        <DialogButton title={t('removeOf', { name })} label={t('remove')}>
          <Form
            action={dropFeed}
            about={{ desk: deskId, feedId: feed.id }}
            submit={t('remove')}
            look="danger"
          >
            {() => <p>{t('removeBody')}</p>}
          </Form>
        </DialogButton>
      </div>
      <a className={style.address} href={feed.url} rel="noreferrer">
        {feed.url}
      </a>
      <Standing feed={feed} at={at} />
    </li>
  );
}

/** What the last look brought, and when the next one is. */
function Standing({ feed, at }: { feed: ShownFeed; at: string }) {
  const t = useTranslations('feeds');
  const format = useFormatter();
  const ago = (time: string) => format.relativeTime(new Date(time), { now: new Date(at) });
  const counted = t('state.articles', { count: feed.articles });
  if (!feed.enabled)
    return (
      <p className={style.standing}>
        {t('state.off')} <span className="muted">{counted}</span>
      </p>
    );
  const next = feed.dueAt > at ? t('state.next', { when: ago(feed.dueAt) }) : '';
  if (!feed.lookedAt || !feed.result) return <p className={style.standing}>{t('state.waiting')}</p>;
  const when = ago(feed.lookedAt);
  if (feed.result.outcome === 'failed')
    return (
      <p className={`${style.standing} ${style.failed}`}>
        <Icon name="alert" /> {t('state.failed', { when, reason: feed.reason })}{' '}
        {t('state.tries', { count: feed.failures })} <span className="muted">{next}</span>
      </p>
    );
  const found =
    feed.result.outcome === 'read'
      ? t('state.read', { when, ...feed.result })
      : t('state.unchanged', { when });
  return (
    <p className={`${style.standing} num`}>
      {found}{' '}
      <span className="muted">
        {next} {counted}
      </span>
    </p>
  );
}

function AddForm({ deskId }: { deskId: string }) {
  const t = useTranslations('feeds');
  return (
    <Form
      action={saveNewFeed}
      about={{ desk: deskId }}
      submit={t('add')}
      look="plain"
      done={() => <Notice kind="done">{t('added')}</Notice>}
    >
      {({ value, field }) => (
        <>
          <Field
            label={t('adding')}
            hint={t('addingHint')}
            type="url"
            required
            spellCheck={false}
            {...field('url')}
          />
          <Minutes value={value('minutes') ?? '60'} />
          <Checkbox label={t('pages')} hint={t('pagesHint')} name="pages" defaultChecked />
        </>
      )}
    </Form>
  );
}

function ChangeForm({ deskId, feed }: { deskId: string; feed: Feed }) {
  const t = useTranslations('feeds');
  const save = useTranslations('shell')('save');
  return (
    <Form
      action={saveFeed}
      about={{ desk: deskId, feedId: feed.id }}
      submit={save}
      done={() => <Notice kind="done">{t('saved')}</Notice>}
    >
      {({ value }) => (
        <>
          <Checkbox label={t('enabled')} name="enabled" defaultChecked={feed.enabled} />
          <Minutes value={value('minutes') ?? String(feed.minutes)} />
          <Checkbox label={t('pages')} hint={t('pagesHint')} name="pages" defaultChecked={feed.pages} />
        </>
      )}
    </Form>
  );
}

function Minutes({ value }: { value: string }) {
  const t = useTranslations('feeds');
  return (
    <Select
      label={t('minutes')}
      name="minutes"
      defaultValue={value}
      options={FEED_MINUTES.map((one) => ({ value: String(one), label: t(`every.${one}`) }))}
    />
  );
}
