'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { editText } from '@/lib/data/versions';
import type { FormAction } from '@/lib/domain/form';
import { EditText } from '@/lib/domain/version';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

/** Save the text as the next version and show what changed. Where somebody was faster, the form comes again with theirs. */
export const saveText: FormAction = async (previous, form) => {
  const [desk, article] = [String(form.get('desk')), String(form.get('article'))];
  const save = action(EditText, async (input) => editText(await actingIn(desk), article, input));
  const state = await save(previous, form);
  if (state?.ok) redirect(`/d/${desk}/articles/${article}/versions?made=${state.value.number}`);
  if (state?.code === 'version.stale') refresh();
  return state;
};
