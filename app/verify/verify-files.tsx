'use client';

import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { VerifiedReport } from '@/lib/domain/verify-report';
import { Button } from '../_ui/button';
import { Progress } from '../_ui/progress';
import { Found } from './found';
import { createVerifier, type Verifier } from './verifier';
import style from './verify.module.css';

/** A file that was handed in, and what it is; null while it is looked at. `share` of that work that is done, 0 to 1. */
type Looked = {
  readonly id: number;
  readonly name: string;
  readonly share: number;
  readonly found: VerifiedReport | null;
  readonly end: AbortController;
};

/** The one who looks, from the page's beginning to its end. */
const useVerifier = () => {
  const verifier = useRef<Verifier | null>(null);
  useEffect(() => {
    const made = createVerifier();
    verifier.current = made;
    return made.end;
  }, []);
  return verifier;
};

/** Takes files, by button or dropped anywhere on the page, and says of each what it is. */
export function VerifyFiles() {
  const t = useTranslations('verify');
  const [looked, setLooked] = useState<readonly Looked[]>([]);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const next = useRef(0);
  const verifier = useVerifier();

  const change = (id: number, to: Partial<Looked>) =>
    setLooked((before) => before.map((one) => (one.id === id ? { ...one, ...to } : one)));

  const take = (files: readonly File[]) => {
    const entries = files.map((file) => {
      const one = { id: next.current++, name: file.name, share: 0, found: null, end: new AbortController() };
      return { file, one };
    });
    setLooked((before) => [...entries.map(({ one }) => one), ...before]);
    for (const { file, one } of entries) {
      const waiting = { onShare: (share: number) => change(one.id, { share }), signal: one.end.signal };
      verifier.current?.look(file, waiting).then(
        (found) => change(one.id, { found }),
        () => {},
      );
    }
  };

  const giveUp = ({ id, end }: Looked) => {
    end.abort();
    setLooked((before) => before.filter((one) => one.id !== id));
  };

  const clear = () => {
    for (const { end } of looked) end.abort();
    setLooked([]);
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
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
            take([...(event.target.files ?? [])]);
            // The same file again, changed in the meantime, is a new choice.
            event.target.value = '';
          }}
        />
      </div>
      {looked.length > 0 && (
        <section aria-labelledby="results">
          <div className={style.head}>
            <h2 id="results">{t('results')}</h2>
            <Button look="bare" onClick={clear}>
              {t('clear')}
            </Button>
          </div>
          <ul className={style.found} aria-live="polite">
            {looked.map((one) => (
              <li key={one.id}>
                {one.found ? (
                  <Found name={one.name} found={one.found} />
                ) : (
                  <Working name={one.name} share={one.share} giveUp={() => giveUp(one)} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

/** A file that waits or is looked at: how far that is, and the way to have it left. */
function Working({ name, share, giveUp }: { name: string; share: number; giveUp: () => void }) {
  const t = useTranslations('verify');
  return (
    <div className={style.working}>
      <p>{t('working', { name })}</p>
      <Button look="bare" aria-label={t('giveUpNamed', { name })} onClick={giveUp}>
        {t('giveUp')}
      </Button>
      <Progress value={share} max={1} label={t('working', { name })} />
    </div>
  );
}
