'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { askPublishedFile } from '@/lib/data/published-apart';
import { readPublishedAbout } from '@/lib/data/published-list';
import type { FormAction } from '@/lib/domain/form';
import { ReportNumber } from '@/lib/domain/publishing';
import { ReportFormat } from '@/lib/formats/report-format';
import { action } from '@/lib/web/action';
import { publicAddress } from '@/lib/web/address';
import { actingIn } from '@/lib/web/session';

const Asked = z.object({ number: ReportNumber, format: ReportFormat });

/** Also what failed a moment ago: somebody asks for it. */
export const writeFormat: FormAction<void> = async (previous, form) =>
  action(Asked, async ({ number, format }) => {
    const actor = await actingIn(String(form.get('desk')));
    const about = await readPublishedAbout(actor, number);
    const by = actor.kind === 'person' ? actor.userId : null;
    const asking = { origin: await publicAddress(''), by, failedBefore: new Date() };
    await askPublishedFile(actor.deskId, about, format, asking);
    refresh();
  })(previous, form);
