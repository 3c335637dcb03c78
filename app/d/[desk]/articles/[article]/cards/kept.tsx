'use client';
import { useEffect, useMemo } from 'react';
import { keptOf } from '@/lib/domain/rules-case';
import { Contacts } from '../../../_claim/contacts';
import type { PickedPassage } from '../../../_claim/evidence-fields';
import { fromLink } from '../../../_claim/evidence-fields';
import { newEvidenceKey } from '../../../_claim/evidence-form';
import { EvidenceSection } from '../../../_claim/evidence-section';
import style from '../../../_claim/log.module.css';
import { Missing } from '../../../_claim/missing';
import type { Names } from '../../../_claim/names';
import { SearchLog } from '../../../_claim/search-log';
import { Submit } from '../../../_claim/submit';
import { ownAssessment } from '../../../_claim/submitting';
import { passageInHand } from '../commands';
import type { ClaimView } from '../contract';
import { useParts, useWorkspace } from '../parts';
import { rangeInHand } from '../views';

/** All that is kept for the open claim, and what its ids stand for. */
const useKept = (view: ClaimView) => {
  const records = useWorkspace((state) => state.records);
  const workspace = useWorkspace((state) => state.workspace);
  const me = useWorkspace((state) => state.me);
  const kept = useMemo(
    () => keptOf(records, view.claim, { by: me.id, desk: workspace.desk, interests: workspace.interests }),
    [records, view.claim, me.id, workspace.desk, workspace.interests],
  );
  const names = useMemo<Names>(
    () => ({
      origins: records.origin,
      sources: records.source,
      snapshots: new Map(workspace.snapshots.map((one) => [one.id, one])),
      people: { ...workspace.people, [me.id]: me.name },
      titles: { ...workspace.articles, [workspace.article.id]: workspace.article.title },
    }),
    [records.origin, records.source, workspace, me],
  );
  return { kept, names, workspace, me, records };
};

/** Out of a form and back to the sentence; what was typed stays. */
const useLeave = () => {
  const { store, ui } = useParts();
  return () => {
    ui.pane?.focusText();
    ui.pane?.scrollTo(rangeInHand(store.get()));
  };
};

/** Wishes for a field of the claim's parts so far. */
const useAsked = (field: 'evidence' | 'submit') =>
  useWorkspace((state) => (state.caret?.field === field ? state.caret.at : 0));

/** What is missing for the verdict, and the evidence that is to fill it. */
export function EvidencePart({ view }: { view: ClaimView }) {
  const { store } = useParts();
  const { kept, names, workspace, me, records } = useKept(view);
  const asked = useAsked('evidence');
  const leave = useLeave();
  usePastedLink(view.claim.id);
  return (
    <>
      {store.can('evidence.add') && (
        <Missing one={kept} assessment={ownAssessment(records, view.claim, me.id) ?? view.assessment} />
      )}
      <EvidenceSection
        one={kept}
        names={names}
        articleDate={workspace.article.publishedOn}
        asked={asked}
        onAsk={() => store.intoField('evidence')}
        onLeave={leave}
        carrying={useCarrying(view)}
        shortcut="e"
      />
      <div className={style.logs}>
        <SearchLog claimId={view.claim.id} searches={kept.searches} names={names} onLeave={leave} />
        <Contacts claimId={view.claim.id} contacts={kept.contacts} names={names} onLeave={leave} />
      </div>
    </>
  );
}

/** How far the verdict has come, at the foot of the card. */
export function SubmitPart({ view }: { view: ClaimView }) {
  const { kept, names, me, records } = useKept(view);
  const asked = useAsked('submit');
  const leave = useLeave();
  const assessment = ownAssessment(records, view.claim, me.id) ?? view.assessment;
  const reviews = useMemo(
    () => [...records.review.values()].filter((review) => review.claimId === view.claim.id),
    [records.review, view.claim.id],
  );
  if (!assessment) return null;
  return (
    <Submit
      one={{ ...kept, assessment, printed: () => '' }}
      reviews={reviews}
      people={names.people}
      userId={me.id}
      asked={asked}
      shortcut="s"
      onLeave={leave}
    />
  );
}

/** The words of this text in which the claim stands, as evidence that they stand there. */
const useCarrying = (view: ClaimView): PickedPassage | null => {
  const passage = useWorkspace((state) => passageInHand(state, view));
  const { article, version } = useWorkspace((state) => state.workspace);
  if (!passage) return null;
  const { start, end } = passage;
  const quote = version.text.slice(start, end);
  return {
    articleId: article.id,
    versionId: version.id,
    start,
    end,
    quote,
    article,
    importedAt: version.importedAt,
  };
};

/** While a claim is open, a link that is pasted anywhere but into a field begins an item of evidence. */
const usePastedLink = (claimId: string) => {
  const { store, drafts } = useParts();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest('input, textarea, select, dialog')) return;
      const key = newEvidenceKey(claimId);
      const link = fromLink(event.clipboardData?.getData('text') ?? '');
      if (!link || !store.can('evidence.add') || drafts.get(key) !== null) return;
      event.preventDefault();
      drafts.set(key, JSON.stringify(link));
      store.intoField('evidence');
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [claimId, store, drafts]);
};
