'use client';
import { useTranslations } from 'use-intl/react';
import { ButtonLink, IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import type { TopBarDesk } from '@/app/_ui/top-bar';
import { VerdictBar } from '@/app/_ui/verdict';
import { Verdict } from '@/lib/domain/verdict';
import { commands } from './commands';
import type { State } from './contract';
import { GuidelineButton } from './guideline';
import style from './head.module.css';
import { useParts, useWorkspace } from './parts';
import { Saved } from './saved';
import { useVerbWords } from './verb-words';
import { claimsInOrder, sentencesWithClaims } from './views';

/** What stands in the bar above an article: where it is, how far it is, whether it is saved. */
export function Head({ desk }: { desk: TopBarDesk }) {
  const t = useTranslations('workspace.head');
  const { store } = useParts();
  const article = useWorkspace((state) => state.workspace.article);
  return (
    <>
      <DeskLink desk={desk} />
      <span className={style.title}>
        <b className="cut" lang={article.language}>
          {article.title}
        </b>
        <button
          type="button"
          className={style.about}
          aria-label={t('details')}
          title={t('details')}
          onClick={() => store.show('details')}
        >
          <Icon name="more" />
        </button>
      </span>
      <GuidelineButton />
      <Progress />
      {desk.abilities.includes('report.read') && (
        <ButtonLink
          className={style.report}
          look="bare"
          icon="print"
          href={`/d/${desk.id}/report?article=${article.id}`}
        >
          <span className={style.word}>{t('report')}</span>
        </ButtonLink>
      )}
      {store.can('history.undo') && (
        <>
          <Saved />
          <History />
        </>
      )}
    </>
  );
}

/** The bar while the article is on its way. */
export function HeadWaiting({ desk, title }: { desk: TopBarDesk; title: string }) {
  return (
    <>
      <DeskLink desk={desk} />
      <span className={style.title}>
        <b className="cut">{title}</b>
      </span>
    </>
  );
}

function DeskLink({ desk }: { desk: TopBarDesk }) {
  const t = useTranslations('workspace.head');
  return (
    <a className={`${style.desk} quiet`} href={`/d/${desk.id}`} title={t('desk', { desk: desk.name })}>
      <Icon name="back" />
      <span className="cut">{desk.name}</span>
    </a>
  );
}

/** Verdicts of the claims, and how many sentences carry one. */
function Progress() {
  const t = useTranslations('workspace.head');
  const claims = useWorkspace(claimsInOrder);
  const withClaims = useWorkspace(sentencesWithClaims);
  const all = useWorkspace((state) => bodySentences(state));
  const count = (verdict: Verdict | null) => claims.filter((view) => view.verdict === verdict).length;
  const [confirmed = 0, unconfirmed = 0, disputed = 0] = Verdict.options.map(count);
  return (
    <span className={style.progress} title={t('progress', { with: withClaims, all })}>
      <VerdictBar counts={{ confirmed, unconfirmed, disputed, rest: count(null) }} />
      <span className="num">{t('share', { with: withClaims, all })}</span>
    </span>
  );
}

/** Picture credits and captions are no sentences to check. */
const bodySentences = ({ sentences, outside }: State): number => sentences.length - outside.length;

function History() {
  const t = useTranslations('workspace.head');
  const { store, ui } = useParts();
  const undoes = useWorkspace((state) => state.undoes);
  const redoes = useWorkspace((state) => state.redoes);
  const words = useVerbWords();
  return (
    <span className={style.history}>
      <IconButton
        icon="undo"
        label={undoes ? t('undoThis', { what: words(undoes) }) : t('undo')}
        aria-keyshortcuts="u"
        aria-disabled={undoes === null}
        onClick={() => commands['history.undo'].run(store, ui)}
      />
      <IconButton
        icon="redo"
        label={redoes ? t('redoThis', { what: words(redoes) }) : t('redo')}
        aria-keyshortcuts="Shift+u"
        aria-disabled={redoes === null}
        onClick={() => commands['history.redo'].run(store, ui)}
      />
    </span>
  );
}
