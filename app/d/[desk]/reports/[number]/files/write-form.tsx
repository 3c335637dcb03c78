'use client';

import { Form } from '@/app/_ui/form';
import { writeFormat } from './actions';

/** Has a format of a published report written. */
export function WriteForm({
  deskId,
  number,
  format,
  ...words
}: {
  deskId: string;
  number: number;
  format: string;
  submit: string;
  label: string;
}) {
  return (
    <Form action={writeFormat} look="plain" inline {...words}>
      {() => (
        <>
          <input type="hidden" name="desk" value={deskId} />
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="format" value={format} />
        </>
      )}
    </Form>
  );
}
