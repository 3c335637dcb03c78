'use server';

import { refresh } from 'next/cache';
import { changeReporting } from '@/lib/data/reporting';
import type { FormAction } from '@/lib/domain/form';
import { ReportingForm } from '@/lib/domain/reporting';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

export const saveReporting: FormAction<void> = async (previous, form) =>
  action(ReportingForm, async (input) => {
    await changeReporting(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);
