'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { acceptAlike } from '@/lib/data/look-again';
import { perform } from '@/lib/data/perform';
import type { FormAction } from '@/lib/domain/form';
import { Id } from '@/lib/domain/ids';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

const Settle = z.object({
  desk: Id,
  article: Id,
  /** The list that was shown: of one article, or empty. */
  shown: z.string().max(64),
  requestId: z.string().max(64),
  verb: z.enum(['occurrence.accept', 'occurrence.remove', 'claim.withdraw']),
  id: Id,
  claimId: Id,
  version: z.coerce.number().int().positive(),
});

const addressOf = (desk: string, shown: string, after: string): string =>
  `/d/${desk}/look-again?${new URLSearchParams({ ...(shown && { article: shown }), after })}`;

/** One passage is accepted or withdrawn; the list then offers to take that back. */
export const settle: FormAction<string> = async (previous, form) => {
  const work = async ({ desk, article, shown, requestId, verb, ...input }: z.infer<typeof Settle>) => {
    await perform(await actingIn(desk), { verb, requestId, articleId: article, input });
    return addressOf(desk, shown, article);
  };
  const state = await action(Settle, work)(previous, form);
  if (state?.ok) redirect(state.value);
  return state;
};

const TakeBack = z.object({
  desk: Id,
  article: Id,
  shown: z.string().max(64),
  requestId: z.string().max(64),
});

/** The person's last step in an article is taken back. */
export const takeBack: FormAction<string> = async (previous, form) => {
  const work = async ({ desk, article, shown, requestId }: z.infer<typeof TakeBack>) => {
    const asked = { verb: 'history.undo', requestId, articleId: article, input: null };
    await perform(await actingIn(desk), asked);
    return addressOf(desk, shown, article);
  };
  const state = await action(TakeBack, work)(previous, form);
  if (state?.ok) redirect(state.value);
  return state;
};

const All = z.object({ desk: Id, shown: z.string().max(64) });

/** Everything that reads as it read is accepted where it stands now. */
export const acceptAll: FormAction<string> = async (previous, form) => {
  const work = async ({ desk, shown }: z.infer<typeof All>) => {
    const count = await acceptAlike(await actingIn(desk), shown || undefined);
    return `/d/${desk}/look-again?${new URLSearchParams({ ...(shown && { article: shown }), accepted: String(count) })}`;
  };
  const state = await action(All, work)(previous, form);
  if (state?.ok) redirect(state.value);
  return state;
};
