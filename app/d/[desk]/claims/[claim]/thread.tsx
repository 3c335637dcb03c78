import { readThread } from '@/lib/data/comments';
import { abilities, can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { Conversation } from './conversation';

/** What the desk says among itself about a claim; for those who may not read it, nothing is there. */
export async function Thread({ deskId, claimId }: { deskId: string; claimId: string }) {
  const { actor } = await deskPlace(deskId);
  if (!can(actor, 'note.read-internal')) return null;
  const { locale } = await intl();
  return (
    <Conversation
      deskId={deskId}
      userId={actor.userId}
      claimId={claimId}
      abilities={abilities(actor)}
      thread={await readThread(actor, claimId, locale)}
    />
  );
}
