'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import { Progress } from '@/app/_ui/progress';
import { bytesIn } from './amounts';
import { isSent, type Offered, type Waiting } from './contract';
import { Dropzone } from './dropzone';
import style from './job.module.css';
import { nameOf, Preview } from './preview';
import type { Importing } from './use-import';
import { choicesWith, lacksText, needsLook } from './waiting';

type Props = { importing: Importing; offered: Offered };

/** The files of an import that has not begun: what each is, and what can be chosen instead. */
export function Prepare({ importing, offered }: Props) {
  const t = useTranslations('importing');
  const locale = useLocale();
  const { files, add } = importing;
  const sent = files.filter(isSent).length;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const readable = files.filter(({ wrong }) => wrong === '').length;
  const sentence =
    sent < files.length
      ? t('job.uploading', { done: sent, total: files.length })
      : readable === 0
        ? t('job.nothing')
        : t('job.ready', { files: files.length, size: bytesIn(locale, size) });
  return (
    <section className={style.job} aria-labelledby="prepare">
      <h2 id="prepare" className={`${style.sentence} num`} aria-live="polite">
        {sentence}
      </h2>
      <ol className={style.files} aria-label={t('file.list')}>
        {files.map((file) => (
          <PreparedFile
            key={file.number}
            file={file}
            only={files.length === 1}
            offered={offered}
            importing={importing}
          />
        ))}
      </ol>
      <Dropzone compact onFiles={add} />
      <Begin importing={importing} />
    </section>
  );
}

/** Starting is the next thing as soon as everything has arrived, so the focus waits there. */
function Begin({ importing: { files, start, cancel } }: { importing: Importing }) {
  const t = useTranslations('importing');
  const button = useRef<HTMLButtonElement>(null);
  const hint = useId();
  const arrived = files.length > 0 && files.every((file) => isSent(file) && !file.busy);
  const unsaid = files.some(lacksText);
  const ready = arrived && !unsaid && files.some(({ wrong }) => wrong === '');
  useEffect(() => {
    const isElsewhere = document.activeElement?.matches('input, select, textarea');
    if (ready && !isElsewhere) button.current?.focus({ preventScroll: true });
  }, [ready]);
  return (
    <div className={style.doings}>
      <Button
        ref={button}
        look="solid"
        aria-disabled={!ready}
        aria-describedby={unsaid ? hint : undefined}
        onClick={() => ready && void start()}
      >
        {t('job.start')}
      </Button>
      <Button look="bare" onClick={() => void cancel()}>
        {t('job.discard')}
      </Button>
      {unsaid && (
        <span id={hint} className="muted">
          {t('preview.needsText')}
        </span>
      )}
    </div>
  );
}

type One = Props & { file: Waiting; only: boolean };

/** One file: its name, what it was recognised as, and below it how it begins. */
function PreparedFile({ file, only, offered, importing }: One) {
  const t = useTranslations('importing.file');
  const id = useId();
  const [folded, setFolded] = useState<boolean | null>(null);
  const isRead = file.found !== null || (file.wrong !== '' && isSent(file));
  const shown = isRead && !(folded ?? !(only || file.wrong !== '' || needsLook(file)));
  const name = file.fileName;
  return (
    <li className={style.file}>
      <div className={style.line}>
        <FileName name={name} />
        <span className={style.recognised}>
          <Recognised file={file} />
        </span>
        <Standing file={file} />
        <span className={style.tools}>
          {isRead && (
            <IconButton
              icon="down"
              label={t(shown ? 'hide' : 'show', { name })}
              aria-expanded={shown}
              aria-controls={id}
              onClick={() => setFolded(shown)}
            />
          )}
          <IconButton
            icon="close"
            label={t('remove', { name })}
            onClick={() => void importing.leaveOut(file.number)}
          />
        </span>
      </div>
      {file.wrong && <p className={style.reason}>{file.wrong}</p>}
      <div id={id} hidden={!shown}>
        {shown && (
          <Preview
            file={file}
            offered={offered}
            onChoose={(choices) => void importing.look(file.number, choicesWith(file, choices))}
          />
        )}
      </div>
    </li>
  );
}

/** The name, with the folders it came in before it, quieter. */
export function FileName({ name }: { name: string }) {
  const cut = name.lastIndexOf('/') + 1;
  return (
    <span className={style.name}>
      {cut > 0 && <span className="muted">{name.slice(0, cut)}</span>}
      {name.slice(cut)}
    </span>
  );
}

function Recognised({ file: { found, size } }: { file: Waiting }) {
  const t = useTranslations('importing');
  const locale = useLocale();
  const words = [
    found && t(`format.${found.format}`),
    found?.encoding && nameOf(found.encoding),
    bytesIn(locale, size),
  ];
  return <>{words.filter(Boolean).join(' · ')}</>;
}

function Standing({ file }: { file: Waiting }) {
  const t = useTranslations('importing.file');
  if (file.wrong)
    return (
      <span className={`${style.standing} ${style.refused}`}>
        <Icon name="alert" />
        {t('state.refused')}
      </span>
    );
  if (!isSent(file))
    return (
      <span className={style.standing}>
        <Progress value={file.sent} max={file.size} label={file.fileName} />
      </span>
    );
  return (
    <span className={`${style.standing} muted`}>{t(file.busy ? 'state.reading' : 'state.waiting')}</span>
  );
}
