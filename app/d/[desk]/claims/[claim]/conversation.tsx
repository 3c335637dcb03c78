'use client';

import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Thread } from '@/lib/data/comments';
import type { Comment } from '@/lib/domain/comment';
import { newId } from '@/lib/domain/ids';
import type { Permission } from '@/lib/domain/permissions';
import { usePageTools } from '../../_claim/tools';
import { Exchange } from './exchange';
import { type Talk, TalkProvider, useLinked, useTalk } from './talk';
import style from './thread.module.css';
import { WriteComment } from './write-comment';

type Props = {
  deskId: string;
  userId: string;
  claimId: string;
  abilities: readonly Permission[];
  thread: Thread;
};

/** The thread of a claim: what is open, what is settled folded away, and the place for the next comment. */
export function Conversation({ deskId, userId, claimId, abilities, thread }: Props) {
  const t = useTranslations('thread');
  // Comments carry no version of the claim.
  const claim = useMemo(() => ({ id: claimId, version: 1 }), [claimId]);
  const { act, can, drafts } = usePageTools({ deskId, userId, claim, abilities });
  const [said, say] = useState('');
  const talk = useMemo<Talk>(
    () => ({ act, can, drafts, claimId, userId, thread, say }),
    [act, can, drafts, claimId, userId, thread],
  );
  const begun = thread.comments.filter((one) => one.parentId === null);
  return (
    <TalkProvider value={talk}>
      <section className={style.thread} aria-labelledby="thread">
        <header className={style.head}>
          <h2 id="thread">{t('title')}</h2>
          <span className="muted">{t('internal')}</span>
        </header>
        {thread.isVeiled && <p className={style.empty}>{t('veiled')}</p>}
        {begun.length === 0 && !thread.isVeiled && <p className={style.empty}>{t('empty')}</p>}
        <ol className={style.list}>
          {begun
            .filter((one) => !one.resolvedAt)
            .map((one) => (
              <Exchange key={one.id} first={one} />
            ))}
        </ol>
        <Settled begun={begun.filter((one) => one.resolvedAt)} />
        {can('comment.add') && (
          <WriteComment
            draft={`comment/${claimId}/new`}
            label={t('write')}
            action={t('send')}
            onSend={(text, mentions) =>
              act('comment.add', { id: newId(), claimId, text, mentions, parentId: null })
            }
            onDone={() => say(t('sent'))}
          />
        )}
        <p role="status" className="sr">
          {said}
        </p>
      </section>
    </TalkProvider>
  );
}

/** What was resolved, folded away, unless the address leads to a comment in it. */
function Settled({ begun }: { begun: readonly Comment[] }) {
  const t = useTranslations('thread');
  const linked = useLinked();
  const [isOpen, setOpen] = useState(false);
  const [shut, setShut] = useState<string | null>(null);
  const { thread } = useTalk();
  const named = thread.comments.find((one) => one.id === linked);
  const leadsHere = linked !== shut && begun.some((one) => one.id === (named?.parentId ?? named?.id));
  if (begun.length === 0) return null;
  return (
    <details
      className={style.settled}
      // A browser opens it by itself, before any script, when the address leads into it.
      suppressHydrationWarning
      open={isOpen || leadsHere}
      onToggle={({ currentTarget: { open } }) => {
        setOpen(open);
        if (!open) setShut(linked);
      }}
    >
      <summary>{t('settled', { count: begun.length })}</summary>
      <ol className={style.list}>
        {begun.map((one) => (
          <Exchange key={one.id} first={one} />
        ))}
      </ol>
    </details>
  );
}
