import { differences } from '@/lib/domain/difference';
import style from './guideline.module.css';

/** What was removed and what was added between two texts, in whole words, where it stands. */
export function Changes({ before, after }: { before: string; after: string }) {
  let at = 0;
  return (
    <p className={style.changes}>
      {differences(before, after).map(({ kind, text }) => {
        const key = at++;
        if (kind === 'removed') return <del key={key}>{text}</del>;
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}
