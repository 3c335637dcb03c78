'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { writeGuideline } from '@/lib/data/guideline';
import type { FormAction } from '@/lib/domain/form';
import { WriteGuideline } from '@/lib/domain/guideline';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

/** Save the next version and show it. Where somebody was faster, the form comes again with their version beside it. */
export const saveGuideline: FormAction<number> = async (previous, form) => {
  const desk = String(form.get('desk'));
  const save = action(WriteGuideline, async (input) => writeGuideline(await actingIn(desk), input));
  const state = await save(previous, form);
  if (state?.ok) redirect(`/d/${desk}/guideline`);
  if (state?.code === 'version.stale') refresh();
  return state;
};
