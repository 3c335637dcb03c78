'use client';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Field, Select } from '@/app/_ui/field';
import { SourceType } from '@/lib/domain/evidence';
import style from './sources.module.css';

/** What is looked for stands in the address: it can be sent to someone, and works without scripts. */
export function Filter({ typed, kind }: { typed: string; kind: SourceType | null }) {
  const t = useTranslations('claim.registry');
  const go = useTranslations('shell.search')('go');
  return (
    <search>
      <form className={style.filter}>
        <Field label={t('search')} name="q" type="search" defaultValue={typed} />
        <Select
          label={t('kinds')}
          name="kind"
          defaultValue={kind ?? ''}
          options={[
            { value: '', label: t('all') },
            ...SourceType.options.map((one) => ({ value: one, label: t(`kind.${one}`) })),
          ]}
        />
        <Button type="submit" icon="search">
          {go}
        </Button>
      </form>
    </search>
  );
}
