'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { publishOrAsk, withdrawReport } from '@/lib/data/published';
import type { FormAction } from '@/lib/domain/form';
import { PublishForm, WithdrawForm } from '@/lib/domain/publishing';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

/** Leads to the page of the report, with its number; a large one is published apart, and that page says how far it is. */
export const publish: FormAction<void> = async (previous, form) =>
  action(PublishForm, async ({ asked, language, supersedes, requestId }) => {
    const desk = String(form.get('desk'));
    const actor = await actingIn(desk);
    const done = await publishOrAsk(actor, { ...asked, language }, supersedes, requestId);
    redirect(
      'fileId' in done ? `/d/${desk}/report/files/${done.fileId}` : `/d/${desk}/reports/${done.number}`,
    );
  })(previous, form);

export const withdraw: FormAction<void> = async (previous, form) =>
  action(WithdrawForm, async ({ number, reason }) => {
    await withdrawReport(await actingIn(String(form.get('desk'))), number, reason);
    refresh();
  })(previous, form);
