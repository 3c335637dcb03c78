'use client';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { TopBar, type TopBarDesk } from '@/app/_ui/top-bar';
import { AlikeLines } from './alike';
import { Announcer } from './announcer';
import { VerdictKeys } from './bar';
import { ClaimDialogs } from './cards/claim-dialogs';
import { Column } from './cards/column';
import { Sheet } from './cards/sheet';
import { Conflict } from './conflict';
import type { Me, TextPane, Ui } from './contract';
import { Details } from './details';
import { Facts } from './facts';
import { Find } from './find';
import { Head, HeadWaiting } from './head';
import { Help, KeysBar } from './help';
import { Hints } from './hints';
import { useKeys } from './keys';
import { type Live, useLive } from './live-store';
import { BESIDE, PartsProvider, useMedia, useWorkspace } from './parts';
import { Refusals } from './refusals';
import { SignInAgain } from './sign-in-again';
import { startAt } from './start-at';
import { Strip } from './strip';
import { Text } from './text';
import { Waiting } from './waiting';
import style from './workspace.module.css';

type Props = { desk: TopBarDesk; articleId: string; title: string; me: Me; children: ReactNode };

/** One article: its text, its claims, and all that is done with them; `children` stand there until these have come. */
export function Workspace({ desk, articleId, title, me, children }: Props) {
  const { live, failed, again } = useLive(desk.id, articleId, me);
  const t = useTranslations('workspace');
  if (live) return <Open desk={desk} me={me} live={live} />;
  return (
    <>
      <TopBar person={me} desk={desk}>
        <HeadWaiting desk={desk} title={title} />
      </TopBar>
      <main id="content" className={style.main} aria-busy={!failed}>
        <article className={style.article}>
          <header className={style.header}>
            <h1>{title}</h1>
            <p className={style.facts}>{!failed && t('loading')}</p>
          </header>
          {failed && (
            <EmptyState action={<Button onClick={again}>{t('again')}</Button>}>
              <Notice kind="error">{t('failed')}</Notice>
            </EmptyState>
          )}
          {children}
        </article>
      </main>
    </>
  );
}

function Open({ desk, me, live }: { desk: TopBarDesk; me: Me; live: Live }) {
  const { store, drafts } = live;
  const pane = useRef<TextPane | null>(null);
  const cardsMove = useRef<(() => void) | null>(null);
  const ui = useMemo<Ui>(
    () => ({
      get pane() {
        return pane.current;
      },
    }),
    [],
  );
  const parts = useMemo(() => ({ deskId: desk.id, store, ui, drafts }), [desk.id, store, ui, drafts]);
  const layOut = useCallback(() => cardsMove.current?.(), []);
  const isBeside = useMedia(BESIDE);
  useKeys(store, ui);
  useEffect(() => startAt(store, ui), [store, ui]);
  return (
    <PartsProvider value={parts}>
      <TopBar person={me} desk={desk}>
        <Head desk={desk} />
      </TopBar>
      <Strip store={store} ui={ui} />
      <main id="content" className={style.main}>
        <article className={style.article}>
          <header className={style.header}>
            <Title />
            <Facts />
            <AlikeLines onShown={layOut} />
          </header>
          <Waiting />
          <Text store={store} pane={pane} onLayout={layOut} />
          {isBeside && <VerdictKeys store={store} ui={ui} />}
        </article>
        {isBeside && <Column onLayout={cardsMove} />}
      </main>

      {!isBeside && <Sheet />}
      <Hints />
      <Find store={store} ui={ui} />
      <KeysBar store={store} ui={ui} />
      <Help store={store} />
      <Details />
      <ClaimDialogs />
      <Conflict />
      <SignInAgain />
      <Refusals />
      <Announcer />
    </PartsProvider>
  );
}

function Title() {
  const article = useWorkspace((state) => state.workspace.article);
  return <h1 lang={article.language}>{article.title}</h1>;
}
