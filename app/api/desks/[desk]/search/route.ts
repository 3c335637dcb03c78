import { listArticles } from '@/lib/data/article-list';
import { readQuery } from '@/lib/domain/article-list';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** The list of articles as the desk's page shows it: `?q=…&exact=1` and every filter of that page. */
export const GET = api<{ desk: string }>(async (request, { desk }) =>
  listArticles(await apiActor(request, desk), readQuery(new URL(request.url).searchParams)),
);
