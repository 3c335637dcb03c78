'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Credibility, Reliability } from '@/lib/domain/evidence';
import { type EvidenceField, isUnnamed } from './evidence-fields';
import type { EvidenceTyped } from './evidence-form';
import style from './form.module.css';
import { MomentField } from './moment-field';
import type { Names } from './names';
import { useTools } from './tools';
import { type Entry, Typeahead } from './typeahead';

type FieldOf = (name: EvidenceField) => {
  value: string;
  error: string | undefined;
  onChange: (event: { currentTarget: { value: string } }) => void;
};
type Props = { form: EvidenceTyped; names: Names; field: FieldOf };

/** What is known of an item besides its words and who says them; the two grades stand behind a line of their own. */
export function FurtherFields({ form, names, field }: Props) {
  const t = useTranslations('evidence');
  const { values, set } = form;
  const isKnown = further.some((name) => values[name] !== '' || form.error(name));
  return (
    <>
      <details className={style.more} open={isKnown || undefined}>
        <summary>{t('more')}</summary>
        <div className={style.pair}>
          <Field label={t('title')} autoComplete="off" {...field('title')} />
          <Field label={t('author')} autoComplete="off" {...field('author')} />
          <Field
            label={t('publishedOn')}
            placeholder={t('dateHint')}
            autoComplete="off"
            {...field('publishedOn')}
          />
          <MomentField
            label={t('accessedAt')}
            value={values.accessedAt}
            error={form.error('accessedAt')}
            onChange={(accessedAt) => set({ accessedAt })}
          />
          <Field
            label={t('document')}
            placeholder={t('documentHint')}
            autoComplete="off"
            {...field('document')}
          />
          <Field
            type="url"
            label={t('archiveUrl')}
            placeholder="https://web.archive.org/…"
            autoComplete="off"
            {...field('archiveUrl')}
          />
        </div>
        <TextArea label={t('note')} rows={2} {...field('note')} />
      </details>
      <Grade form={form} names={names} field={field} />
    </>
  );
}

const further = ['title', 'author', 'publishedOn', 'document', 'archiveUrl', 'note'] as const;

/** Admiralty grades: reliability of the source, credibility of the information; both or neither, never averaged. */
function Grade({ form, names, field }: Props) {
  const t = useTranslations('evidence');
  const { deskId } = useTools();
  const { values, set } = form;
  const [chosen, setChosen] = useState<Entry | null>(null);
  const suggested = chosen?.id === values.sourceId ? chosen?.suggestedReliability : null;
  const isGraded = values.reliability !== '' || values.credibility !== '' || form.error('reliability');
  return (
    <details className={style.more} open={isGraded ? true : undefined}>
      <summary>{t('grade')}</summary>
      <div className={style.pair}>
        {!isUnnamed(values) && (
          <>
            <Typeahead
              label={t('source')}
              placeholder={t('sourceHint')}
              newHint={t('newSource')}
              text={values.source}
              id={values.sourceId}
              address={`/api/desks/${deskId}/sources`}
              known={[...names.sources.values()]}
              error={form.error('sourceId')}
              onType={(source, entry) => {
                set({ source, sourceId: entry?.id ?? '' });
                setChosen(entry);
              }}
            />
            <p className={style.aside} role="status">
              {suggested && t('suggested', { grade: suggested })}
            </p>
          </>
        )}
        <Select
          label={t('reliability.label')}
          options={[
            { value: '', label: t('ungraded') },
            ...Reliability.options.map((one) => ({
              value: one,
              label: `${one}, ${t(`reliability.${one}`)}`,
            })),
          ]}
          {...field('reliability')}
        />
        <Select
          label={t('credibility.label')}
          options={[
            { value: '', label: t('ungraded') },
            ...grades.map((one) => ({ value: one, label: `${one}, ${t(`credibility.${one}`)}` })),
          ]}
          {...field('credibility')}
        />
      </div>
    </details>
  );
}

const grades = Credibility.options.map((one) => String(one.value) as '1' | '2' | '3' | '4' | '5' | '6');
