'use client';
import { Field } from '@/app/_ui/field';

const two = (n: number): string => String(n).padStart(2, '0');

/** ISO 8601 in UTC as the browser's own field writes it: local time, to the minute. */
const toLocal = (iso: string): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

const toIso = (local: string): string => (local === '' ? '' : new Date(local).toISOString());

/** A point in time, in the person's own clock. */
export function MomentField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (iso: string) => void;
}) {
  return (
    <Field
      type="datetime-local"
      label={label}
      error={error}
      value={toLocal(value)}
      onChange={({ currentTarget }) => onChange(toIso(currentTarget.value))}
    />
  );
}
