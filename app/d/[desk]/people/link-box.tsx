'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { CopyButton } from '@/app/_ui/copy-button';
import { Field } from '@/app/_ui/field';
import style from './people.module.css';

/** A link that is shown once, ready to be copied. */
export function LinkBox({ link, children }: { link: string; children: ReactNode }) {
  const t = useTranslations('people.members');
  return (
    <div className={style.link} role="status">
      <p>{children}</p>
      <div className={style.copy}>
        <Field label={t('link')} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton text={link} />
      </div>
    </div>
  );
}
