'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import type { Review } from '@/lib/domain/review';
import type { Case } from '@/lib/domain/rules-case';
import type { Assessment } from '@/lib/domain/verdict';
import { useWhen } from '../articles/[article]/cards/use-when';
import { Findings } from './missing';
import { useRuleWords } from './rule-words';
import style from './submit.module.css';
import { asking, inTheWay, isInHand } from './submitting';
import { useTools } from './tools';
import { useTypedForm } from './use-typed-form';

type Props = {
  one: Case;
  /** Newest last. */
  reviews: readonly Review[];
  people: Readonly<Record<string, string>>;
  userId: string;
  /** Counts up with each wish to submit that could not be met at once; 0: none. */
  asked: number;
  shortcut?: string;
  onLeave: () => void;
};

/** How far the verdict has come, and the way to a second person: at once where nothing is missing, else with reasons. */
export function Submit(props: Props) {
  const { one, asked, userId, shortcut, onLeave } = props;
  const t = useTranslations('evidence.submit');
  const { act, can, drafts } = useTools();
  const { assessment, claim } = one;
  const [opened, setOpened] = useState({ asked: 0, times: 0, isOpen: false });
  if (asked > opened.asked) setOpened({ asked, times: opened.times + 1, isOpen: true });
  const own = assessment.authorId === userId;
  const input = { claimId: claim.id, assessmentId: assessment.id };
  const missing = isInHand(assessment) && own ? inTheWay(one) : [];
  const submit = () => {
    if (missing.length > 0) setOpened((was) => ({ ...was, times: was.times + 1, isOpen: true }));
    else void act('assessment.submit', { ...input, reasons: {} });
  };
  const isOpen = opened.isOpen && missing.length > 0;
  return (
    <section className={style.submit} aria-label={t('heading')}>
      <SentBack {...props} />
      {isOpen && (
        <Reasons
          one={one}
          focusAt={opened.times}
          onDone={() => {
            setOpened((was) => ({ ...was, isOpen: false }));
            onLeave();
          }}
        />
      )}
      <footer>
        <StateLabel {...props} />
        {own && isInHand(assessment) && can('assessment.submit') && !isOpen && (
          <span className={style.way}>
            {missing.length > 0 && <span className="muted">{t('missing', { count: missing.length })}</span>}
            <Button {...(shortcut && { shortcut })} onClick={submit}>
              {t('submit')}
            </Button>
          </span>
        )}
        {own && assessment.state === 'submitted' && can('assessment.take-back') && (
          <Button
            look="bare"
            icon="undo"
            className="push"
            onClick={() => {
              drafts.remove(reasonsKey(claim.id));
              void act('assessment.take-back', input);
            }}
          >
            {t('takeBack')}
          </Button>
        )}
      </footer>
    </section>
  );
}

const reasonsKey = (claimId: string): string => `claim/${claimId}/reasons`;

/** What is in the way, and a field for each rule that a reason answers. */
function Reasons({ one, focusAt, onDone }: { one: Case; focusAt: number; onDone: () => void }) {
  const t = useTranslations('evidence.submit');
  const words = useRuleWords();
  const { assessment, claim } = one;
  const asks = asking(one);
  const saved = Object.fromEntries(asks.map(({ rule }) => [rule, assessment.reasons[rule] ?? '']));
  const form = useTypedForm<string>(reasonsKey(claim.id), saved);
  const blocking = inTheWay(one).filter(({ asks: answerable }) => !answerable);
  // What blocks comes first: a reason may not be asked for any more once it is there.
  const questions = blocking.length > 0 ? [] : asks;
  const given = asks.flatMap(({ rule }) => {
    const reason = form.values[rule]?.trim();
    return reason ? [[rule, reason] as const] : [];
  });
  const isReady = blocking.length === 0 && given.length === asks.length;
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const empty = [...(box.current?.querySelectorAll('textarea') ?? [])].find((field) => field.value === '');
    if (focusAt > 0) (empty ?? box.current?.querySelector<HTMLElement>('summary'))?.focus();
  }, [focusAt]);
  const send = async () => {
    if (!isReady) return;
    const input = {
      claimId: claim.id,
      assessmentId: assessment.id,
      reasons: Object.fromEntries(given),
    };
    if (await form.send('assessment.submit', input)) onDone();
  };
  return (
    <form
      ref={box}
      className={style.reasons}
      aria-label={t('panel')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!sends && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        if (sends) void send();
        else onDone();
      }}
    >
      {blocking.length > 0 && (
        <>
          <h3>{t('first')}</h3>
          <Findings findings={blocking} />
        </>
      )}
      {questions.map((finding) => (
        <TextArea
          key={finding.rule}
          rows={2}
          label={
            <>
              {words(finding).missing} <span className={style.rule}>{finding.rule}</span>
            </>
          }
          placeholder={t('because')}
          value={form.values[finding.rule] ?? ''}
          error={form.error(`reasons.${finding.rule}`)}
          onChange={({ currentTarget }) => form.set({ [finding.rule]: currentTarget.value })}
        />
      ))}
      {form.problem && (
        <p role="alert" className={style.problem}>
          {form.problem}
        </p>
      )}
      <div className={style.foot}>
        <Button look="bare" onClick={onDone}>
          {t('later')}
        </Button>
        <Button type="submit" aria-disabled={!isReady} shortcut="Ctrl ↵">
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}

/** Always with a verdict: how far it has come. */
export function StateLabel({
  one: { assessment },
  people,
  userId,
}: Pick<Props, 'people' | 'userId'> & { one: { assessment: Assessment } }) {
  const t = useTranslations('evidence.state');
  const when = useWhen();
  const { state, authorId, submittedAt } = assessment;
  const name = authorId === userId ? t('you') : (people[authorId] ?? t('someone'));
  return (
    <span className={style.state} data-state={state}>
      <Icon name={icons[state]} size="small" />
      <span>{t(state)}</span>
      <span className="muted">
        {state === 'submitted' && submittedAt
          ? `${name}, ${when(submittedAt)}`
          : authorId === userId
            ? ''
            : name}
      </span>
    </span>
  );
}

const icons = {
  proposed: 'todo',
  submitted: 'clock',
  approved: 'done',
  sent_back: 'undo',
  withdrawn: 'minus',
} as const satisfies Record<Assessment['state'], string>;

/** Why it came back. */
function SentBack({ one: { assessment }, reviews, people }: Props) {
  const t = useTranslations('evidence.submit');
  const last = reviews.findLast((review) => review.assessmentId === assessment.id);
  if (assessment.state !== 'sent_back' || !last) return null;
  return (
    <p className={style.back}>
      <b>{t('back', { name: people[last.reviewerId] ?? '…' })}</b> {last.comment}
    </p>
  );
}
