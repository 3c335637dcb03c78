import type { Metadata } from 'next';
import { readReviewPage } from '@/lib/data/review-page';
import { readQueue } from '@/lib/data/review-queue';
import { type Actor, can } from '@/lib/domain/permissions';
import { QueueQuery } from '@/lib/domain/review-queue';
import { orNotFound } from '@/lib/web/not-found';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../../desk-page';
import { Between } from './between';
import { ClaimHead } from './claim-head';
import { Decide } from './decide';
import { Opinion } from './opinion';
import { OwnOpinion } from './own-opinion';
import style from './review.module.css';

type Props = { params: Promise<{ desk: string; claim: string }> };

const read = async ({ desk: deskId, claim: claimId }: { desk: string; claim: string }) => {
  const place = await deskPlace(deskId, `/d/${deskId}/review/${claimId}`);
  return { place, review: await orNotFound(readReviewPage(place.actor, claimId)) };
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(await params)).review.claim.shortText };
}

/** The claim that follows in the queue; null when this is the only one. */
const nextInQueue = async (actor: Actor, claimId: string): Promise<string | null> => {
  const { rows } = await readQueue(actor, QueueQuery.parse({ sort: 'age' }));
  const here = rows.findIndex((row) => row.claimId === claimId);
  return [...rows.slice(here + 1), ...rows].find((row) => row.claimId !== claimId)?.claimId ?? null;
};

/** First and second opinion side by side, the evidence between them, and the decision. */
export default async function ReviewPage({ params }: Props) {
  const { place, review } = await read(await params);
  const deskId = place.desk.id;
  const { opinions } = review;
  const next = await nextInQueue(place.actor, review.claim.id);
  return (
    <DeskPage place={place} current="review">
      <ClaimHead deskId={deskId} review={review} mayAssign={can(place.actor, 'claim.assign')} />
      <div className={style.grid}>
        {opinions ? (
          <Opinion review={review} which="first" />
        ) : (
          <OwnOpinion deskId={deskId} review={review} place="first" />
        )}
        <Between review={review} />
        {opinions?.second ? (
          <Opinion review={review} which="second" />
        ) : (
          opinions && <OwnOpinion deskId={deskId} review={review} place="second" />
        )}
      </div>
      {opinions && <Decide key={review.hash} deskId={deskId} review={review} next={next} />}
    </DeskPage>
  );
}
