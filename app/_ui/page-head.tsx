import type { ReactNode } from 'react';
import style from './page-head.module.css';

type Props = {
  title: ReactNode;
  /** A number or a name beside the title. */
  note?: ReactNode;
  /** What the page is for. */
  lead?: ReactNode;
  /** What can be done with all that the page shows. */
  children?: ReactNode;
};

/** What a page is, what it is for, and what can be done with all of it. */
export function PageHead({ title, note, lead, children }: Props) {
  return (
    <header className={style.head}>
      <div className={style.line}>
        <h1>{title}</h1>
        {note && <span className="muted num">{note}</span>}
        {children && <div className={style.ways}>{children}</div>}
      </div>
      {lead && <div className={style.lead}>{lead}</div>}
    </header>
  );
}
