'use client';

import { useTranslations } from 'use-intl/react';
import { Field } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { makeDesk, saveDesk } from './actions';

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
      submit={t('shell.save')}
      done={() => <Notice kind="done">{t('shell.saved')}</Notice>}
    >
      {({ value, error }) => (
        <>
          <input type="hidden" name="desk" value={desk.id} />
          <Field
            label={t('people.field.deskName')}
            name="name"
            required
            maxLength={100}
            defaultValue={value('name') ?? desk.name}
            error={error('name')}
          />
          <Field
            label={t('people.field.timeZone')}
            hint={t('people.field.timeZoneHint')}
            name="timeZone"
            list="time-zones"
            required
            spellCheck={false}
            defaultValue={value('timeZone') ?? desk.timeZone}
            error={error('timeZone')}
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

export function NewDeskForm({ deskId }: { deskId: string }) {
  const t = useTranslations('people');
  return (
    <Form action={makeDesk} submit={t('desks.newAction')} look="plain">
      {({ value, error }) => (
        <>
          <input type="hidden" name="desk" value={deskId} />
          <Field
            label={t('field.deskName')}
            name="name"
            required
            maxLength={100}
            defaultValue={value('name')}
            error={error('name')}
          />
        </>
      )}
    </Form>
  );
}
