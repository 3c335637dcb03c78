'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Field, Select } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { useFormatter } from '@/app/_ui/use-formatter';
import { newId } from '@/lib/domain/ids';
import type { ReviewPage } from '@/lib/domain/review-page';
import { useAct } from '../../_claim/use-act';
import style from './review.module.css';

/** Whose turn the claim is, and until when. Whoever has it hands it back; editors give it to somebody. */
export function Turn({
  deskId,
  review,
  mayAssign,
}: {
  deskId: string;
  review: Pick<ReviewPage, 'claim' | 'assignment' | 'reviewers' | 'people' | 'me'>;
  mayAssign: boolean;
}) {
  const t = useTranslations('review.turn');
  const format = useFormatter();
  const { claim, assignment, reviewers, people, me } = review;
  const act = useAct({ deskId, userId: me, claim });
  const [refusal, setRefusal] = useState('');
  const mayHandBack = assignment !== null && (mayAssign || assignment.assigneeId === me);

  const assign = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const problem = await act('claim.assign', {
      id: newId(),
      claimId: claim.id,
      assigneeId: String(typed.get('assignee')),
      dueOn: String(typed.get('dueOn') ?? '') || null,
    });
    setRefusal(problem?.title ?? '');
  };
  const handBack = async () => setRefusal((await act('claim.hand-back', { claimId: claim.id }))?.title ?? '');

  const due = assignment?.dueOn
    ? format.dateTime(new Date(`${assignment.dueOn}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
    : null;
  return (
    <div className={style.turn}>
      <p>
        {assignment ? t('with', { name: people[assignment.assigneeId] ?? '' }) : t('nobody')}
        {due && ` · ${t('due', { when: due })}`}
      </p>
      {mayHandBack && <Button onClick={handBack}>{t('handBack')}</Button>}
      {mayAssign && (
        <details>
          <summary>{t('assign')}</summary>
          <form onSubmit={assign}>
            <Select
              label={t('to')}
              name="assignee"
              defaultValue={assignment?.assigneeId ?? ''}
              options={reviewers.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Field
              label={t('dueOn')}
              name="dueOn"
              type="date"
              optional
              defaultValue={assignment?.dueOn ?? ''}
            />
            <Button type="submit">{t('give')}</Button>
          </form>
        </details>
      )}
      {refusal && <Notice kind="error">{refusal}</Notice>}
    </div>
  );
}
