'use client';

import { useTranslations } from 'use-intl/react';
import { CopyButton } from '@/app/_ui/copy-button';
import { Checkbox, Field, Select } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { type Scope, TOKEN_DAYS } from '@/lib/domain/token';
import { make, revoke } from './actions';
import style from './tokens.module.css';

/** `scopes`: those of which the person may do anything at all; reading belongs to every token. */
export function MakeForm({ deskId, scopes }: { deskId: string; scopes: readonly Scope[] }) {
  const t = useTranslations('api.token');
  return (
    <Form
      action={make}
      about={{ desk: deskId }}
      submit={t('make')}
      done={(made) => <Made key={made.token} {...made} />}
    >
      {({ value, field }) => (
        <>
          <Field label={t('name')} hint={t('nameHint')} required maxLength={100} {...field('name')} />
          <fieldset className={style.scopes}>
            <legend>{t('scopes')}</legend>
            <p className="muted">{t('always')}</p>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                label={t(`scope.${scope}`)}
                hint={t(`scopeHint.${scope}`)}
                name={scope}
                defaultChecked={value(scope) === 'on'}
              />
            ))}
          </fieldset>
          <Select
            label={t('days')}
            options={TOKEN_DAYS.map((days) => ({ value: days, label: t(`lasting.${days}`) }))}
            {...field('days', '90')}
          />
        </>
      )}
    </Form>
  );
}

function Made({ name, token }: { name: string; token: string }) {
  const t = useTranslations('api.token');
  return (
    <div className={style.made} role="status">
      <p>{t('made', { name })}</p>
      <div className={style.copy}>
        <Field
          label={t('token')}
          readOnly
          spellCheck={false}
          autoComplete="off"
          value={token}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={token} />
      </div>
    </div>
  );
}

export function RevokeForm({ deskId, tokenId, name }: { deskId: string; tokenId: string; name: string }) {
  const t = useTranslations('api.token');
  return (
    <Form
      action={revoke}
      about={{ desk: deskId, tokenId }}
      submit={t('revoke')}
      label={t('revokeOf', { name })}
      look="bare"
    />
  );
}
