'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlikeArticle } from '@/lib/data/alike-articles';
import { AlikeArticles } from './alike';
import style from './job.module.css';
import { ask } from './send';

/** What the server says of an import that is over. */
type Entry = { fileName: string; line: number; articleId: string | null; title: string | null };
type Shown = {
  imported: readonly Entry[];
  known: readonly Entry[];
  refused: readonly (Entry & { reason: string })[];
  alike: readonly AlikeArticle[];
};

/** What came of an import: what was refused and why, what is much like other articles, and the new ones to open. */
export function Outcome({ deskId, id }: { deskId: string; id: string }) {
  const t = useTranslations('importing');
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    void ask<Shown>(`/api/desks/${deskId}/imports/${id}/outcome`)
      .then((answer) => answer.ok && setShown(answer.value))
      // What came of it stands in the report, too.
      .catch(() => {});
  }, [deskId, id]);
  if (!shown) return null;
  const link = (entry: Entry) => (
    <a className="read" href={`/d/${deskId}/articles/${entry.articleId}`}>
      {entry.title}
    </a>
  );
  return (
    <>
      <AlikeArticles deskId={deskId} articles={shown.alike} />
      <Entries
        title={t('refused')}
        entries={shown.refused}
        say={(entry) => <span className={style.reason}>{entry.reason}</span>}
      />
      <Entries title={t('imported')} entries={shown.imported} say={link} />
      <Entries title={t('known')} entries={shown.known} say={link} />
    </>
  );
}

/** As many as are sent. */
const MOST = 50;

function Entries<One extends Entry>({
  title,
  entries,
  say,
}: {
  title: string;
  entries: readonly One[];
  say: (entry: One) => ReactNode;
}) {
  const t = useTranslations('importing.report');
  if (entries.length === 0) return null;
  return (
    <div>
      <h3 className={style.heading}>{title}</h3>
      <ul className={style.entries} aria-label={title}>
        {entries.map((entry) => (
          <li key={`${entry.fileName} ${entry.line}`}>
            {say(entry)}
            <span className={`${style.from} num`}>
              {entry.fileName}
              {entry.line > 1 && `, ${t('lineOf', { line: entry.line })}`}
            </span>
          </li>
        ))}
      </ul>
      {entries.length >= MOST && <p className="muted">{t('all')}</p>}
    </div>
  );
}
