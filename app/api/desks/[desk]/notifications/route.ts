import { countUnread, markRead } from '@/lib/data/notifications';
import { parse } from '@/lib/domain/input';
import { MarkRead } from '@/lib/domain/notification';
import { api, bodyOf } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string }>(async (request, { desk }) => ({
  unread: await countUnread(await apiActor(request, desk)),
}));

/** Mark some as read, or all. */
export const POST = api<{ desk: string }>(async (request, { desk }) => ({
  unread: await markRead(await apiActor(request, desk), parse(MarkRead, await bodyOf(request))),
}));
