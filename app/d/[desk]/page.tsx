import type { Metadata } from 'next';
import { countDesk, listArticles } from '@/lib/data/article-list';
import { countLookAgain } from '@/lib/data/look-again';
import { countQueue } from '@/lib/data/review-queue';
import { readTrends } from '@/lib/data/trends';
import { ArticleQuery, queryString } from '@/lib/domain/article-list';
import { can } from '@/lib/domain/permissions';
import { deskPlace } from '@/lib/web/session';
import { ArticleTable } from './article-table';
import style from './desk.module.css';
import { DeskPage } from './desk-page';
import { Filters } from './filters';
import { Headline } from './headline';
import { ListHead } from './list-head';
import { NothingFound } from './nothing-found';
import { Trends } from './trends';
import { Waiting } from './waiting';

type Props = {
  params: Promise<{ desk: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await deskPlace((await params).desk)).desk.name };
}

export default async function ArticlesPage({ params, searchParams }: Props) {
  const { desk: deskId } = await params;
  const query = ArticleQuery.parse(await searchParams);
  const address = queryString(query);
  const place = await deskPlace(deskId, `/d/${deskId}?${address}`);
  const { actor, desk } = place;
  const mayReview = can(actor, 'review.read');
  const [list, counts, trends, queue, lookAgain] = await Promise.all([
    listArticles(actor, query),
    countDesk(actor),
    mayReview ? readTrends(actor) : null,
    mayReview ? countQueue(actor) : null,
    can(actor, 'occurrence.accept') ? countLookAgain(actor) : 0,
  ]);
  const mayImport = can(actor, 'article.import');
  return (
    <DeskPage place={place} current="articles" search={query.q}>
      <Headline deskId={deskId} name={desk.name} counts={counts} mayImport={mayImport} />
      {counts.articles > 0 && <Waiting deskId={deskId} counts={{ desk: counts, queue, lookAgain }} />}
      <div className={style.columns}>
        {counts.articles > 0 && <Filters deskId={deskId} query={query} counts={list.counts} />}
        <section className={style.list} aria-labelledby="articles">
          <ListHead deskId={deskId} query={query} total={list.total} />
          {list.total > 0 ? (
            <ArticleTable deskId={deskId} timeZone={desk.timeZone} query={query} list={list} />
          ) : (
            <NothingFound deskId={deskId} query={query} articles={counts.articles} mayImport={mayImport} />
          )}
        </section>
        {trends && <Trends {...trends} />}
      </div>
    </DeskPage>
  );
}
