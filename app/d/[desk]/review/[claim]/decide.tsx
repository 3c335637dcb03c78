'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Select, TextArea } from '@/app/_ui/field';
import { Icon } from '@/app/_ui/icon';
import { Notice } from '@/app/_ui/notice';
import { useKeys } from '@/app/_ui/use-keys';
import { newId } from '@/lib/domain/ids';
import { CorrectionKind, DisagreementReason } from '@/lib/domain/review';
import type { ReviewPage } from '@/lib/domain/review-page';
import type { VerbName } from '@/lib/domain/verbs';
import type { Assessment } from '@/lib/domain/verdict';
import { useAct } from '../../_claim/use-act';
import type { Problem } from '../../articles/[article]/contract';
import style from './review.module.css';

/** The decision of a second person, or of the arbiter of a disagreement. Neither opinion is the main button. */
export function Decide({
  deskId,
  review,
  next,
}: {
  deskId: string;
  review: ReviewPage;
  /** The claim that follows in the queue; null at its end. */
  next: string | null;
}) {
  const t = useTranslations();
  const router = useRouter();
  const { claim, opinions, part, hash, people } = review;
  const act = useAct({ deskId, userId: review.me, claim });
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const typed = (name: string) => String(new FormData(form.current ?? undefined).get(name) ?? '').trim();

  const decide = async (verb: VerbName, of: Assessment, more: object = {}, needsComment = false) => {
    if (busy) return;
    if (needsComment && typed('comment') === '') return refuse(t('review.decide.commentNeeded'));
    setBusy(true);
    const correction = review.corrects
      ? { correction: { id: newId(), kind: typed('kind'), reason: typed('correctionReason') } }
      : {};
    const bound = {
      id: newId(),
      claimId: claim.id,
      assessmentId: of.id,
      hash: of.hash,
      comment: typed('comment'),
    };
    const refused = await act(verb, {
      ...bound,
      ...more,
      ...(verb === 'review.send-back' ? {} : correction),
    });
    setBusy(false);
    setProblem(refused);
    if (!refused && next) router.push(`/d/${deskId}/review/${next}`);
  };

  const refuse = (title: string) => {
    setProblem({
      status: 0,
      code: 'comment',
      title,
      details: {},
      fields: [{ path: 'comment', key: '', message: title }],
    });
    form.current?.querySelector<HTMLElement>('[name="comment"]')?.focus();
  };

  const first = opinions?.first;
  const second = opinions?.second;
  const approve = (one: Assessment) =>
    part === 'arbiter' ? decide('review.decide', one, {}, true) : decide('review.approve', one);
  const isMine = second?.authorId === review.me;
  const mayDisagree = part === 'second' && isMine && review.differing.length > 0;
  const acting = part === 'second' || part === 'arbiter';
  useKeys([
    ['KeyA', () => acting && first && approve(first)],
    ['KeyB', () => part === 'arbiter' && second && approve(second)],
    ['KeyR', () => part === 'second' && first && decide('review.send-back', first, {}, true)],
  ]);

  if (!first || !acting || hash === null) return <Onlooker deskId={deskId} review={review} />;
  const approval = (one: Assessment, shortcut: string): ReactNode => (
    <Button shortcut={shortcut} aria-disabled={busy} onClick={() => approve(one)}>
      <span className={one.verdict}>
        <Icon name={one.verdict} />
      </span>
      {t('review.decide.approve', {
        name: people[one.authorId] ?? '',
        verdict: t(`shell.verdict.${one.verdict}`).toLocaleLowerCase(),
      })}
    </Button>
  );
  return (
    <form
      ref={form}
      className={style.decide}
      aria-label={t('review.decide.label')}
      onSubmit={(event) => event.preventDefault()}
    >
      {review.alone && <p>{t('review.decide.alone')}</p>}
      {opinions?.disagreement && (
        <p>
          {t('review.decide.disagreed', {
            name: people[opinions.disagreement.reviewerId] ?? '',
            reason: t(`review.decide.reason.${opinions.disagreement.reason ?? 'scope'}`),
          })}
        </p>
      )}
      {problem && <Notice kind="error">{problem.title}</Notice>}
      {review.corrects && <CorrectionFields problem={problem} />}
      <div className={style.bar}>
        <TextArea
          label={t(part === 'arbiter' ? 'review.decide.commentDecide' : 'review.decide.comment')}
          name="comment"
          rows={1}
          error={problem?.fields.find((field) => field.path === 'comment')?.message}
        />
        {mayDisagree && second && (
          <>
            <Select
              label={t('review.decide.disagreement')}
              name="reason"
              options={DisagreementReason.options.map((value) => ({
                value,
                label: t(`review.decide.reason.${value}`),
              }))}
            />
            <Button
              aria-disabled={busy}
              onClick={() =>
                decide('review.disagree', first, { opinionId: second.id, reason: typed('reason') })
              }
            >
              {t('review.decide.disagree')}
            </Button>
          </>
        )}
        {part === 'second' && (
          <Button
            look="bare"
            shortcut="r"
            aria-disabled={busy}
            onClick={() => decide('review.send-back', first, {}, true)}
          >
            {t('review.decide.sendBack')}
          </Button>
        )}
        {approval(first, 'a')}
        {part === 'arbiter' && second && approval(second, 'b')}
      </div>
    </form>
  );
}

function CorrectionFields({ problem }: { problem: Problem | null }) {
  const t = useTranslations('review.decide');
  const errorAt = (path: string) => problem?.fields.find((field) => field.path === path)?.message;
  return (
    <fieldset className={style.correction}>
      <Select
        label={t('correction')}
        name="kind"
        defaultValue="update"
        options={CorrectionKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextArea
        label={t('correctionReason')}
        name="correctionReason"
        rows={1}
        error={errorAt('correction.reason') ?? errorAt('correction')}
      />
    </fieldset>
  );
}

/** Why this person does not decide, and what can be done about it. */
function Onlooker({ deskId, review: { part, alone, opinions } }: { deskId: string; review: ReviewPage }) {
  const t = useTranslations('review');
  if (!opinions) return null;
  return (
    <div className={style.decide}>
      <p>
        <b>{t(`state.${opinions.first.state}`)}.</b> {t('summary.you')}: {t(`part.${part}`)}.
      </p>
      {alone && (
        <p>
          {t('decide.alone')} <a href={`/d/${deskId}/people`}>{t('decide.invite')}</a>
        </p>
      )}
    </div>
  );
}
