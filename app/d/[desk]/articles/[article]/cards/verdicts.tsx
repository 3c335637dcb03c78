'use client';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import { Verdict } from '@/lib/domain/verdict';
import { giveVerdict } from '../commands';
import { useParts } from '../parts';
import style from './verdicts.module.css';

const keys: Record<Verdict, string> = { confirmed: '1', unconfirmed: '2', disputed: '3' };

/** Where an arrow leads; moving alone gives no verdict, since each one given is written down. */
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The three verdicts, none bigger than the others; `thumb` is high enough for one.
 * Without a claim in hand one is made of the words in hand.
 */
export function Verdicts({ verdict, size }: { verdict: Verdict | null; size: 'pointer' | 'thumb' }) {
  const { store } = useParts();
  const t = useTranslations('shell.verdict');
  const label = useTranslations('cards.verdict')('label');
  const group = useRef<HTMLFieldSetElement>(null);
  const name = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const radios = [...(group.current?.querySelectorAll('input') ?? [])];
    radios[(radios.indexOf(event.currentTarget) + step + radios.length) % radios.length]?.focus();
  };
  return (
    <fieldset ref={group} className={style[size]}>
      <legend className="sr">{label}</legend>
      {Verdict.options.map((one) => (
        <label key={one} className={one}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={one === verdict}
            aria-keyshortcuts={keys[one]}
            onChange={() => giveVerdict(store, one)}
            onKeyDown={onKeyDown}
          />
          <Icon name={one} size={size === 'thumb' ? 'large' : 'normal'} />
          <span>{t(one)}</span>
          {size === 'pointer' && (
            <span aria-hidden="true">
              <kbd>{keys[one]}</kbd>
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

/** The verdict for someone who may only read. */
export function VerdictOnly({ verdict }: { verdict: Verdict | null }) {
  const t = useTranslations('shell.verdict');
  return (
    <p className={`${style.only} ${verdict ?? ''}`}>
      {verdict && <Icon name={verdict} />}
      {t(verdict ?? 'none')}
    </p>
  );
}
