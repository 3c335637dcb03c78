'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Comment } from '@/lib/domain/comment';
import { newId } from '@/lib/domain/ids';
import { OneComment } from './one-comment';
import { useDraft, useTalk } from './talk';
import style from './thread.module.css';
import { WriteComment } from './write-comment';

/** A comment with what answers it, and the place for the next answer. */
export function Exchange({ first }: { first: Comment }) {
  const t = useTranslations('thread');
  const { thread, claimId, say, act, can } = useTalk();
  const draft = `comment/${claimId}/to-${first.id}`;
  const typed = useDraft(draft);
  const [answering, setAnswering] = useState(false);
  const answers = thread.comments.filter((one) => one.parentId === first.id);
  const mayAnswer = can('comment.add') && !first.resolvedAt && !first.deletedAt;
  return (
    <li className={style.exchange}>
      <OneComment comment={first} onAnswer={mayAnswer ? () => setAnswering(true) : undefined} />
      {answers.length > 0 && (
        <ol className={style.answers} aria-label={t('answers')}>
          {answers.map((one) => (
            <li key={one.id}>
              <OneComment comment={one} />
            </li>
          ))}
        </ol>
      )}
      {mayAnswer && (answering || typed !== null) && (
        <div className={style.answer}>
          <WriteComment
            draft={draft}
            label={t('answerTo', { name: thread.names[first.authorId] ?? '' })}
            action={t('answer')}
            takesFocus={answering}
            onSend={(text, mentions) =>
              act('comment.add', { id: newId(), claimId, text, mentions, parentId: first.id })
            }
            onDone={() => {
              setAnswering(false);
              say(t('sent'));
            }}
            onCancel={() => setAnswering(false)}
          />
        </div>
      )}
    </li>
  );
}
