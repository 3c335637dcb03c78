import type { ReactNode } from 'react';
import style from './table.module.css';

type Props = {
  /** Its name, for who does not see it. */
  label: string;
  heads: readonly string[];
  /** The rows. */
  children: ReactNode;
};

/** A list with columns: it scrolls where it is too wide, and its rows become small blocks on a phone. */
export function Table({ label, heads, children }: Props) {
  return (
    <div className={style.scroll}>
      <table className={style.table} aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
