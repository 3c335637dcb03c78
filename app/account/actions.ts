'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { changeName, changePassword, signOutEverywhere } from '@/lib/data/account';
import type { FormAction } from '@/lib/domain/form';
import { ChangeName, ChangePassword, ChangePreferences, ChooseMail } from '@/lib/domain/people';
import { action } from '@/lib/web/action';
import { clientAddress } from '@/lib/web/address';
import { keepPreferences } from '@/lib/web/preferences';
import { actingUser, endSession, startSession } from '@/lib/web/session';

export const saveName: FormAction = async (previous, form) =>
  action(ChangeName, async (input) => {
    await changeName(await actingUser(), input);
    refresh();
  })(previous, form);

export const saveLook: FormAction = async (previous, form) =>
  action(ChangePreferences, async (input) => {
    await actingUser();
    await keepPreferences(input);
    refresh();
  })(previous, form);

export const saveMail: FormAction = async (previous, form) =>
  action(ChooseMail, async (input) => {
    await actingUser();
    await keepPreferences(input);
    refresh();
  })(previous, form);

/** Ends the other sessions; this one begins anew. */
export const savePassword: FormAction = async (previous, form) =>
  action(ChangePassword, async (input) =>
    startSession(await changePassword(await actingUser(), input, await clientAddress())),
  )(previous, form);

export async function endEverywhere(): Promise<void> {
  await signOutEverywhere(await actingUser());
  await endSession();
  redirect('/sign-in');
}
