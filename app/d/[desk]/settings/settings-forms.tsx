'use client';

import { useTranslations } from 'use-intl/react';
import { Checkbox, Field, Select } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { DeskRules } from '@/lib/domain/desk-rules';
import { makeDesk, saveDesk, saveOptions } from './actions';

/** `timeZones`: names the server knows, to choose from; the browser may know others. */
export function DeskForm({
  desk,
  timeZones,
}: {
  desk: { id: string; name: string; timeZone: string };
  timeZones: readonly string[];
}) {
  const t = useTranslations();
  return (
    <Form
      action={saveDesk}
      about={{ desk: desk.id }}
      submit={t('shell.save')}
      done={() => <Notice kind="done">{t('shell.saved')}</Notice>}
    >
      {({ field }) => (
        <>
          <Field label={t('people.field.deskName')} required maxLength={100} {...field('name', desk.name)} />
          <Field
            label={t('people.field.timeZone')}
            hint={t('people.field.timeZoneHint')}
            list="time-zones"
            required
            spellCheck={false}
            {...field('timeZone', desk.timeZone)}
          />
          <datalist id="time-zones">
            {timeZones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Form>
  );
}

/** How the desk works: second persons, blind second opinions, links fetched, reports on public pages. */
export function OptionsForm({ deskId, rules }: { deskId: string; rules: DeskRules }) {
  const t = useTranslations();
  return (
    <Form
      action={saveOptions}
      about={{ desk: deskId }}
      submit={t('shell.save')}
      done={() => <Notice kind="done">{t('shell.saved')}</Notice>}
    >
      {({ field }) => (
        <>
          <Select
            label={t('people.options.approvals')}
            hint={t('people.options.approvalsHint')}
            options={['1', '2'].map((count) => ({
              value: count,
              label: t('people.options.persons', { count: Number(count) }),
            }))}
            {...field('approvals', String(rules.approvals))}
          />
          <Checkbox
            label={t('people.options.blind')}
            hint={t('people.options.blindHint')}
            name="blind"
            defaultChecked={rules.blind}
          />
          <Checkbox
            label={t('people.options.fetching')}
            hint={t('people.options.fetchingHint')}
            name="fetching"
            defaultChecked={rules.fetching}
          />
          <Checkbox
            label={t('people.options.publishing')}
            hint={t('people.options.publishingHint')}
            name="publishing"
            defaultChecked={rules.publishing}
          />
        </>
      )}
    </Form>
  );
}

export function NewDeskForm({ deskId }: { deskId: string }) {
  const t = useTranslations('people');
  return (
    <Form action={makeDesk} about={{ desk: deskId }} submit={t('desks.newAction')} look="plain">
      {({ field }) => <Field label={t('field.deskName')} required maxLength={100} {...field('name')} />}
    </Form>
  );
}
