import { ButtonLink } from '@/app/_ui/button';
import type { DeskCounts } from '@/lib/data/article-list';
import { intl } from '@/lib/web/intl';
import style from './desk.module.css';

/** The desk's name, its size, and the way to more articles. */
export async function Headline({
  deskId,
  name,
  counts,
  mayImport,
}: {
  deskId: string;
  name: string;
  counts: DeskCounts;
  mayImport: boolean;
}) {
  const { t } = await intl();
  return (
    <div className={style.headline}>
      <h1>{name}</h1>
      <span className="muted num">
        {t('articles.sizes', { articles: counts.articles, claims: counts.claims })}
      </span>
      {mayImport && (
        <ButtonLink icon="plus" className="push" href={`/d/${deskId}/import`}>
          {t('articles.import')}
        </ButtonLink>
      )}
    </div>
  );
}
