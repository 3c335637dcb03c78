'use client';

import { useTranslations } from 'use-intl/react';
import { CopyButton } from '@/app/_ui/copy-button';
import { DialogButton } from '@/app/_ui/dialog-button';
import { Field } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { useFormatter } from '@/app/_ui/use-formatter';
import type { Delivery, Webhook } from '@/lib/domain/webhook';
import { dropWebhook, saveNewWebhook, tryWebhook } from './actions';
import style from './webhooks.module.css';

/** As the server sends it: why an address did not answer stands beside the delivery as a sentence. */
export type ShownDelivery = Delivery & { readonly reason: string };
export type ShownWebhook = Omit<Webhook, 'deliveries'> & { readonly deliveries: readonly ShownDelivery[] };

type Props = { deskId: string; webhooks: readonly ShownWebhook[] };

/** The addresses that are told of the desk's events, and what became of the newest deliveries. */
export function Webhooks({ deskId, webhooks }: Props) {
  const t = useTranslations('api.webhook');
  return (
    <div className={style.webhooks}>
      {webhooks.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <ul className={style.list} aria-label={t('title')}>
          {webhooks.map((one) => (
            <OneWebhook key={one.id} deskId={deskId} webhook={one} />
          ))}
        </ul>
      )}
      <AddForm deskId={deskId} />
    </div>
  );
}

function OneWebhook({ deskId, webhook }: { deskId: string; webhook: ShownWebhook }) {
  const t = useTranslations('api.webhook');
  const { id, url, actions, enabled, secret, deliveries } = webhook;
  const about = { desk: deskId, webhookId: id };
  return (
    <li>
      <b>{url}</b>
      <p className="muted">
        {actions.length > 0 ? t('only', { actions: actions.join(', ') }) : t('all')} {!enabled && t('gone')}
      </p>
      <div className={style.secret}>
        <Field
          label={t('secret')}
          readOnly
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={secret} />
      </div>
      {deliveries.length > 0 && (
        <details>
          <summary>{t('log')}</summary>
          <ul className={style.log}>
            {deliveries.map((one) => (
              <Line key={one.id} delivery={one} />
            ))}
          </ul>
        </details>
      )}
      <div className={style.tools}>
        <Form
          action={tryWebhook}
          about={about}
          submit={t('test')}
          label={t('testOf', { url })}
          look="bare"
          inline
        />
        <DialogButton title={t('removeOf', { url })} label={t('remove')}>
          <Form action={dropWebhook} about={about} submit={t('remove')} look="danger">
            {() => <p>{t('removeBody')}</p>}
          </Form>
        </DialogButton>
      </div>
    </li>
  );
}

function Line({ delivery }: { delivery: ShownDelivery }) {
  const t = useTranslations('api.webhook');
  const format = useFormatter();
  const { action, state, attempts, status, reason, createdAt } = delivery;
  const at = format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="num">
      {at} · {action ?? t('test')} · {t(`state.${state}`, { attempts })}
      {status !== null && ` · ${status}`}
      {reason && <span className="muted"> {reason}</span>}
    </li>
  );
}

function AddForm({ deskId }: { deskId: string }) {
  const t = useTranslations('api.webhook');
  return (
    <Form
      action={saveNewWebhook}
      about={{ desk: deskId }}
      submit={t('add')}
      look="plain"
      done={() => <Notice kind="done">{t('added')}</Notice>}
    >
      {({ field }) => (
        <>
          <Field
            label={t('url')}
            hint={t('urlHint')}
            type="url"
            required
            spellCheck={false}
            {...field('url')}
          />
          <Field
            label={t('actions')}
            hint={t('actionsHint')}
            optional
            spellCheck={false}
            {...field('actions')}
          />
        </>
      )}
    </Form>
  );
}
