'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Icon } from '@/app/_ui/icon';
import { Notice } from '@/app/_ui/notice';
import { useFormatter } from '@/app/_ui/use-formatter';
import type { Comment } from '@/lib/domain/comment';
import { piecesOf } from '@/lib/domain/mention';
import type { VerbName } from '@/lib/domain/verbs';
import type { Problem } from '../../articles/[article]/contract';
import { anchorOf, useLinked, useTalk } from './talk';
import style from './thread.module.css';
import { sentenceOf, WriteComment } from './write-comment';

/** One comment: who, when, what, and what can be done with it. The address that names it leads here. */
export function OneComment({ comment, onAnswer }: { comment: Comment; onAnswer?: (() => void) | undefined }) {
  const { thread, claimId, userId, act, can } = useTalk();
  const t = useTranslations('thread');
  const place = useRef<HTMLElement>(null);
  const isLinked = useLinked() === comment.id;
  const [editing, setEditing] = useState(false);
  useEffect(() => {
    if (!isLinked) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.focus({ preventScroll: true });
  }, [isLinked]);
  const name = thread.names[comment.authorId] ?? '';
  return (
    <article
      ref={place}
      id={anchorOf(comment.id)}
      className={`${style.comment} ${isLinked ? style.linked : ''}`}
      tabIndex={-1}
      aria-label={t('by', { name })}
    >
      <Head comment={comment} name={name} />
      {comment.deletedAt && <p className="muted">{t('deleted')}</p>}
      {!comment.deletedAt && !editing && <Words comment={comment} />}
      {editing && (
        <WriteComment
          draft={`comment/${claimId}/edit-${comment.id}`}
          label={t('edit')}
          action={t('save')}
          saved={comment.text}
          takesFocus
          onSend={(text, mentions) => act('comment.edit', { id: comment.id, claimId, text, mentions })}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      )}
      {!editing && !comment.deletedAt && (
        <Deeds
          comment={comment}
          onAnswer={onAnswer}
          onEdit={comment.authorId === userId && can('comment.edit') ? () => setEditing(true) : undefined}
        />
      )}
    </article>
  );
}

function Head({ comment, name }: { comment: Comment; name: string }) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const { thread } = useTalk();
  const at = new Date(comment.createdAt);
  const when = format.dateTime(at, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <p className={style.who}>
      <b>{name}</b>
      <a className="quiet" href={`#${anchorOf(comment.id)}`} title={t('link')}>
        <time dateTime={comment.createdAt}>{when}</time>
      </a>
      {comment.editedAt && !comment.deletedAt && <span>{t('edited')}</span>}
      {comment.resolvedAt && (
        <span className={style.resolved}>
          <Icon name="done" size="small" />
          {t('resolvedBy', { name: thread.names[comment.resolvedById ?? ''] ?? '' })}
        </span>
      )}
    </p>
  );
}

/** Names that call somebody stand out; they are told by the sign before them too. */
function Words({ comment }: { comment: Comment }) {
  const { thread } = useTalk();
  const called = comment.mentions.map((userId) => ({ userId, name: thread.names[userId] ?? '' }));
  const known = called.filter(({ name }) => name !== '');
  let at = 0;
  return (
    <p className={style.words}>
      {piecesOf(comment.text, known).map(({ text, userId }) => {
        const key = at;
        at += text.length;
        return userId ? <b key={key}>{text}</b> : text;
      })}
    </p>
  );
}

type Deed = Extract<VerbName, 'comment.resolve' | 'comment.reopen' | 'comment.delete'>;

function Deeds({
  comment,
  onAnswer,
  onEdit,
}: {
  comment: Comment;
  onAnswer: (() => void) | undefined;
  onEdit: (() => void) | undefined;
}) {
  const t = useTranslations('thread');
  const { claimId, act, can, say } = useTalk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [deleting, setDeleting] = useState(false);
  const run = async (verb: Deed, done: string) => {
    const refused = await act(verb, { id: comment.id, claimId });
    setProblem(refused);
    if (!refused) say(done);
  };
  const begins = comment.parentId === null;
  return (
    <>
      <p className={style.deeds}>
        {onAnswer && (
          <Button look="bare" onClick={onAnswer}>
            {t('answer')}
          </Button>
        )}
        {begins && !comment.resolvedAt && can('comment.resolve') && (
          <Button look="bare" onClick={() => run('comment.resolve', t('resolved'))}>
            {t('resolve')}
          </Button>
        )}
        {begins && comment.resolvedAt && can('comment.reopen') && (
          <Button look="bare" onClick={() => run('comment.reopen', t('reopened'))}>
            {t('reopen')}
          </Button>
        )}
        {onEdit && (
          <>
            <Button look="bare" onClick={onEdit}>
              {t('edit')}
            </Button>
            <Button look="bare" onClick={() => setDeleting(true)}>
              {t('delete')}
            </Button>
          </>
        )}
      </p>
      {problem && <Notice kind="error">{sentenceOf(problem, t('failed'))}</Notice>}
      <Dialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title={t('deleteTitle')}
        footer={
          <>
            <Button onClick={() => setDeleting(false)}>{t('keep')}</Button>
            <Button
              look="danger"
              onClick={() => {
                setDeleting(false);
                run('comment.delete', t('deleted'));
              }}
            >
              {t('delete')}
            </Button>
          </>
        }
      >
        <p>{t('deleteBody')}</p>
      </Dialog>
    </>
  );
}
