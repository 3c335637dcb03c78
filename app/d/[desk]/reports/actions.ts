'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { publishReport, withdrawReport } from '@/lib/data/published';
import type { FormAction } from '@/lib/domain/form';
import { PublishForm, WithdrawForm } from '@/lib/domain/publishing';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

/** Leads to the page of the report, with its number. */
export const publish: FormAction<void> = async (previous, form) =>
  action(PublishForm, async ({ asked, language, supersedes, requestId }) => {
    const desk = String(form.get('desk'));
    const { number } = await publishReport(
      await actingIn(desk),
      { ...asked, language },
      supersedes,
      requestId,
    );
    redirect(`/d/${desk}/reports/${number}`);
  })(previous, form);

export const withdraw: FormAction<void> = async (previous, form) =>
  action(WithdrawForm, async ({ number, reason }) => {
    await withdrawReport(await actingIn(String(form.get('desk'))), number, reason);
    refresh();
  })(previous, form);
