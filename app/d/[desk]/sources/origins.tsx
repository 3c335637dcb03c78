'use client';
import { useTranslations } from 'use-intl/react';
import { DialogButton } from '@/app/_ui/dialog-button';
import { Field } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { KnownOrigin } from '@/lib/data/sources';
import { saveOrigin } from './actions';
import style from './sources.module.css';

/** The origins by which evidence counts once. */
export function Origins({ deskId, origins }: { deskId: string; origins: readonly KnownOrigin[] }) {
  const t = useTranslations('claim.registry');
  if (origins.length === 0) return <p className="muted">{t('noOrigins')}</p>;
  return (
    <ul className={style.origins}>
      {origins.map((origin) => (
        <li key={origin.id}>
          <span className={style.origin}>{origin.name}</span>
          <span className="muted num">{t('usesCount', { count: origin.uses })}</span>
          <Rename deskId={deskId} origin={origin} />
        </li>
      ))}
    </ul>
  );
}

function Rename({ deskId, origin: { id, name } }: { deskId: string; origin: KnownOrigin }) {
  const t = useTranslations('claim.registry');
  const save = useTranslations('shell')('save');
  return (
    <DialogButton title={t('renameOf', { name })} label={t('rename')}>
      <Form
        action={saveOrigin}
        about={{ desk: deskId, id }}
        submit={save}
        done={() => <Notice kind="done">{t('saved')}</Notice>}
      >
        {({ field }) => <Field label={t('name')} required {...field('name', name)} />}
      </Form>
    </DialogButton>
  );
}
