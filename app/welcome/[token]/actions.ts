'use server';

import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { resetPassword } from '@/lib/data/account';
import { join, joinWithAccount } from '@/lib/data/invitations';
import { outsetOf } from '@/lib/data/outset';
import type { Person } from '@/lib/data/people';
import { setUp } from '@/lib/data/set-up';
import type { FormAction } from '@/lib/domain/form';
import { Join, ProvePassword, ResetPassword, SetUp } from '@/lib/domain/people';
import { action } from '@/lib/web/action';
import { clientAddress } from '@/lib/web/address';
import { startSession } from '@/lib/web/session';

const home = async (): Promise<string> => '/';

/** Each of them: use the link up, sign the person in, and go on. The link's token stands in a hidden field. */
const useLink =
  <Input>(
    schema: z.ZodType<Input>,
    take: (token: string, input: Input) => Promise<Person>,
    onwards: (person: Person) => Promise<string> = home,
  ): FormAction =>
  async (_previous, form) => {
    const token = String(form.get('token') ?? '');
    const enter = action(schema, async (input) => {
      const person = await take(token, input);
      await startSession(person);
      return onwards(person);
    });
    const state = await enter(null, form);
    return state?.ok ? redirect(state.value) : state;
  };

/** The first administrator begins where the first articles are most doubtful. */
const toOutset = async (person: Person): Promise<string> => {
  const outset = await outsetOf(person);
  return outset ? `/d/${outset.deskId}/articles/${outset.articleId}?sentence=${outset.sentence}` : '/';
};

export const setUpByLink: FormAction = async (previous, form) =>
  useLink(SetUp, (token, input) => setUp(token, input), toOutset)(previous, form);

export const joinByLink: FormAction = async (previous, form) =>
  useLink(Join, (token, input) => join(token, input))(previous, form);

export const joinWithAccountByLink: FormAction = async (previous, form) =>
  useLink(ProvePassword, async (token, input) => joinWithAccount(token, input, await clientAddress()))(
    previous,
    form,
  );

export const resetByLink: FormAction = async (previous, form) =>
  useLink(ResetPassword, (token, input) => resetPassword(token, input))(previous, form);
