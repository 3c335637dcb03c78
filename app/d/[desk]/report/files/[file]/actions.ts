'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { cancelReportFile, listReportFiles } from '@/lib/data/report-files';
import type { FormAction } from '@/lib/domain/form';
import { ReportFileRef } from '@/lib/domain/report-file';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

/** Where there is nothing left to look at, back to the report. */
export const cancel: FormAction<void> = async (previous, form) =>
  action(ReportFileRef, async ({ fileId }) => {
    const actor = await actingIn(String(form.get('desk')));
    await cancelReportFile(actor, fileId);
    const [left] = await listReportFiles(actor);
    if (!left) redirect(`/d/${actor.deskId}/report`);
    refresh();
  })(previous, form);
