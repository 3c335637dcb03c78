import { changePreferences } from '@/lib/data/account';
import { parse } from '@/lib/domain/input';
import { ChangePreferences } from '@/lib/domain/people';
import { api, bodyOf } from '@/lib/web/api';
import { actingUser } from '@/lib/web/session';

export const GET = api(async () => (await actingUser()).preferences);

export const PUT = api(async (request) =>
  changePreferences(await actingUser(), parse(ChangePreferences, await bodyOf(request))),
);
