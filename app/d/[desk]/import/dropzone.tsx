'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/app/_ui/icon';
import { chosenIn, type Given } from './gather';
import style from './import.module.css';
import { useDrop } from './use-drop';

/** Endings of what can be read; the server decides. */
const KINDS = '.txt .md .html .docx .pdf .json .jsonl .csv .tsv .xml .zip';

type Props = {
  onFiles: (files: readonly Given[]) => void;
  /** In one line, where files are there already. */
  compact?: boolean;
};

/** Where files and folders are dropped or chosen, several at once. Most of it is the label of a file input. */
export function Dropzone({ onFiles, compact = false }: Props) {
  const t = useTranslations('importing');
  const over = useDrop(onFiles);
  const choose = (input: HTMLInputElement) => {
    onFiles(chosenIn(input));
    // The same file can be chosen again after it was corrected.
    input.value = '';
  };
  const look = [style.drop, over && style.over, compact && style.compact];
  return (
    <div className={look.filter(Boolean).join(' ')}>
      <label className={style.choose}>
        <input type="file" className="sr" multiple onChange={({ currentTarget }) => choose(currentTarget)} />
        <Icon name="upload" size={compact ? 'normal' : 'large'} />
        <span>{over ? t('release') : t.rich(compact ? 'dropMore' : 'drop', { choose: underlined })}</span>
      </label>
      {!compact && <p className={style.dropHint}>{t('dropHint')}</p>}
      <Folder onChoose={choose} />
      {!compact && <p className={style.kinds}>{KINDS}</p>}
    </div>
  );
}

const underlined = (chunks: ReactNode) => <span className={style.underlined}>{chunks}</span>;

/** Where the browser lets a whole folder be chosen; on most phones it does not. */
function Folder({ onChoose }: { onChoose: (input: HTMLInputElement) => void }) {
  const t = useTranslations('importing');
  const [can, setCan] = useState(false);
  useEffect(() => {
    setCan('webkitdirectory' in HTMLInputElement.prototype && !matchMedia('(pointer: coarse)').matches);
  }, []);
  if (!can) return null;
  return (
    <label className={style.folder}>
      <input
        ref={wholeFolders}
        type="file"
        className="sr"
        onChange={({ currentTarget }) => onChoose(currentTarget)}
      />
      {t('folder')}
    </label>
  );
}

const wholeFolders = (input: HTMLInputElement | null) => {
  if (input) input.webkitdirectory = true;
};
