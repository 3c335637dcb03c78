'use client';
import { type ClipboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { z } from 'zod';
import { Button } from '@/app/_ui/button';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Directness, type Evidence, EvidenceSourceKind, type Snapshot, Stance } from '@/lib/domain/evidence';
import { newId } from '@/lib/domain/ids';
import { Anchored } from './anchored';
import {
  type EvidenceField,
  fieldsOf,
  fromLink,
  fromPassage,
  inputOf,
  isUnnamed,
  noEvidence,
  type PickedPassage,
} from './evidence-fields';
import { FurtherFields } from './evidence-further';
import style from './form.module.css';
import { FormFrame } from './form-frame';
import type { Names } from './names';
import { PassagePicker } from './passage-picker';
import { Segmented } from './segmented';
import { SnapshotField } from './snapshot-field';
import { useTools } from './tools';
import { entriesAt, sameName, Typeahead } from './typeahead';
import { type TypedForm, useTypedForm } from './use-typed-form';

/** `snapshot`: what is known of the one that was stored, as JSON, for items that are not sent yet. */
type Name = EvidenceField | 'snapshot';
export type EvidenceTyped = TypedForm<Name>;

const Stored = z.object({
  id: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  name: z.string(),
  url: z.string().nullable(),
  capturedAt: z.string(),
  capturedById: z.string(),
});

const snapshotIn = (json: string): Snapshot | null => (json === '' ? null : Stored.parse(JSON.parse(json)));

export const stanceIcons = { supports: 'up', contradicts: 'against', contextualises: 'about' } as const;

/** Draft key of an item that is being written for a claim. */
export const newEvidenceKey = (claimId: string): string => `claim/${claimId}/evidence`;

type Props = {
  claimId: string;
  /** The item that is edited; null: a new one. */
  item: Evidence | null;
  draft: string;
  names: Names;
  /** Whether the desk fetches links. */
  fetching: boolean;
  /** Counts up with each wish for the caret; 0: none. */
  focusAt: number;
  onDone: () => void;
  /** Out of the form, leaving what was typed. */
  onLeave: () => void;
};

/** One item of evidence, new or being reworded. A pasted link is enough to begin. */
export function EvidenceForm({ claimId, item, draft, names, fetching, focusAt, onDone, onLeave }: Props) {
  const t = useTranslations('evidence');
  const { deskId } = useTools();
  const [opened] = useState(() => new Date().toISOString());
  const saved = item ? fieldsOf(item, names) : { ...noEvidence, accessedAt: opened };
  const form: EvidenceTyped = useTypedForm<Name>(draft, { ...saved, snapshot: '' });
  const { values, set } = form;
  const [picks, setPicks] = useState(false);
  const send = () => {
    const input = { id: item?.id ?? newId(), claimId, ...inputOf(values, names) };
    return form.send(item ? 'evidence.edit' : 'evidence.add', input);
  };
  /** A link pasted into an empty form fills in what it says of itself; its words remain to be quoted. */
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const link = values.url === '' && fromLink(event.clipboardData.getData('text'));
    if (!link) return;
    event.preventDefault();
    set({ ...link, ...(values.publisher && { publisher: values.publisher }) });
    event.currentTarget.querySelector('textarea')?.focus();
  };
  /** The agency's story may be an origin of the desk that nothing in view names. */
  const proposeOrigin = async ({ article: { agency } }: PickedPassage) => {
    if (!agency) return;
    const origin = sameName(await entriesAt(`/api/desks/${deskId}/origins`, agency), agency);
    if (origin) set({ origin: origin.name, originId: origin.id });
  };
  const { field } = form;

  return (
    <FormFrame
      form={form}
      label={t(item ? 'edit' : 'new')}
      isNew={!item}
      focusAt={focusAt}
      onSend={send}
      onDone={onDone}
      onLeave={onLeave}
    >
      <div className={style.words} onPaste={onPaste}>
        {values.articleId ? (
          <Anchored values={values} names={names} error={form.error('quote')} onDrop={() => set(nowhere)} />
        ) : (
          <>
            <div className={style.place}>
              <Field
                type="url"
                label={t('url')}
                placeholder={t('urlHint')}
                autoComplete="off"
                {...field('url')}
              />
              <Button look="bare" icon="search" onClick={() => setPicks(true)}>
                {t('pick')}
              </Button>
            </div>
            <TextArea
              label={t('quote')}
              rows={2}
              className={style.quote}
              placeholder={t('quoteHint')}
              {...field('quote')}
            />
          </>
        )}
      </div>
      <div className={style.choices}>
        <Segmented
          label={t('stance.label')}
          value={Stance.parse(values.stance)}
          options={Stance.options.map((one) => ({
            value: one,
            label: t(`stance.${one}`),
            icon: stanceIcons[one],
          }))}
          onChoose={(stance) => set({ stance })}
        />
        <Segmented
          label={t('directness.label')}
          value={Directness.parse(values.directness)}
          options={Directness.options.map((one) => ({
            value: one,
            label: t(`directness.${one}`),
            hint: t(`directness.${one}Hint`),
          }))}
          onChoose={(directness) => set({ directness })}
        />
      </div>
      <div className={style.pair}>
        <Field label={t('publisher')} autoComplete="off" {...field('publisher')} />
        <Select
          label={t('sourceKind.label')}
          options={EvidenceSourceKind.options.map((one) => ({ value: one, label: t(`sourceKind.${one}`) }))}
          {...field('sourceKind')}
        />
        {isUnnamed(values) ? (
          <p className={style.aside}>{t('anonymous')}</p>
        ) : (
          <Field label={t('sourceName')} autoComplete="off" {...field('sourceName')} />
        )}
        <Typeahead
          label={t('origin')}
          placeholder={t('originHint')}
          newHint={t('newOrigin')}
          text={values.origin}
          id={values.originId}
          address={`/api/desks/${deskId}/origins`}
          known={[...names.origins.values()]}
          error={form.error('originId')}
          onType={(origin, entry) => set({ origin, originId: entry?.id ?? '' })}
        />
      </div>
      {!values.articleId && (
        <SnapshotField
          snapshot={names.snapshots.get(values.snapshotId) ?? snapshotIn(values.snapshot)}
          url={fetching && values.url ? values.url : null}
          error={form.error('snapshotId')}
          onChange={(kept) => set({ snapshotId: kept?.id ?? '', snapshot: kept ? JSON.stringify(kept) : '' })}
        />
      )}
      <FurtherFields form={form} names={names} field={field} />
      {picks && (
        <PassagePicker
          onClose={() => setPicks(false)}
          onPick={(picked) => {
            setPicks(false);
            set(fromPassage(picked, names.origins));
            void proposeOrigin(picked);
          }}
        />
      )}
    </FormFrame>
  );
}

/** The item is no passage any more. */
const nowhere = { articleId: '', versionId: '', start: '', end: '', quote: '' };
