'use server';

import { refresh } from 'next/cache';
import type { z } from 'zod';
import { invite, revokeInvitation } from '@/lib/data/invitations';
import { changeRole, deactivateMember, reactivateMember, resetLink } from '@/lib/data/members';
import type { FormAction } from '@/lib/domain/form';
import { ChangeRole, InvitationRef, Invite, MemberRef } from '@/lib/domain/people';
import type { Actor } from '@/lib/domain/permissions';
import { action } from '@/lib/web/action';
import { publicAddress } from '@/lib/web/address';
import { actingIn } from '@/lib/web/session';

/** A form of this page: the desk stands in a hidden field, and the page shows what is so afterwards. */
const inDesk =
  <Input, Value>(
    schema: z.ZodType<Input>,
    work: (actor: Actor, input: Input) => Promise<Value>,
  ): FormAction<Value> =>
  (previous, form) =>
    action(schema, async (input) => {
      const value = await work(await actingIn(String(form.get('desk'))), input);
      refresh();
      return value;
    })(previous, form);

export const makeInvitation: FormAction<{ email: string; link: string }> = async (previous, form) =>
  inDesk(Invite, async (actor, input) => ({
    email: input.email,
    link: await publicAddress(await invite(actor, input)),
  }))(previous, form);

export const withdrawInvitation: FormAction<void> = async (previous, form) =>
  inDesk(InvitationRef, (actor, input) => revokeInvitation(actor, input))(previous, form);

export const saveRole: FormAction<void> = async (previous, form) =>
  inDesk(ChangeRole, (actor, input) => changeRole(actor, input))(previous, form);

export const deactivate: FormAction<void> = async (previous, form) =>
  inDesk(MemberRef, (actor, input) => deactivateMember(actor, input))(previous, form);

export const reactivate: FormAction<void> = async (previous, form) =>
  inDesk(MemberRef, (actor, input) => reactivateMember(actor, input))(previous, form);

export const makeResetLink: FormAction<{ link: string }> = async (previous, form) =>
  inDesk(MemberRef, async (actor, input) => ({ link: await publicAddress(await resetLink(actor, input)) }))(
    previous,
    form,
  );
