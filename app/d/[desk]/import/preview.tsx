'use client';

import { useTranslations } from 'use-intl/react';
import { Select } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import type { Choices, Offered, Recognised, Waiting } from './contract';
import style from './import.module.css';
import { Mapping } from './mapping';

type Props = {
  file: Waiting;
  offered: Offered;
  /** Read it another way; the preview follows. */
  onChoose: (choices: Choices) => void;
};

/** What was recognised in a file, and what can be chosen instead. Nothing of it is stored yet. */
export function Preview({ file, offered, onChoose }: Props) {
  const t = useTranslations('importing');
  const { found, busy } = file;
  const { columns, rows, sample = '', holds } = found ?? {};
  return (
    <div className={style.preview} aria-busy={busy}>
      <div className={style.read}>
        <ChooseFormat file={file} formats={offered.formats} onChoose={onChoose} />
        {found && <ChooseEncoding found={found} encodings={offered.encodings} onChoose={onChoose} />}
        <p className="sr" role="status">
          {!busy && found?.encoding && found.encodingBy === 'choice'
            ? t('encoding.readAgain', { name: nameOf(found.encoding) })
            : !busy &&
              found?.formatBy === 'choice' &&
              t('encoding.readAgain', { name: t(`format.${found.format}`) })}
        </p>
      </div>
      <Removed file={file} />
      {found && columns && columns.length > 0 && (
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

/** Also of a file that cannot be read as what its name says. */
function ChooseFormat({
  file: { found, choices },
  formats,
  onChoose,
}: Pick<Props, 'file' | 'onChoose'> & Pick<Offered, 'formats'>) {
  const t = useTranslations('importing');
  const format = found?.format ?? choices.format ?? '';
  const options = formats.map((value) => ({ value, label: t(`format.${value}`) }));
  const choose = (value: string) => {
    const chosen = formats.find((one) => one === value);
    if (chosen) onChoose({ format: chosen });
  };
  return (
    <Select
      label={t('preview.format')}
      hint={found && t(found.formatBy === 'choice' ? 'encoding.choice' : 'preview.formatFound')}
      value={format}
      options={format === '' ? [{ value: '', label: t('preview.formatOther') }, ...options] : options}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}

function ChooseEncoding({
  found,
  encodings,
  onChoose,
}: { found: Recognised } & Pick<Offered, 'encodings'> & Pick<Props, 'onChoose'>) {
  const t = useTranslations('importing.encoding');
  const { encoding, encodingBy } = found;
  if (!encoding || !encodingBy) return null;
  return (
    <Select
      label={t('label')}
      hint={t(isSure(found) ? 'sure' : encodingBy)}
      value={encoding}
      options={optionsWith(encodings, encoding)}
      onChange={({ currentTarget }) => onChoose({ encoding: currentTarget.value })}
    />
  );
}

/** In UTF-16 code units: what fills the room there is; more fades out. */
const LONG = 420;

/** Bytes that are UTF-8 by chance are hardly ever met. */
const isSure = ({ encoding, encodingBy }: Recognised): boolean =>
  encodingBy === 'detection' && encoding === 'utf-8';

/** Characters that cannot be seen and were left away, and parts that lie elsewhere, counted. */
function Removed({ file }: { file: Waiting }) {
  const t = useTranslations('importing.preview');
  const { controls, bidi, elsewhere = 0 } = file.found?.removed ?? { controls: 0, bidi: 0 };
  const both = controls > 0 && bidi > 0 ? 'yes' : 'no';
  const said = [
    controls + bidi > 0 && t('removed', { controls, bidi, both }),
    elsewhere > 0 && t('elsewhere', { count: elsewhere }),
  ];
  return said.map(
    (words) =>
      words && (
        <p key={words} className={style.removed}>
          <Icon name="alert" /> {words}
        </p>
      ),
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
  gb18030: 'GB18030 (GBK, GB2312)',
  gbk: 'GBK (GB2312)',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
};

export const nameOf = (encoding: string): string => NAMES[encoding] ?? encoding;

/** The choices of the list, and what the document named if that is not among them. */
const optionsWith = (encodings: readonly string[], encoding: string) =>
  [...new Set<string>([...encodings, encoding])].map((value) => ({ value, label: nameOf(value) }));
