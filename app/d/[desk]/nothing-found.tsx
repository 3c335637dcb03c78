import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { type ArticleQuery, queryString } from '@/lib/domain/article-list';
import { intl } from '@/lib/web/intl';

/** Why the list is empty, and the one step out of it. */
export async function NothingFound({
  deskId,
  query,
  articles,
  mayImport,
}: {
  deskId: string;
  query: ArticleQuery;
  articles: number;
  mayImport: boolean;
}) {
  const { t } = await intl();
  const home = `/d/${deskId}`;
  if (articles === 0 && !mayImport) return <EmptyState>{t('articles.empty.deskViewer')}</EmptyState>;
  if (articles === 0) {
    const action = (
      <ButtonLink look="solid" icon="plus" href={`${home}/import`}>
        {t('articles.import')}
      </ButtonLink>
    );
    return <EmptyState action={action}>{t('articles.empty.desk')}</EmptyState>;
  }
  if (query.exact && query.q) {
    const href = `${home}?${queryString({ ...query, exact: undefined, page: 1 })}`;
    const action = <ButtonLink href={href}>{t('articles.empty.loosen')}</ButtonLink>;
    return <EmptyState action={action}>{t('articles.empty.exact', { q: query.q })}</EmptyState>;
  }
  const action = <ButtonLink href={home}>{t('articles.empty.clear')}</ButtonLink>;
  return (
    <EmptyState action={action}>
      {query.q ? t('articles.empty.words', { q: query.q }) : t('articles.empty.filters')}
    </EmptyState>
  );
}
