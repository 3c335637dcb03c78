import type { ReactNode } from 'react';
import style from './open-card.module.css';

/** A line of the open card whose content is no single text field. */
export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={style.line}>
      <span className={style.name}>{label}</span>
      <div className={style.value}>{children}</div>
    </div>
  );
}
