'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import { IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import { sentenceOf } from './cards/typed-field';
import type { Refusal } from './contract';
import { useParts, useWorkspace } from './parts';
import style from './refusals.module.css';
import { useVerbWords } from './verb-words';

/** What was typed and is wrong says so in its form, which is still in view unless the desk refused it later. */
const isSaidInField = ({ op, problem }: Refusal): boolean =>
  Object.keys(op.typed).length > 0 &&
  (problem.code === 'input.invalid' || (problem.fields.length > 0 && !op.tried));

/** What the desk did not accept, and why; what was typed is back in its field. */
export function Refusals() {
  const t = useTranslations('workspace.refusal');
  const locale = useLocale();
  const { store } = useParts();
  const all = useWorkspace((state) => state.refusals);
  const refusals = all.filter((one) => !isSaidInField(one));
  const words = useVerbWords();
  return (
    <ul className={style.refusals}>
      {refusals.map(({ op, problem }) => (
        <li key={op.requestId} role="alert">
          <Icon name="alert" />
          <div>
            <strong>{t('title', { what: words(op.verb) })}</strong>
            <p>
              {sentenceOf(
                { title: problem.title, code: problem.code, keys: problem.fields.map((field) => field.key) },
                locale,
              )}{' '}
              {Object.keys(op.typed).length > 0 && t('kept')}
            </p>
          </div>
          <IconButton icon="close" label={t('dismiss')} onClick={() => store.dismiss(op.requestId)} />
        </li>
      ))}
    </ul>
  );
}
