'use client';
import style from './open-card.module.css';

/** One of a few values, or none, in the line of text: the native list. Someone who may only read sees the words. */
export function Choice<Value extends string>({
  label,
  none,
  value,
  options,
  onChoose,
  readOnly = false,
}: {
  label: string;
  none: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value | null) => void;
  readOnly?: boolean;
}) {
  if (readOnly) return <span>{options.find((option) => option.value === value)?.label ?? none}</span>;
  return (
    <select
      className={`${style.choice} ${value === null ? 'muted' : ''}`}
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChoose(options.find((option) => option.value === currentTarget.value)?.value ?? null)
      }
    >
      <option value="">{none}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
