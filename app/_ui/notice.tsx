import type { ReactNode } from 'react';
import { Icon } from './icon';
import style from './notice.module.css';

/**
 * A sentence about what just happened, read out when it appears. `error` interrupts, `done` and `info` wait their turn.
 * Keep the element in place and change its content where a screen reader must hear every change.
 */
export function Notice({
  kind = 'info',
  children,
}: {
  kind?: 'info' | 'done' | 'error';
  children: ReactNode;
}) {
  return (
    <div
      className={`${style.notice} ${style[kind]}`}
      role={kind === 'error' ? 'alert' : 'status'}
      tabIndex={kind === 'error' ? -1 : undefined}
    >
      {kind !== 'info' && <Icon name={kind === 'done' ? 'done' : 'alert'} />}
      <div>{children}</div>
    </div>
  );
}
