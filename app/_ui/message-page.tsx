import type { ReactNode } from 'react';
import style from './message-page.module.css';

/** A page that has one thing to say, and what to do about it. */
export function MessagePage({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className={style.page} id="content">
      <h1>{title}</h1>
      <div className={style.words}>{children}</div>
      {action}
    </main>
  );
}
