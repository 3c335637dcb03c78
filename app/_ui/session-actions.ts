'use server';

import { redirect } from 'next/navigation';
import { ChangePreferences } from '@/lib/domain/people';
import { keepPreferences } from '@/lib/web/preferences';
import { endSession } from '@/lib/web/session';

/** Keep a choice of language or theme. What is no choice changes nothing. */
export async function choosePreference(form: FormData): Promise<void> {
  const choice = ChangePreferences.pick({ locale: true, theme: true }).safeParse(Object.fromEntries(form));
  if (choice.success) await keepPreferences(choice.data);
}

/** Sign out on this device. */
export async function signOut(): Promise<void> {
  await endSession();
  redirect('/sign-in');
}
