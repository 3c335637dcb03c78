import type { ReactNode } from 'react';
import style from './narrow-page.module.css';

/** One column for forms: a title, a few words, and what is to be filled in. */
export function NarrowPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className={style.page} id="content">
      <h1>{title}</h1>
      {lead && <p className={style.lead}>{lead}</p>}
      {children}
    </main>
  );
}
