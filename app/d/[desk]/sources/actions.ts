'use server';

import { refresh } from 'next/cache';
import { editSource, renameOrigin } from '@/lib/data/sources';
import type { FormAction } from '@/lib/domain/form';
import { EditSource, RenameOrigin } from '@/lib/domain/registry';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

export const saveSource: FormAction<void> = async (previous, form) =>
  action(EditSource, async (input) => {
    await editSource(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);

export const saveOrigin: FormAction<void> = async (previous, form) =>
  action(RenameOrigin, async (input) => {
    await renameOrigin(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);
