'use client';
import { useTranslations } from 'use-intl/react';
import { DialogButton } from '@/app/_ui/dialog-button';
import { Field, TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { Table } from '@/app/_ui/table';
import type { KnownSource } from '@/lib/data/sources';
import { saveSource } from './actions';
import style from './sources.module.css';

/** Those who are relied upon, with what they earned. */
export function Sources({
  deskId,
  sources,
  isFiltered,
}: {
  deskId: string;
  sources: readonly KnownSource[];
  isFiltered: boolean;
}) {
  const t = useTranslations('claim.registry');
  if (sources.length === 0) return <p className="muted">{t(isFiltered ? 'noneLike' : 'none')}</p>;
  return (
    <Table label={t('sources')} heads={[t('name'), t('kinds'), t('uses'), t('grades'), t('edit')]}>
      {sources.map((source) => (
        <Row key={source.id} deskId={deskId} source={source} />
      ))}
    </Table>
  );
}

function Row({ deskId, source }: { deskId: string; source: KnownSource }) {
  const t = useTranslations('claim.registry');
  const { name, url, note, kind, uses, grades } = source;
  const given = Object.entries(grades);
  return (
    <tr>
      <th scope="row">
        <b>{name}</b>
        {url && (
          <a className={style.url} href={url} target="_blank" rel="noreferrer">
            {url}
          </a>
        )}
        {note && <p className={style.note}>{note}</p>}
      </th>
      <td>{t(`kind.${kind}`)}</td>
      <td className="num">{t('usesCount', { count: uses })}</td>
      <td>
        {given.length === 0 && <span className="muted">{t('ungraded')}</span>}
        <span className={style.grades}>
          {given.map(([grade, count]) => (
            <span key={grade} className="num">
              {t('grade', { grade, count })}
            </span>
          ))}
        </span>
      </td>
      <td>
        <Edit deskId={deskId} source={source} />
      </td>
    </tr>
  );
}

function Edit({ deskId, source }: { deskId: string; source: KnownSource }) {
  const t = useTranslations('claim.registry');
  const save = useTranslations('shell')('save');
  const { id, name, url, note } = source;
  return (
    <DialogButton title={t('editOf', { name })} label={t('edit')}>
      <Form
        action={saveSource}
        about={{ desk: deskId, id }}
        submit={save}
        done={() => <Notice kind="done">{t('saved')}</Notice>}
      >
        {({ field }) => (
          <>
            <Field label={t('name')} required {...field('name', name)} />
            <Field label={t('url')} type="url" optional {...field('url', url ?? '')} />
            <TextArea label={t('note')} optional {...field('note', note)} />
          </>
        )}
      </Form>
    </DialogButton>
  );
}
