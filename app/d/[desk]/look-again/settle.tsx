'use client';

import { Form } from '@/app/_ui/form';
import { acceptAll, settle, takeBack } from './actions';

const actions = { settle, takeBack, acceptAll };

/** A button that settles something: its fields are fixed. */
export function Settle({
  fields,
  by = 'settle',
  ...button
}: {
  fields: Readonly<Record<string, string | number>>;
  by?: keyof typeof actions;
  submit: string;
  label?: string;
  look?: 'solid' | 'plain' | 'bare';
}) {
  return <Form action={actions[by]} about={fields} inline {...button} />;
}
