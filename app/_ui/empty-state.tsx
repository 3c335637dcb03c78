import type { ReactNode } from 'react';
import style from './empty-state.module.css';

/** Where a list is empty: one sentence that says what to do next, and the button or key that does it. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={style.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}
