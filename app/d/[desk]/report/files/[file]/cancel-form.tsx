'use client';

import { Form } from '@/app/_ui/form';
import { cancel } from './actions';

/** Gives a file up, or throws it away. */
export function CancelForm({
  deskId,
  fileId,
  ...words
}: {
  deskId: string;
  fileId: string;
  submit: string;
  label: string;
}) {
  return <Form action={cancel} about={{ desk: deskId, fileId }} look="bare" inline {...words} />;
}
