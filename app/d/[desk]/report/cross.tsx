import { Icon } from '@/app/_ui/icon';
import type { Translate } from '@/lib/i18n';
import { FORM } from './live';
import style from './report.module.css';

/** Leaves a claim out of the report. It belongs to the form beside the paper, and is not printed. */
export function Cross({ claimId, claim, t }: { claimId: string; claim: string; t: Translate }) {
  const label = t('builder.leaveOutOf', { claim });
  return (
    <button
      type="submit"
      form={FORM}
      name="without"
      value={claimId}
      className={style.cross}
      title={t('builder.leaveOut')}
      aria-label={label}
    >
      <Icon name="close" />
    </button>
  );
}
