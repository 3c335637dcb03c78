'use client';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import { commands, openPartner } from '../commands';
import type { ClaimView } from '../contract';
import { useParts, useWorkspace } from '../parts';
import { claimInHand, claimsAt, rangeInHand } from '../views';
import { ClaimMenu } from './claim-menu';
import { OpenClaimBody, OpenClaimFoot } from './open-card';
import style from './sheet.module.css';
import { VerdictOnly, Verdicts } from './verdicts';

/**
 * The sentence in focus at the foot of a narrow screen: its claims, the three verdicts, note and attribution, and all
 * of the open claim on request. A tap does everything; nothing is dragged.
 */
export function Sheet() {
  const t = useTranslations('cards');
  const { store, ui } = useParts();
  const sheet = useRef<HTMLElement>(null);
  const [isFull, setFull] = useState(false);
  const focus = useWorkspace((state) => state.focus);
  const here = useWorkspace((state) => claimsAt(state, state.focus));
  const view = useWorkspace(claimInHand);
  const writesNote = useWorkspace((state) => state.caret?.at ?? 0);
  const isOpen = isFull && view !== null;
  useCovering(sheet, isOpen);
  useEffect(() => {
    if (writesNote > 0) setFull(true);
  }, [writesNote]);
  return (
    <section
      ref={sheet}
      className={`${style.sheet} ${isOpen ? style.full : ''}`}
      aria-label={t('sheet', { n: focus + 1 })}
    >
      {view && (
        <button
          type="button"
          className={style.grab}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'collapse' : 'expand')}
          onClick={() => setFull(!isFull)}
        />
      )}
      <header className={style.head}>
        <h2>{t('sheet', { n: focus + 1 })}</h2>
        <span className="muted">{t('count', { count: here.length })}</span>
        <span className={style.steps}>
          <Boundaries />
          <IconButton
            icon="back"
            label={t('previousSentence')}
            onClick={() => commands['sentence.previous'].run(store, ui)}
          />
          <IconButton
            icon="next"
            label={t('nextSentence')}
            onClick={() => commands['sentence.next'].run(store, ui)}
          />
        </span>
      </header>
      <div className={style.scroll}>
        <ul className={style.here}>
          {here.map((one) => (
            <Line key={one.claim.id} view={one} isCurrent={one === view} />
          ))}
        </ul>
        {store.can('verdict.give') ? (
          <Verdicts verdict={view?.verdict ?? null} size="thumb" />
        ) : (
          view && <VerdictOnly verdict={view.verdict} />
        )}
        {!view && store.can('occurrence.add') && <Attach />}
        {view && <Acts view={view} isFull={isOpen} onFull={() => setFull(!isFull)} />}
        {isOpen && (
          <div className={style.body}>
            <OpenClaimBody view={view} />
            <OpenClaimFoot view={view} />
          </div>
        )}
      </div>
    </section>
  );
}

/** Where the sentence was cut wrongly: split before the words chosen, or joined with the next. */
function Boundaries() {
  const t = useTranslations('pane.bar');
  const { store, ui } = useParts();
  const canSplit = useWorkspace(() => commands['sentence.split'].available(store));
  const canJoin = useWorkspace(() => commands['sentence.join'].available(store));
  return (
    <>
      {canSplit && (
        <IconButton
          icon="split"
          label={t('split')}
          onClick={() => commands['sentence.split'].run(store, ui)}
        />
      )}
      {canJoin && (
        <IconButton icon="join" label={t('join')} onClick={() => commands['sentence.join'].run(store, ui)} />
      )}
    </>
  );
}

/** One claim of the sentence, as wide as the thumb wants it. */
function Line({ view, isCurrent }: { view: ClaimView; isCurrent: boolean }) {
  const t = useTranslations('cards');
  const shell = useTranslations('shell.verdict');
  const { store } = useParts();
  const { claim, verdict } = view;
  return (
    <li>
      <button
        type="button"
        className={verdict ?? ''}
        aria-current={isCurrent}
        onClick={() => store.open(claim.id)}
      >
        <span className={`${style.number} num`}>{view.number}</span>
        <Icon name={verdict ?? 'todo'} size="large" />
        <span className={style.words}>
          <small>
            <b>{shell(verdict ?? 'none')}</b> · {t(`layer.${claim.layer}`)}
          </small>
          <span className="read cut" lang={claim.language}>
            {claim.shortText}
          </span>
        </span>
        {isCurrent && <Icon name="done" />}
      </button>
    </li>
  );
}

/** The words in hand may belong to a claim that is there already. */
function Attach() {
  const t = useTranslations('cards.attach');
  const { store } = useParts();
  return (
    <div className={style.acts}>
      <Button icon="link" onClick={() => store.show('attach')}>
        {t('button')}
      </Button>
    </div>
  );
}

function Acts({ view, isFull, onFull }: { view: ClaimView; isFull: boolean; onFull: () => void }) {
  const t = useTranslations('cards');
  const evidence = useTranslations('evidence');
  const { store, ui } = useParts();
  const makes = view.claim.layer === 'content' && !view.partner && store.can('claim.draft');
  return (
    <div className={style.acts}>
      {store.can('note.add') && (
        <Button icon="note" onClick={() => commands['note.write'].run(store, ui)}>
          {t('notes.write')}
        </Button>
      )}
      {store.can('evidence.add') && (
        <Button icon="link" onClick={() => commands['evidence.add'].run(store, ui)}>
          {evidence('add')}
        </Button>
      )}
      {makes && (
        <Button icon="quote" onClick={() => openPartner(store)}>
          {t('layer.attribution')}
        </Button>
      )}
      <Button icon={isFull ? 'down' : 'up'} aria-expanded={isFull} onClick={onFull}>
        {t(isFull ? 'collapse' : 'expand')}
      </Button>
      <ClaimMenu view={view} />
    </div>
  );
}

/** Tells the page how much of it the sheet covers (`--sheet`), so that words are scrolled clear of it. */
const useCovering = (sheet: RefObject<HTMLElement | null>, isFull: boolean) => {
  const { store, ui } = useParts();
  const covers = useRef(isFull);
  useLayoutEffect(() => {
    covers.current = isFull;
  }, [isFull]);
  useLayoutEffect(() => {
    const { current } = sheet;
    if (!current) return;
    const { style: root } = document.documentElement;
    const cover = () =>
      root.setProperty('--sheet', `${Math.round(innerHeight - current.getBoundingClientRect().top)}px`);
    const measure = () => {
      cover();
      if (!covers.current) ui.pane?.scrollTo(rangeInHand(store.get()));
    };
    cover();
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    return () => {
      watch.disconnect();
      root.removeProperty('--sheet');
    };
  }, [sheet, store, ui]);
};
