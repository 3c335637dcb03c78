import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHead } from '@/app/_ui/page-head';
import { Pager } from '@/app/_ui/pager';
import { listLookAgain } from '@/lib/data/look-again';
import type { Place } from '@/lib/data/people';
import { readHistory } from '@/lib/data/undo';
import { newId } from '@/lib/domain/ids';
import { LOOK_AGAIN_PAGE, type LookAgainEntry, LookAgainQuery, readsAlike } from '@/lib/domain/look-again';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import { Entry } from './entry';
import style from './look-again.module.css';
import { Settle } from './settle';

type Props = { params: Promise<{ desk: string }>; searchParams: Promise<unknown> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('versions.lookAgain') };
}

/** `after`: the article in which something was just settled; `accepted`: how many were at once. */
const Query = LookAgainQuery.extend({
  after: LookAgainQuery.shape.article,
  accepted: z.coerce.number().int().nonnegative().optional().catch(undefined),
});

/** Passages that a new version moved, changed or lost: accept, place by hand, withdraw. */
export default async function LookAgainPage({ params, searchParams }: Props) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/look-again`);
  if (!can(place.actor, 'occurrence.accept')) notFound();
  const query = Query.parse(await searchParams);
  const { t } = await intl();
  const { entries, total } = await listLookAgain(place.actor, query);
  const shown = query.article ?? '';
  const articleIds = [...new Set(entries.map((entry) => entry.articleId))];
  return (
    <DeskPage place={place}>
      <PageHead title={t('versions.lookAgain')} lead={t('versions.lookAgainLead', { count: total })}>
        {entries.some(readsAlike) && (
          <Settle fields={{ desk, shown }} by="acceptAll" look="plain" submit={t('versions.acceptAlike')} />
        )}
      </PageHead>
      {query.accepted !== undefined && (
        <Notice kind="done">{t('versions.accepted', { count: query.accepted })}</Notice>
      )}
      {query.after && <Back place={place} articleId={query.after} shown={shown} />}
      {total === 0 && <EmptyState>{t('versions.nothing')}</EmptyState>}
      {articleIds.map((id) => (
        <Article
          key={id}
          deskId={desk}
          entries={entries.filter(({ articleId }) => articleId === id)}
          shown={shown}
        />
      ))}
      <Pager
        page={query.page}
        pages={Math.ceil(total / LOOK_AGAIN_PAGE)}
        query={query.article ? `article=${query.article}` : ''}
      />
    </DeskPage>
  );
}

async function Article({
  deskId,
  entries,
  shown,
}: {
  deskId: string;
  entries: readonly LookAgainEntry[];
  shown: string;
}) {
  const { t } = await intl();
  const [first] = entries;
  if (!first) return null;
  const { articleId, title, language } = first;
  return (
    <section className={style.article}>
      <h2>
        <a href={`/d/${deskId}/articles/${articleId}`} lang={language}>
          {title}
        </a>{' '}
        <small>
          <a href={`/d/${deskId}/articles/${articleId}/versions`}>{t('versions.title')}</a>
        </small>
      </h2>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.id} deskId={deskId} entry={entry} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

const SETTLING: readonly (string | null)[] = ['occurrence.accept', 'occurrence.remove', 'claim.withdraw'];

/** What was just settled, and the way back. */
async function Back({ place, articleId, shown }: { place: Place; articleId: string; shown: string }) {
  const { t } = await intl();
  const { undo } = await readHistory(place.actor, articleId);
  return (
    <div className={style.back}>
      <Notice kind="done">{t('versions.settled')}</Notice>
      {SETTLING.includes(undo) && (
        <Settle
          fields={{ desk: place.desk.id, article: articleId, shown, requestId: newId() }}
          by="takeBack"
          look="bare"
          submit={t('versions.takeBack')}
        />
      )}
    </div>
  );
}
