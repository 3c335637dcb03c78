'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { changePreferences } from '@/lib/data/account';
import { ChangePreferences } from '@/lib/domain/people';
import { cookie, LONG } from '@/lib/web/cookies';
import { currentUser, endSession } from '@/lib/web/session';

/** Keep a choice of language or theme: with the person who is signed in, and in this browser for when nobody is. */
export async function choosePreference(form: FormData): Promise<void> {
  const choice = ChangePreferences.pick({ locale: true, theme: true }).safeParse(Object.fromEntries(form));
  if (!choice.success) return;
  for (const [name, value] of Object.entries(choice.data)) {
    const { name: key, options } = cookie(name);
    (await cookies()).set(key, value, { ...options, maxAge: LONG });
  }
  const person = await currentUser();
  if (person) await changePreferences(person, choice.data);
}

/** Sign out on this device. */
export async function signOut(): Promise<void> {
  await endSession();
  redirect('/sign-in');
}
