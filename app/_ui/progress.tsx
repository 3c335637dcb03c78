import style from './progress.module.css';

/** How far something is. @param value of `max`; beside it a sentence says the same in words */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return <progress className={style.bar} value={value} max={Math.max(1, max)} aria-label={label} />;
}
