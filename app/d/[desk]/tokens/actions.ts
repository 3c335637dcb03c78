'use server';

import { refresh } from 'next/cache';
import { makeToken, revokeToken } from '@/lib/data/tokens';
import type { FormAction } from '@/lib/domain/form';
import { TokenForm, TokenRef } from '@/lib/domain/token';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

/** Answers the token, which cannot be shown a second time. */
export const make: FormAction<{ name: string; token: string }> = async (previous, form) =>
  action(TokenForm, async (input) => {
    const token = await makeToken(await actingIn(String(form.get('desk'))), input);
    refresh();
    return { name: input.name, token };
  })(previous, form);

export const revoke: FormAction<void> = async (previous, form) =>
  action(TokenRef, async (input) => {
    await revokeToken(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);
