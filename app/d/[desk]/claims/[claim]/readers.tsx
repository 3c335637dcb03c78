'use client';
import { useTranslations } from 'use-intl/react';
import type { PossibleReader } from '@/lib/data/protected-notes';
import style from './claim.module.css';

/** Who may read a protected note besides its author. */
export function Readers({
  readers,
  named,
  onName,
}: {
  readers: readonly PossibleReader[];
  named: readonly string[];
  onName: (ids: readonly string[]) => void;
}) {
  const t = useTranslations('claim.protected');
  return (
    <fieldset className={style.readers}>
      <legend>{t('readers')}</legend>
      {readers.length === 0 && <span className="muted">{t('alone')}</span>}
      {readers.map(({ id, name }) => (
        <label key={id} className={style.reader}>
          <input
            type="checkbox"
            checked={named.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              onName(checked ? [...named, id] : named.filter((one) => one !== id))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
