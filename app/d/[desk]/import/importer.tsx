'use client';

import { useReducer } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dropzone } from './dropzone';
import { HandedIn } from './handed-in';
import style from './import.module.css';
import { begin, noItems, progress, settle } from './items';
import { Paste } from './paste';
import { sendFile } from './send';

/** Files and pasted texts on their way into the desk, and what became of each. */
export function Importer({ deskId }: { deskId: string }) {
  const t = useTranslations('articles.importing');
  const [items, change] = useReducer(progress, noItems);

  /** One after the other, so that the list fills from the top and the server does one thing for us at a time. */
  const sendAll = async (files: readonly File[]) => {
    const started = files.map((file) => ({ file, item: begin(file.name) }));
    change({ add: started.map(({ item }) => item) });
    for (const { file, item } of started) {
      change({ set: { ...item, state: 'reading' } });
      const answer = await sendFile(deskId, file).catch(() => null);
      change({ set: settle(item, answer, t('offline')) });
    }
  };

  return (
    <div className={style.columns}>
      <div className={style.column}>
        <section aria-labelledby="files">
          <h2 id="files">{t('files')}</h2>
          <Dropzone onFiles={sendAll} />
        </section>
        <HandedIn deskId={deskId} items={items} />
      </div>
      <section aria-labelledby="paste">
        <h2 id="paste">{t('paste')}</h2>
        <Paste deskId={deskId} onOutcome={(item) => change({ add: [item] })} />
      </section>
    </div>
  );
}
