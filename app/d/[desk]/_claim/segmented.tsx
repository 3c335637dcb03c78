'use client';
import { type ReactNode, useId } from 'react';
import { Icon, type IconName } from '@/app/_ui/icon';
import style from './form.module.css';

/** One of two or three, all of them seen: native radio buttons, so the arrows choose. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; icon?: IconName; hint?: string }[];
  onChoose: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={style.segmented}>
      <legend className="sr">{label}</legend>
      {options.map((option) => (
        <label key={option.value} title={option.hint}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.icon && <Icon name={option.icon} />}
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
