import type { Metadata } from 'next';
import { type Compared, readPair } from '@/lib/data/alike-pair';
import { differences } from '@/lib/domain/difference';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { orNotFound } from '@/lib/web/not-found';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../../../../desk-page';
import { JoinOrigin } from '../../../../import/join-origin';
import style from './alike.module.css';

type Props = { params: Promise<{ desk: string; article: string; other: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('importing.alike.pageTitle') };
}

/** What two articles that are much alike do not share, word by word, where it stands. */
export default async function AlikePage({ params }: Props) {
  const { desk: deskId, article, other } = await params;
  const place = await deskPlace(deskId, `/d/${deskId}/articles/${article}/alike/${other}`);
  const pair = await orNotFound(readPair(place.actor, [article, other]));
  const { first, second, similarity, shared } = pair;
  const { t } = await intl();
  return (
    <DeskPage place={place}>
      <div className={style.page}>
        <a href={`/d/${deskId}`}>{t('importing.back')}</a>
        <h1>{t('importing.alike.pageTitle')}</h1>
        <dl className={style.pair}>
          <One deskId={deskId} label={t('importing.alike.first')} article={first} />
          <One deskId={deskId} label={t('importing.alike.second')} article={second} />
        </dl>
        <p className={style.similarity}>
          <b className="num">{t('importing.alike.similarity', { share: similarity })}</b>{' '}
          <span className="muted">
            {t(first.text === second.text ? 'importing.alike.same' : 'importing.alike.legend')}
          </span>
        </p>
        {can(place.actor, 'article.join-origin') && (
          <div className={style.row}>
            <JoinOrigin deskId={deskId} first={first} second={second} shared={shared} />
          </div>
        )}
        <Difference first={first} second={second} />
      </div>
    </DeskPage>
  );
}

function One({ deskId, label, article }: { deskId: string; label: string; article: Compared }) {
  return (
    <div>
      <dt className="label">{label}</dt>
      <dd className="read">
        <a href={`/d/${deskId}/articles/${article.id}`}>{article.title}</a>
      </dd>
      <dd className="muted num">{[article.publisher, article.publishedOn].filter(Boolean).join(', ')}</dd>
    </div>
  );
}

function Difference({ first, second }: { first: Compared; second: Compared }) {
  let at = 0;
  return (
    <p className={`read ${style.text}`} lang={second.language}>
      {differences(first.text, second.text).map(({ kind, text }) => {
        const key = at++;
        if (kind === 'removed') return <del key={key}>{text}</del>;
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}
