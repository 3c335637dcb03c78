'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { changeDesk, changeDeskOptions, createDesk } from '@/lib/data/desks';
import { addFeed, changeFeed, removeFeed } from '@/lib/data/feeds';
import { addWebhook, removeWebhook, testWebhook } from '@/lib/data/webhooks';
import { DeskOptions } from '@/lib/domain/desk-rules';
import { AddFeed, ChangeFeed, FeedRef } from '@/lib/domain/feed';
import type { FormAction } from '@/lib/domain/form';
import { DeskSettings, NewDesk } from '@/lib/domain/people';
import { AddWebhook, WebhookRef } from '@/lib/domain/webhook';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

export const saveDesk: FormAction<void> = async (previous, form) =>
  action(DeskSettings, async (input) => {
    await changeDesk(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);

export const saveOptions: FormAction<void> = async (previous, form) =>
  action(DeskOptions, async (input) => {
    await changeDeskOptions(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);

/** Make a desk and go there. */
export const makeDesk: FormAction<string> = async (previous, form) => {
  const make = action(NewDesk, async (input) => createDesk(await actingIn(String(form.get('desk'))), input));
  const state = await make(previous, form);
  return state?.ok ? redirect(`/d/${state.value}`) : state;
};

export const saveNewFeed: FormAction<void> = async (previous, form) =>
  action(AddFeed, async (input) => {
    await addFeed(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);

export const saveFeed: FormAction<void> = async (previous, form) =>
  action(ChangeFeed, async (input) => {
    await changeFeed(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);

export const dropFeed: FormAction<void> = async (previous, form) =>
  action(FeedRef, async (input) => {
    await removeFeed(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);

export const saveNewWebhook: FormAction<void> = async (previous, form) =>
  action(AddWebhook, async (input) => {
    await addWebhook(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);

export const tryWebhook: FormAction<void> = async (previous, form) =>
  action(WebhookRef, async (input) => {
    await testWebhook(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);

export const dropWebhook: FormAction<void> = async (previous, form) =>
  action(WebhookRef, async (input) => {
    await removeWebhook(await actingIn(String(form.get('desk'))), input);
    refresh();
  })(previous, form);
