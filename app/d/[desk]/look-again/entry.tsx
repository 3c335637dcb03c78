import { ButtonLink } from '@/app/_ui/button';
import { Changes } from '@/app/_ui/changes';
import { VerdictLabel } from '@/app/_ui/verdict';
import { newId } from '@/lib/domain/ids';
import type { LookAgainEntry, QuoteIn } from '@/lib/domain/look-again';
import { readsAlike } from '@/lib/domain/look-again';
import { intl } from '@/lib/web/intl';
import style from './look-again.module.css';
import { Settle } from './settle';

const whole = ({ before, exact, after }: QuoteIn): string => `${before}${exact}${after}`;

/** A passage with its words as they were and as they are, and what can be done about it. */
export async function Entry({
  deskId,
  entry,
  shown,
}: {
  deskId: string;
  entry: LookAgainEntry;
  shown: string;
}) {
  const { t } = await intl();
  const { id, claimId, articleId, language, state, seen, now, score, isLast } = entry;
  const fields = { desk: deskId, article: articleId, shown, id, claimId, version: entry.claimVersion };
  const what = readsAlike(entry) ? 'pushed' : state;
  return (
    <li className={style.entry}>
      <h3 lang={language}>
        <a href={`/d/${deskId}/claims/${claimId}`}>{entry.shortText}</a>
      </h3>
      <p className={style.facts}>
        <VerdictLabel verdict={entry.verdict} /> <span>{t('versions.rests', { number: seen.number })}</span>{' '}
        <span>{t(`versions.what.${what}`)}</span>{' '}
        {score !== null && <span className="num">{t('versions.score', { score })}</span>}
      </p>
      <dl className={style.words}>
        <div>
          <dt>{t('versions.was', { number: seen.number })}</dt>
          <dd lang={language}>
            <Words quote={seen} />
          </dd>
        </div>
        {now && (
          <div>
            <dt>{t('versions.is', { number: now.number })}</dt>
            <dd lang={language}>
              <Words quote={now} />
            </dd>
          </div>
        )}
        {now && what !== 'pushed' && (
          <div>
            <dt>{t('versions.difference')}</dt>
            <dd>
              <Changes before={whole(seen)} after={whole(now)} lang={language} />
            </dd>
          </div>
        )}
      </dl>
      <div className={style.ways}>
        <Settle
          fields={{ ...fields, requestId: newId(), verb: 'occurrence.accept' }}
          look="plain"
          submit={t(now ? 'versions.accept' : 'versions.leave')}
          label={t(now ? 'versions.acceptThis' : 'versions.leaveThis', { words: entry.shortText })}
        />
        <ButtonLink
          href={`/d/${deskId}/articles/${articleId}?place=${id}`}
          aria-label={t('versions.placeThis', { words: entry.shortText })}
        >
          {t('versions.place')}
        </ButtonLink>
        <Settle
          fields={{ ...fields, requestId: newId(), verb: isLast ? 'claim.withdraw' : 'occurrence.remove' }}
          look="bare"
          submit={t(isLast ? 'versions.withdrawClaim' : 'versions.withdraw')}
          label={t(isLast ? 'versions.withdrawClaimThis' : 'versions.withdrawThis', {
            words: entry.shortText,
          })}
        />
      </div>
    </li>
  );
}

function Words({ quote: { before, exact, after } }: { quote: QuoteIn }) {
  return (
    <>
      <span className="muted">{before}</span>
      <mark>{exact}</mark>
      <span className="muted">{after}</span>
    </>
  );
}
