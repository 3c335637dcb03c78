'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import type { TakenRow } from '@/lib/domain/taking-over';
import style from './annotations.module.css';

type Row = Pick<
  TakenRow,
  'index' | 'outcome' | 'words' | 'statement' | 'articleId' | 'title' | 'claimId' | 'verdict'
> & { readonly brings: readonly string[]; readonly remarks: readonly string[] };

/** What the server says of the annotations of a file; `csv` is the same as a table. */
export type FoundRows = {
  readonly rows: readonly Row[];
  readonly taken: number;
  readonly known: number;
  readonly left: number;
  readonly csv: string;
};

/** What becomes of each annotation of a file, or became of it. */
export function Found({
  deskId,
  found,
  isDone,
  back,
  actions,
}: {
  deskId: string;
  found: FoundRows;
  isDone: boolean;
  /** What takes it back, where anything was taken over. */
  back: ReactNode;
  actions: ReactNode;
}) {
  const t = useTranslations('annotations');
  const { rows, csv, ...counts } = found;
  return (
    <>
      {isDone ? (
        <Notice kind="done">{t('done', counts)}</Notice>
      ) : (
        <p className={style.summary}>{t('summary', counts)}</p>
      )}
      {isDone && counts.taken > 0 && back}
      <p className={style.actions}>
        {actions}
        <Button look="bare" onClick={() => save(csv, `${t('file')}.csv`)}>
          {t('download')}
        </Button>
      </p>
      <table className={style.rows}>
        <thead>
          <tr>
            <th scope="col">{t('column.number')}</th>
            <th scope="col">{t('column.words')}</th>
            <th scope="col">{t('column.outcome')}</th>
            <th scope="col">{t('column.remark')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.index} row={row} deskId={deskId} isDone={isDone} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ row, deskId, isDone }: { row: Row; deskId: string; isDone: boolean }) {
  const t = useTranslations('annotations');
  const { index, outcome, words, statement, title, articleId, claimId, brings, remarks } = row;
  const hasPage = claimId !== null && (isDone || outcome === 'known');
  return (
    <tr className={outcome === 'left' ? style.left : undefined}>
      <td className="num">{index + 1}</td>
      <td>
        {words !== null && <q className={`read ${style.words}`}>{words}</q>}
        {statement !== null && statement !== words && <span className={style.statement}>{statement}</span>}
        {title !== null && articleId !== null && (
          <a className={style.article} href={`/d/${deskId}/articles/${articleId}`}>
            {title}
          </a>
        )}
      </td>
      <td>
        {hasPage ? (
          <a href={`/d/${deskId}/claims/${claimId}`}>{t(`outcome.${outcome}`)}</a>
        ) : (
          t(`outcome.${outcome}`)
        )}
        {brings.length > 0 && <span className={style.brings}>{brings.join(' · ')}</span>}
      </td>
      <td>
        {remarks.map((remark) => (
          <span key={remark} className={style.remark}>
            {remark}
          </span>
        ))}
      </td>
    </tr>
  );
}

/** Hand a text to the person as a file. */
const save = (text: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
