import { importLink } from '@/lib/data/article-links';
import { ArticleLink } from '@/lib/domain/article-link';
import { parse } from '@/lib/domain/input';
import { api, bodyOf } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** `{url}`, where the desk fetches links; answers where its article is now. `versionOf`: as a new version of that one. */
export const POST = api<{ desk: string }>(async (request, { desk }) =>
  importLink(await apiActor(request, desk), parse(ArticleLink, await bodyOf(request))),
);
