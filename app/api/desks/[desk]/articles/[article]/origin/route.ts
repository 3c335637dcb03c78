import { joinOrigins, partOrigin } from '@/lib/data/shared-origins';
import { parse } from '@/lib/domain/input';
import { JoinOrigin, PartOrigin } from '@/lib/domain/shared-origin';
import { api, bodyOf } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; article: string };

/** Have it count as one origin with another: `{"otherId": …}`. */
export const POST = api<Params>(async (request, { desk, article }) => {
  const actor = await apiActor(request, desk);
  const body = await bodyOf(request);
  const given = typeof body === 'object' ? body : {};
  return joinOrigins(actor, parse(JoinOrigin, { ...given, articleId: article }));
});

/** An origin of its own again. */
export const DELETE = api<Params>(async (request, { desk, article }) =>
  partOrigin(await apiActor(request, desk), parse(PartOrigin, { articleId: article })),
);
