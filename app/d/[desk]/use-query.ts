'use client';

import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { type ArticleQuery, queryString } from '@/lib/domain/article-list';

/**
 * The query as the controls show it, which is a little ahead of the list: a change shows at once and the list follows
 * without a reload, under a new address.
 */
export function useQuery(deskId: string, query: ArticleQuery) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [shown, show] = useOptimistic(query);
  const go = (next: ArticleQuery) =>
    start(() => {
      show(next);
      const address = queryString(next);
      router.push(`/d/${deskId}${address && `?${address}`}`, { scroll: false });
    });
  return { shown, pending, go };
}
