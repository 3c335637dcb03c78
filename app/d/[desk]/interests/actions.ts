'use server';

import { refresh } from 'next/cache';
import { declareConflict, endConflict } from '@/lib/data/conflicts';
import { DeclareConflict, EndConflict } from '@/lib/domain/conflict';
import type { FormAction } from '@/lib/domain/form';
import { newId } from '@/lib/domain/ids';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

export const declare: FormAction<void> = async (previous, form) =>
  action(DeclareConflict.omit({ id: true }), async (input) => {
    await declareConflict(await actingIn(String(form.get('desk'))), { ...input, id: newId() });
    refresh();
  })(previous, form);

export const end: FormAction<void> = async (previous, form) =>
  action(EndConflict, async (input) => {
    await endConflict(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);
