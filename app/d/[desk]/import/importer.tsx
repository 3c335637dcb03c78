'use client';

import { useReducer } from 'react';
import { useTranslations } from 'use-intl/react';
import { Notice } from '@/app/_ui/notice';
import type { ImportView } from '@/lib/domain/import-job';
import { AlikeLately } from './alike';
import { type Arrival, Arrivals } from './arrivals';
import type { Offered } from './contract';
import { Dropzone } from './dropzone';
import style from './import.module.css';
import { Job } from './job';
import { type Fetching, Link } from './link';
import { Paste } from './paste';
import { Prepare } from './prepare';
import { Recent, type RecentImport } from './recent';
import { type Importing, useImport } from './use-import';

type Props = {
  deskId: string;
  fetching: Fetching;
  offered: Offered;
  /** The import of this page's address. */
  initial: ImportView | null;
  recent: readonly RecentImport[];
};

/** Articles on their way into the desk: from files, from a text that is pasted, from a link. */
export function Importer({ deskId, fetching, offered, initial, recent }: Props) {
  const importing = useImport(deskId, initial);
  const { view, files, problem } = importing;
  const isPreparing = files.length > 0 && (!view || view.state === 'preparing');
  return (
    <>
      {problem && <Notice kind="error">{problem}</Notice>}
      {isPreparing && <Prepare importing={importing} offered={offered} />}
      {!isPreparing && view && <Job deskId={deskId} view={view} importing={importing} />}
      {!isPreparing && !view && (
        <Ways deskId={deskId} fetching={fetching} recent={recent} add={importing.add} />
      )}
    </>
  );
}

type Arriving = Omit<Arrival, 'key'>;

/** The three ways in, and what came in lately. */
function Ways({
  deskId,
  fetching,
  recent,
  add,
}: Pick<Props, 'deskId' | 'fetching' | 'recent'> & Pick<Importing, 'add'>) {
  const t = useTranslations('importing');
  const [arrivals, arrive] = useReducer(
    (all: readonly Arrival[], one: Arriving): readonly Arrival[] => [
      { key: `${all.length} ${one.articleId}`, ...one },
      ...all,
    ],
    [],
  );
  const onArrived = (name: string, { outcome, articleId, title }: Omit<Arriving, 'name'>) =>
    arrive({ name, outcome, articleId, title });
  return (
    <div className={style.columns}>
      <div className={style.column}>
        <section aria-labelledby="files">
          <h2 id="files">{t('files')}</h2>
          <Dropzone onFiles={add} />
        </section>
        <Arrivals deskId={deskId} arrivals={arrivals} />
        <section aria-labelledby="link">
          <h2 id="link">{t('link.title')}</h2>
          <Link deskId={deskId} fetching={fetching} onArrived={onArrived} />
        </section>
        <AlikeLately deskId={deskId} arrived={arrivals.length} />
        <Recent deskId={deskId} recent={recent} />
      </div>
      <section aria-labelledby="paste">
        <h2 id="paste">{t('paste.title')}</h2>
        <Paste deskId={deskId} onArrived={onArrived} />
      </section>
    </div>
  );
}
