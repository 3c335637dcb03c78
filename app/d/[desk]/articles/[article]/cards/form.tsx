'use client';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { type SourceKind as Kind, SHORT_TEXT_MAX, SourceKind } from '@/lib/domain/claim';
import { newId } from '@/lib/domain/ids';
import { codePoints } from '@/lib/domain/text';
import { type Basis, basesOf, type Confidence, Confidence as Confidences } from '@/lib/domain/verdict';
import type { ClaimView, Draft } from '../contract';
import { draftKey } from '../drafts';
import { useParts, useWorkspace } from '../parts';
import { Choice } from './choice';
import { Cues } from './cues';
import { Line } from './line';
import style from './open-card.module.css';
import { TypedField } from './typed-field';

/** Sends one field of the claim. */
const useEdit = (view: ClaimView) => {
  const { store } = useParts();
  const claimId = view.claim.id;
  return (fields: Omit<Draft<'claim.edit'>, 'claimId'>, typed?: Readonly<Record<string, string>>) =>
    store.do('claim.edit', { claimId, ...fields }, typed);
};

/** Sends one field of the verdict; the rest is kept from the assessment before. */
const useAssess = (view: ClaimView) => {
  const { store } = useParts();
  const { verdict, claim } = view;
  return (
    fields: Omit<Draft<'verdict.give'>, 'id' | 'claimId' | 'verdict'>,
    typed?: Readonly<Record<string, string>>,
  ) => {
    if (verdict) store.do('verdict.give', { id: newId(), claimId: claim.id, verdict, ...fields }, typed);
  };
};

/** Why the claim has its verdict, and how sure that is; only where there is a verdict. */
export function BasisLine({ view }: { view: ClaimView }) {
  const t = useTranslations('cards');
  const assess = useAssess(view);
  const { store } = useParts();
  const { verdict, assessment } = view;
  if (!verdict) return null;
  const bases: readonly Basis[] = basesOf[verdict];
  const readOnly = !store.can('verdict.give');
  if (readOnly && !assessment?.basis && !assessment?.confidence) return null;
  return (
    <Line label={t('field.basis')}>
      <div className={style.pair}>
        <Choice
          label={t('field.basis')}
          none={t('field.noBasis')}
          value={assessment?.basis ?? null}
          options={bases.map((basis) => ({ value: basis, label: t(`basis.${basis}`) }))}
          onChoose={(basis) => assess({ basis })}
          readOnly={readOnly}
        />
        <span className={style.beside}>
          <span className="label">{t('field.confidence')}</span>
          <Choice
            label={t('field.confidence')}
            none={t('field.noConfidence')}
            value={assessment?.confidence ?? null}
            options={Confidences.options.map((one: Confidence) => ({
              value: one,
              label: t(`confidence.${one}`),
            }))}
            onChoose={(confidence) => assess({ confidence })}
            readOnly={readOnly}
          />
        </span>
      </div>
    </Line>
  );
}

/** What the claim says: the statement, and the short text that readers of a report see. */
export function WordsLines({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.field');
  const edit = useEdit(view);
  const { claim } = view;
  const statement = useCaret('statement');
  const { store } = useParts();
  const count = (text: string) => t('length', { used: codePoints(text), maximum: SHORT_TEXT_MAX });
  if (!store.can('claim.edit'))
    return (
      <>
        <Line label={t('statement')}>
          <p className={style.words} lang={claim.language}>
            {claim.statement}
          </p>
        </Line>
        {claim.shortText !== claim.statement && <Line label={t('shortText')}>{claim.shortText}</Line>}
      </>
    );
  return (
    <>
      <TypedField
        label={t('statement')}
        draft={draftKey('claim', claim.id, 'statement')}
        saved={claim.statement}
        send={(text, typed) => edit({ statement: text }, typed)}
        lines={2}
        words
        field={statement}
        language={claim.language}
      />
      <TypedField
        label={t('shortText')}
        draft={draftKey('claim', claim.id, 'shortText')}
        saved={claim.shortText}
        send={(text, typed) => edit({ shortText: text }, typed)}
        lines={2}
        count={count}
        language={claim.language}
      />
    </>
  );
}

/** Who says it, and by which words of the text that can be seen. */
export function SourceLine({ view }: { view: ClaimView }) {
  const t = useTranslations('cards');
  const edit = useEdit(view);
  const { store } = useParts();
  const { claim } = view;
  const kinds = SourceKind.options.map((kind: Kind) => ({ value: kind, label: t(`sourceKind.${kind}`) }));
  const readOnly = !store.can('claim.edit');
  return (
    <>
      {readOnly ? (
        (claim.sourceName || claim.sourceKind) && (
          <Line label={t('field.source')}>
            {[claim.sourceName, claim.sourceKind && t(`sourceKind.${claim.sourceKind}`)]
              .filter(Boolean)
              .join(', ')}
          </Line>
        )
      ) : (
        <div className={style.withChoice}>
          <TypedField
            label={t('field.source')}
            draft={draftKey('claim', claim.id, 'sourceName')}
            saved={claim.sourceName ?? ''}
            send={(text, typed) => edit({ sourceName: text.trim() === '' ? null : text }, typed)}
            hint={t('field.sourceHint')}
          />
          <Choice
            label={t('field.sourceKind')}
            none={t('field.noKind')}
            value={claim.sourceKind}
            options={kinds}
            onChoose={(sourceKind) => edit({ sourceKind })}
          />
        </div>
      )}
      <Cues view={view} />
    </>
  );
}

/** Why, and what would change it: parts of the assessment, so they wait for a verdict. */
export function ReasonLines({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.field');
  const assess = useAssess(view);
  const { store } = useParts();
  const { claim, assessment } = view;
  const rationale = useCaret('rationale');
  if (!assessment) return null;
  if (!store.can('verdict.give'))
    return (
      <>
        {assessment.rationale && <Line label={t('rationale')}>{assessment.rationale}</Line>}
        {assessment.whatWouldChangeIt && (
          <Line label={t('whatWouldChangeIt')}>{assessment.whatWouldChangeIt}</Line>
        )}
      </>
    );
  return (
    <>
      <TypedField
        label={t('rationale')}
        draft={draftKey('claim', claim.id, 'rationale')}
        saved={assessment.rationale}
        send={(text, typed) => assess({ rationale: text }, typed)}
        lines={2}
        hint={t('rationaleHint')}
        field={rationale}
      />
      <TypedField
        label={t('whatWouldChangeIt')}
        draft={draftKey('claim', claim.id, 'whatWouldChangeIt')}
        saved={assessment.whatWouldChangeIt}
        send={(text, typed) => assess({ whatWouldChangeIt: text }, typed)}
        lines={2}
        hint={t('whatWouldChangeItHint')}
      />
    </>
  );
}

/** A field that a command can put the caret into. */
export const useCaret = (name: 'note' | 'statement' | 'rationale') => {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useCaretIn(field, name);
  return field;
};

/** Wishes that have been met: a card that is drawn later does not meet them again. */
const met = new WeakSet<object>();

const useCaretIn = (field: RefObject<HTMLElement | null>, name: string) => {
  const caret = useWorkspace((state) => state.caret);
  useLayoutEffect(() => {
    if (caret?.field !== name || met.has(caret) || !field.current) return;
    met.add(caret);
    field.current.focus();
  }, [caret, field, name]);
};
