'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Notice } from '@/app/_ui/notice';
import type { PossibleReader } from '@/lib/data/protected-notes';
import type { ClaimPage } from '@/lib/domain/claim-page';
import type { ProtectedNote } from '@/lib/domain/protected-note';
import { useTools } from '../../_claim/tools';
import type { Problem } from '../../articles/[article]/contract';
import { ask } from './ask';
import style from './claim.module.css';
import { Readers } from './readers';
import { useMoment } from './use-moment';

type Props = {
  note: ProtectedNote;
  deskId: string;
  userId: string;
  page: ClaimPage;
  readers: readonly PossibleReader[];
};

/** A protected note: that it is there, and its words for as long as they are asked for. */
export function ProtectedNoteItem(props: Props) {
  const { note, deskId, userId, page } = props;
  const t = useTranslations('claim');
  const moment = useMoment();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const address = `/api/desks/${deskId}/protected-notes/${note.id}`;
  const read = async () => {
    const asked = await ask<{ text: string }>(address, 'GET', userId);
    setProblem('refused' in asked ? asked.refused : null);
    if ('answer' in asked) setText(asked.answer.text);
  };
  return (
    <li className={style.protected}>
      <p>
        {t('protected.by', { name: page.people[note.authorId] ?? '', when: moment(note.createdAt) })}
        <span className={style.aside}>{t('protected.readableBy', { count: note.readers.length })}</span>
      </p>
      {problem && (
        <Notice kind="error">{problem.code === 'unreachable' ? t('unreachable') : problem.title}</Notice>
      )}
      {note.destroyedAt ? (
        <Destroyed note={note} />
      ) : (
        <>
          {text !== null && (
            <>
              <p className={style.words}>{text}</p>
              <p className={style.aside}>{t('protected.logged')}</p>
            </>
          )}
          <div className={style.ways}>
            {text === null ? (
              <Button look="bare" icon="eye" onClick={read}>
                {t('protected.read')}
              </Button>
            ) : (
              <Button look="bare" onClick={() => setText(null)}>
                {t('protected.hide')}
              </Button>
            )}
            {note.authorId === userId && <ChangeReaders {...props} onRefused={setProblem} />}
            <Destroy {...props} onRefused={setProblem} />
          </div>
        </>
      )}
    </li>
  );
}

function Destroyed({ note }: { note: ProtectedNote }) {
  const t = useTranslations('claim.protected');
  const moment = useMoment();
  return (
    <div className={style.aside}>
      <p>{t('destroyed', { when: moment(note.destroyedAt ?? '') })}</p>
      <p className={style.hash}>{note.sha256}</p>
    </div>
  );
}

type Acting = Props & { onRefused: (problem: Problem) => void };

function ChangeReaders({ note, deskId, userId, readers, onRefused }: Acting) {
  const t = useTranslations('claim.protected');
  const router = useRouter();
  const [named, setNamed] = useState<readonly string[] | null>(null);
  const save = async () => {
    const body = { readers: named };
    const asked = await ask(`/api/desks/${deskId}/protected-notes/${note.id}`, 'PUT', userId, body);
    setNamed(null);
    if ('refused' in asked) onRefused(asked.refused);
    else router.refresh();
  };
  return (
    <>
      <Button look="bare" icon="person" onClick={() => setNamed(note.readers)}>
        {t('change')}
      </Button>
      <Dialog
        open={named !== null}
        onClose={() => setNamed(null)}
        title={t('change')}
        footer={<Button onClick={save}>{t('saveReaders')}</Button>}
      >
        <Readers readers={readers} named={named ?? []} onName={setNamed} />
      </Dialog>
    </>
  );
}

function Destroy({ note, deskId, userId, onRefused }: Acting) {
  const t = useTranslations('claim.protected');
  const { can } = useTools();
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const destroy = async () => {
    setAsks(false);
    const address = `/api/desks/${deskId}/protected-notes/${note.id}`;
    const asked = await ask<{ erased: boolean }>(address, 'DELETE', userId);
    if ('refused' in asked) return onRefused(asked.refused);
    if (!asked.answer.erased)
      onRefused({ status: 200, code: 'erased', title: t('halfErased'), details: {}, fields: [] });
    router.refresh();
  };
  if (!can('protected-note.destroy')) return null;
  return (
    <>
      <Button look="bare" icon="close" onClick={() => setAsks(true)}>
        {t('destroy')}
      </Button>
      <Dialog
        open={asks}
        onClose={() => setAsks(false)}
        title={t('destroyTitle')}
        footer={
          <>
            <Button look="bare" onClick={() => setAsks(false)}>
              {t('keep')}
            </Button>
            <Button look="danger" onClick={destroy}>
              {t('destroy')}
            </Button>
          </>
        }
      >
        <p>{t('destroyBody')}</p>
      </Dialog>
    </>
  );
}
