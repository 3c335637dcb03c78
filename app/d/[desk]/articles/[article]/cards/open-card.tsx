'use client';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/app/_ui/button';
import { commands, openPartner } from '../commands';
import type { ClaimView } from '../contract';
import { useParts, useWorkspace } from '../parts';
import { claimView } from '../views';
import { Asking } from './asking';
import { ClaimMenu } from './claim-menu';
import { ClaimTools } from './claim-tools';
import { BasisLine, ReasonLines, SourceLine, WordsLines } from './form';
import { Further } from './further';
import { EvidencePart, SubmitPart } from './kept';
import { Links } from './links';
import { Notes } from './notes';
import style from './open-card.module.css';
import { Passages } from './passages';
import { useWhen } from './use-when';
import { VerdictOnly, Verdicts } from './verdicts';

/** The claim that is open, with all there is to do for it. */
export function OpenCard({ view }: { view: ClaimView }) {
  const { store, ui } = useParts();
  const t = useTranslations('cards');
  return (
    <>
      <div className={style.crown}>
        <div className={style.top}>
          <span className={`${style.number} num`}>{view.number}</span>
          <Layers view={view} />
          <Given view={view} />
          <ClaimMenu view={view} />
          <IconButton
            icon="close"
            label={t('close')}
            aria-keyshortcuts="Escape"
            onClick={() => commands['claim.close'].run(store, ui)}
          />
        </div>
        {store.can('verdict.give') ? (
          <Verdicts verdict={view.verdict} size="pointer" />
        ) : (
          <VerdictOnly verdict={view.verdict} />
        )}
      </div>
      <div className={style.body}>
        <OpenClaimBody view={view} />
      </div>
      <OpenClaimFoot view={view} />
    </>
  );
}

/** What stands under the verdict, in the card and in the sheet. */
export function OpenClaimBody({ view }: { view: ClaimView }) {
  return (
    <>
      <Asking view={view} />
      <div className={style.form}>
        <BasisLine view={view} />
        <WordsLines view={view} />
        <SourceLine view={view} />
        <ReasonLines view={view} />
      </div>
      <ClaimTools>
        <EvidencePart view={view} />
      </ClaimTools>
      <Notes view={view} />
      <div className={style.rest}>
        <Further view={view} />
        <Passages view={view} />
        <Links view={view} />
      </div>
    </>
  );
}

/** How far the verdict has come, and the way on; in view while the rest is scrolled. */
export function OpenClaimFoot({ view }: { view: ClaimView }) {
  return (
    <ClaimTools>
      <SubmitPart view={view} />
    </ClaimTools>
  );
}

/** Content or attribution; the other one is opened, or made where it is missing. */
export function Layers({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.layer');
  const { store } = useParts();
  const partner = useWorkspace((state) => claimView(state, view.partner));
  const { layer } = view.claim;
  const other = layer === 'content' ? 'attribution' : 'content';
  const own = (
    <span key={layer} className={style.layer} aria-current="true">
      {t(layer)}
    </span>
  );
  const makes = layer === 'content' && !view.partner && store.can('claim.draft');
  const way = partner ? (
    <button key="way" type="button" className={style.layer} onClick={() => openPartner(store)}>
      {t('to', { layer: t(other), number: partner.number })}
    </button>
  ) : (
    makes && (
      <button
        key="way"
        type="button"
        className={style.layer}
        aria-keyshortcuts="a"
        onClick={() => openPartner(store)}
      >
        + {t('make')}
        <span aria-hidden="true">
          <kbd>a</kbd>
        </span>
      </button>
    )
  );
  return (
    <span className={style.layers} title={t('hint')}>
      {layer === 'content' ? [own, way] : [way, own]}
    </span>
  );
}

/** Whose verdict it is, and since when. */
function Given({ view }: { view: ClaimView }) {
  const t = useTranslations('cards');
  const when = useWhen();
  const me = useWorkspace((state) => state.me);
  const people = useWorkspace((state) => state.workspace.people);
  const { assessment } = view;
  if (!assessment) return <span className="push" />;
  const { authorId, asOf } = assessment;
  const name = authorId === me.id ? me.name : (people[authorId] ?? t('notes.someone'));
  return <span className={`${style.given} push cut`}>{t('verdict.by', { name, when: when(asOf) })}</span>;
}
