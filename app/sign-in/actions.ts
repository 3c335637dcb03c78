'use server';

import { redirect } from 'next/navigation';
import { signIn } from '@/lib/data/sign-in';
import type { FormAction } from '@/lib/domain/form';
import { SignIn } from '@/lib/domain/people';
import { action } from '@/lib/web/action';
import { clientAddress } from '@/lib/web/address';
import { safePath } from '@/lib/web/safe-path';
import { startSession } from '@/lib/web/session';

const prove = action(SignIn, async (input) => startSession(await signIn(input, await clientAddress())));

/** Sign in, and on to where the person was going (`to`). */
export const signInAndGo: FormAction = async (previous, form) => {
  const state = await prove(previous, form);
  return state?.ok ? redirect(safePath(form.get('to'))) : state;
};
