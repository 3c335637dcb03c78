'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { newId } from '@/lib/domain/ids';
import { problemOf } from '../articles/[article]/send';

/** Takes the claim that waits longest, and goes there. */
export function TakeNext({ deskId }: { deskId: string }) {
  const t = useTranslations('review.queue');
  const router = useRouter();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const take = async () => {
    if (busy) return;
    setBusy(true);
    const response = await fetch(`/api/desks/${deskId}/review/next`, {
      method: 'POST',
      headers: { 'idempotency-key': newId() },
    }).catch(() => null);
    setBusy(false);
    if (!response?.ok) return setRefusal(response ? (await problemOf(response)).title : t('unreachable'));
    const { claimId } = (await response.json()) as { claimId: string };
    router.push(`/d/${deskId}/review/${claimId}`);
  };
  return (
    <>
      <Button look="solid" aria-disabled={busy} onClick={take}>
        {t('next')}
      </Button>
      {refusal && <Notice kind="error">{refusal}</Notice>}
    </>
  );
}
