'use client';
import { type ClipboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { countEvidence } from '@/lib/domain/evidence';
import { newId } from '@/lib/domain/ids';
import { isCarrier } from '@/lib/domain/rules-case';
import style from './evidence.module.css';
import { fromLink, inputOf, type PickedPassage, passageItself } from './evidence-fields';
import { EvidenceForm, newEvidenceKey } from './evidence-form';
import type { Shown } from './evidence-item';
import { EvidenceList } from './evidence-list';
import { useDraftOf, useTools } from './tools';

type Props = Shown & {
  /** Counts up with each wish for a new item; 0: none yet. */
  asked: number;
  onAsk: () => void;
  /** The passage in which the claim stands, where one is at hand. */
  carrying: PickedPassage | null;
  /** The key that asks. */
  shortcut?: string;
};

/** The evidence of a claim: counted, listed, and the place for the next item. A link pasted here begins one. */
export function EvidenceSection({ asked, onAsk, carrying, shortcut, ...shown }: Props) {
  const { one, names, onLeave } = shown;
  const t = useTranslations('evidence');
  const { act, can, drafts } = useTools();
  const claimId = one.claim.id;
  const key = newEvidenceKey(claimId);
  const draft = useDraftOf(key);
  const [closed, setClosed] = useState(0);
  const isOpen = can('evidence.add') && (asked > closed || draft !== null);

  const onPaste = (event: ClipboardEvent) => {
    const link = !isOpen && can('evidence.add') && fromLink(event.clipboardData.getData('text'));
    if (!link) return;
    event.preventDefault();
    drafts.set(key, JSON.stringify(link));
    onAsk();
  };
  if (one.evidence.length === 0 && !can('evidence.add')) return null;
  return (
    <section className={style.evidence} aria-label={t('heading')} onPaste={onPaste}>
      <header>
        <h3>{t('heading')}</h3>
        {one.evidence.length > 0 && <span className="muted">{t('count', countEvidence(one.evidence))}</span>}
        {can('evidence.add') && !isOpen && (
          <span className={style.begin}>
            {offersItself(shown) && carrying && (
              <Button
                look="bare"
                icon="quote"
                title={t('itselfHint')}
                onClick={() =>
                  void act('evidence.add', {
                    id: newId(),
                    claimId,
                    ...inputOf(passageItself(carrying), names),
                  })
                }
              >
                {t('itself')}
              </Button>
            )}
            <Button look="bare" icon="plus" {...(shortcut && { shortcut })} onClick={onAsk}>
              {t('add')}
            </Button>
          </span>
        )}
      </header>
      <EvidenceList {...shown} />
      {isOpen && (
        <EvidenceForm
          claimId={claimId}
          item={null}
          draft={key}
          names={names}
          fetching={one.desk.fetching}
          focusAt={asked > closed ? asked : 0}
          onDone={() => {
            setClosed(asked);
            onLeave();
          }}
          onLeave={onLeave}
        />
      )}
    </section>
  );
}

/** That a report exists its own words show; once is enough. */
const offersItself = ({ one }: Shown): boolean =>
  one.claim.layer === 'attribution' && !one.evidence.some((item) => isCarrier(one, item));
