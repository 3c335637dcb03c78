'use client';

import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import style from './import.module.css';

/** Endings that can be read today; the server decides. */
const ACCEPTED = '.txt,.md,.markdown';

/** Where files are dropped or chosen, several at once. The whole of it is the label of a file input. */
export function Dropzone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('articles.importing');
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <label
      className={`${style.drop} ${over ? style.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        type="file"
        className="sr"
        multiple
        accept={ACCEPTED}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
      <Icon name="upload" size="large" />
      <span>{over ? t('release') : t.rich('drop', { choose })}</span>
    </label>
  );
}

const choose = (chunks: ReactNode) => <span className={style.choose}>{chunks}</span>;
