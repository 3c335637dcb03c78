'use client';

import { useTranslations } from 'use-intl/react';
import { Select } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import type { Choices, Recognised, Waiting } from './contract';
import style from './import.module.css';
import { Mapping } from './mapping';

type Props = {
  file: Waiting;
  encodings: readonly string[];
  /** Read it another way; the preview follows. */
  onChoose: (choices: Choices) => void;
};

/** What was recognised in a file, and what can be chosen instead. Nothing of it is stored yet. */
export function Preview({ file, encodings, onChoose }: Props) {
  const t = useTranslations('importing');
  const { found, busy } = file;
  if (!found) return null;
  const { encoding, encodingBy, columns, rows, sample, holds } = found;
  return (
    <div className={style.preview} aria-busy={busy}>
      {encoding && encodingBy && (
        <div className={style.encoding}>
          <Select
            label={t('encoding.label')}
            hint={t(`encoding.${isSure(found) ? 'sure' : encodingBy}`)}
            value={encoding}
            options={optionsWith(encodings, encoding)}
            onChange={({ currentTarget }) => onChoose({ encoding: currentTarget.value })}
          />
          <p className="sr" role="status">
            {encodingBy === 'choice' && !busy && t('encoding.readAgain', { name: nameOf(encoding) })}
          </p>
        </div>
      )}
      <Removed file={file} />
      {columns && columns.length > 0 && (
        <Mapping found={found} columns={columns} rows={rows ?? []} onChoose={onChoose} />
      )}
      {holds === 'archive' && <p className="muted">{t('preview.members')}</p>}
      {sample !== '' && (
        <figure className={style.sample}>
          <figcaption className="label">{t('preview.sample')}</figcaption>
          <blockquote className={`read ${sample.length > LONG ? style.long : ''}`}>{sample}</blockquote>
        </figure>
      )}
    </div>
  );
}

/** In UTF-16 code units: what fills the room there is; more fades out. */
const LONG = 420;

/** Bytes that are UTF-8 by chance are hardly ever met. */
const isSure = ({ encoding, encodingBy }: Recognised): boolean =>
  encodingBy === 'detection' && encoding === 'utf-8';

/** Characters that cannot be seen and were left away, counted. */
function Removed({ file }: { file: Waiting }) {
  const t = useTranslations('importing.preview');
  const { controls, bidi } = file.found?.removed ?? { controls: 0, bidi: 0 };
  if (controls + bidi === 0) return null;
  const both = controls > 0 && bidi > 0 ? 'yes' : 'no';
  return (
    <p className={style.removed}>
      <Icon name="alert" /> {t('removed', { controls, bidi, both })}
    </p>
  );
}

/** As newsrooms know them; names of standards, the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (LE)',
  'utf-16be': 'UTF-16 (BE)',
  'windows-1258': 'Windows-1258',
  'windows-1252': 'Windows-1252',
  'windows-1251': 'Windows-1251',
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  viscii: 'VISCII',
};

export const nameOf = (encoding: string): string => NAMES[encoding] ?? encoding;

/** The choices of the list, and what the document named if that is not among them. */
const optionsWith = (encodings: readonly string[], encoding: string) =>
  [...new Set<string>([...encodings, encoding])].map((value) => ({ value, label: nameOf(value) }));
