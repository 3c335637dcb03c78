'use server';

import { z } from 'zod';
import { type Verification, verifyOwnDesk } from '@/lib/data/verify';
import type { FormAction } from '@/lib/domain/form';
import { action } from '@/lib/web/action';
import { actingIn } from '@/lib/web/session';

/** Check the desk against its log. */
export const verify: FormAction<Verification> = async (previous, form) =>
  action(z.object({ desk: z.string() }), async ({ desk }) => verifyOwnDesk(await actingIn(desk)))(
    previous,
    form,
  );
