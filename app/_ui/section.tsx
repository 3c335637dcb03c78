import type { ReactNode } from 'react';
import style from './section.module.css';

/** A part of a page under its own heading, on a hairline. */
export function Section({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      {lead && <p className={style.lead}>{lead}</p>}
      {children}
    </section>
  );
}
