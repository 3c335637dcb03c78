'use server';

import { refresh } from 'next/cache';
import { markRead } from '@/lib/data/notifications';
import { actingIn } from '@/lib/web/session';

/** Mark one as read, or all where none is named. */
export async function read(form: FormData): Promise<void> {
  const id = form.get('id');
  await markRead(await actingIn(String(form.get('desk'))), typeof id === 'string' ? { ids: [id] } : {});
  refresh();
}
