'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { TextArea } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import type { PossibleReader } from '@/lib/data/protected-notes';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { newId } from '@/lib/domain/ids';
import { fieldMessage } from '@/lib/i18n';
import type { Problem } from '../../articles/[article]/contract';
import { ask } from './ask';
import style from './claim.module.css';
import { Readers } from './readers';

/** A protected note being written. What is typed is kept in memory alone: other drafts stay on the device. */
export function ProtectedNoteForm({
  deskId,
  userId,
  page,
  readers,
  onDone,
}: {
  deskId: string;
  userId: string;
  page: ClaimPage;
  readers: readonly PossibleReader[];
  onDone: () => void;
}) {
  const t = useTranslations('claim');
  const locale = useLocale();
  const router = useRouter();
  const [text, setText] = useState('');
  const [named, setNamed] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const error = problem?.fields.find(({ path }) => path === 'text');

  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const body = { id: newId(), claimId: page.claim.id, text, readers: named };
    const asked = await ask(`/api/desks/${deskId}/protected-notes`, 'POST', userId, body);
    if ('refused' in asked) return setProblem(asked.refused);
    onDone();
    router.refresh();
  };
  return (
    <form className={style.secret} onSubmit={send} aria-label={t('protected.add')} noValidate>
      {problem && !error && (
        <Notice kind="error">{problem.code === 'unreachable' ? t('unreachable') : problem.title}</Notice>
      )}
      <TextArea
        ref={field}
        label={t('protected.text')}
        hint={t('protected.textHint')}
        rows={3}
        autoComplete="off"
        value={text}
        error={error && fieldMessage(locale, error)}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Readers readers={readers} named={named} onName={setNamed} />
      <div className={style.foot}>
        <Button look="bare" onClick={onDone}>
          {t('protected.cancel')}
        </Button>
        <Button type="submit">{t('protected.save')}</Button>
      </div>
    </form>
  );
}
