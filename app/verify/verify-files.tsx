'use client';

import { type DragEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { MAX_REPORT_FILE, type VerifiedReport, verifyReport } from '@/lib/domain/verify-report';
import { Button } from '../_ui/button';
import { Found } from './found';
import style from './verify.module.css';

/** A file that was handed in, and what it is; null while it is looked at. */
type Looked = { readonly id: number; readonly name: string; readonly found: VerifiedReport | null };

/** A frame in which the screen can show that it is at work: what follows holds the page up. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const lookAt = async (file: File): Promise<VerifiedReport> => {
  if (file.size > MAX_REPORT_FILE) return { state: 'unreadable', reason: 'large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  await painted();
  return verifyReport(bytes);
};

/** Takes files, by button or dropped anywhere on the page, and says of each what it is. */
export function VerifyFiles() {
  const t = useTranslations('verify');
  const [looked, setLooked] = useState<readonly Looked[]>([]);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const next = useRef(0);

  const take = async (files: readonly File[]) => {
    const entries = files.map((file) => ({ file, id: next.current++ }));
    const waiting = entries.map(({ file, id }) => ({ id, name: file.name, found: null }));
    setLooked((before) => [...waiting, ...before]);
    for (const { file, id } of entries) {
      const found = await lookAt(file).catch((): VerifiedReport => ({ state: 'unreadable', reason: 'text' }));
      setLooked((before) => before.map((one) => (one.id === id ? { ...one, found } : one)));
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };

  return (
    <main
      id="content"
      className={style.page}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h1>{t('title')}</h1>
      <p className={style.lead}>{t('lead')}</p>
      <div className={style.drop}>
        <Button look="solid" onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <p>{t('drop')}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('choose')}
          accept="application/json,.json"
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            // The same file again, changed in the meantime, is a new choice.
            event.target.value = '';
          }}
        />
      </div>
      {looked.length > 0 && (
        <section aria-labelledby="results">
          <div className={style.head}>
            <h2 id="results">{t('results')}</h2>
            <Button look="bare" onClick={() => setLooked([])}>
              {t('clear')}
            </Button>
          </div>
          <ul className={style.found} aria-live="polite">
            {looked.map(({ id, name, found }) => (
              <li key={id}>
                {found ? <Found name={name} found={found} /> : <p>{t('working', { name })}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
