'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import type { ClaimPage, ClaimPlace } from '@/lib/domain/claim-page';
import { formatPartialDate } from '@/lib/domain/dates';
import type { Verdict } from '@/lib/domain/verdict';
import { useTools } from '../../_claim/tools';
import style from './claim.module.css';

/** Where the claim stands: article by article, its words in the middle of their sentences. */
export function Places({ page, verdict }: { page: ClaimPage; verdict: Verdict | null }) {
  const t = useTranslations('claim.places');
  const carriers = page.articles.filter(({ id }) => page.places.some((place) => place.articleId === id));
  return (
    <section className={style.places} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {carriers.length === 0 && <p className="muted">{t('none')}</p>}
      {carriers.map((article) => (
        <article key={article.id}>
          <ArticleLine article={article} claimId={page.claim.id} />
          {page.places
            .filter((place) => place.articleId === article.id)
            .map((place) => (
              <Passage
                key={place.id}
                place={place}
                verdict={verdict}
                language={article.language}
                isOlder={place.number !== article.currentNumber}
              />
            ))}
        </article>
      ))}
    </section>
  );
}

function ArticleLine({ article, claimId }: { article: ClaimPage['articles'][number]; claimId: string }) {
  const { deskId } = useTools();
  const locale = useLocale();
  const { id, title, publisher, publishedOn } = article;
  const facts = [publisher, publishedOn && formatPartialDate(publishedOn, locale)].filter(Boolean);
  return (
    <h3 className={style.article}>
      <a href={`/d/${deskId}/articles/${id}#claim-${claimId}`} className="cut">
        {title}
      </a>
      {facts.length > 0 && <span className="muted">{facts.join(', ')}</span>}
    </h3>
  );
}

function Passage({
  place,
  verdict,
  language,
  isOlder,
}: {
  place: ClaimPlace;
  verdict: Verdict | null;
  language: string;
  isOlder: boolean;
}) {
  const t = useTranslations('claim.places');
  const versions = useTranslations('versions');
  const { before, exact, after, anchorState, number, lookAgain, seen } = place;
  const notes = [
    anchorState === 'exact' ? null : t(anchorState),
    isOlder ? t('older', { number }) : null,
    lookAgain ? versions('rests', { number: seen?.number ?? number }) : null,
  ].filter(Boolean);
  return (
    <blockquote className={style.passage} lang={language}>
      <span className={style.around}>{before}</span>
      <mark className={verdict ?? style.unmarked}>{exact}</mark>
      <span className={style.around}>{after}</span>
      {notes.length > 0 && <footer className={style.aside}>{notes.join(' · ')}</footer>}
    </blockquote>
  );
}
