import { parse } from '@/lib/domain/input';
import { ChangePreferences } from '@/lib/domain/people';
import { api, bodyOf } from '@/lib/web/api';
import { keepPreferences } from '@/lib/web/preferences';
import { actingUser } from '@/lib/web/session';

export const GET = api(async () => (await actingUser()).preferences);

export const PUT = api(async (request) => {
  await actingUser();
  return keepPreferences(parse(ChangePreferences, await bodyOf(request)));
});
