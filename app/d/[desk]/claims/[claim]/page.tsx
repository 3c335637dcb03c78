import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { mergedInto, readClaim } from '@/lib/data/claim-page';
import { listCorrections } from '@/lib/data/corrections';
import { possibleReaders } from '@/lib/data/protected-notes';
import { isDomainError } from '@/lib/domain/errors';
import { can } from '@/lib/domain/permissions';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../../desk-page';
import { ClaimScreen } from './claim-screen';
import { History } from './history';
import { Thread } from './thread';

type Props = {
  params: Promise<{ desk: string; claim: string }>;
  searchParams: Promise<{ asOf?: string | string[] }>;
};

const readPage = cache(async (deskId: string, claimId: string) => {
  const place = await deskPlace(deskId, `/d/${deskId}/claims/${claimId}`);
  const page = await readClaim(place.actor, claimId).catch(async (error) => {
    if (!isDomainError(error)) throw error;
    const into = error.code === 'not-found' ? await mergedInto(place.actor, claimId) : null;
    return into ? redirect(`/d/${deskId}/claims/${into}`) : notFound();
  });
  return { place, page };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { desk, claim } = await params;
  return { title: (await readPage(desk, claim)).page.claim.shortText };
}

/** One claim with everything known of it, whichever articles carry it. */
export default async function ClaimPage({ params, searchParams }: Props) {
  const { desk, claim } = await params;
  const { asOf: day } = await searchParams;
  const { place, page } = await readPage(desk, claim);
  const { actor, person } = place;
  return (
    <DeskPage place={place} current="articles">
      <ClaimScreen
        deskId={desk}
        userId={person.id}
        page={page}
        corrected={can(actor, 'history.read') ? await listCorrections(actor, claim) : []}
        readers={can(actor, 'protected-note.write') ? await possibleReaders(actor) : []}
        thread={<Thread deskId={desk} claimId={claim} />}
      />
      {can(actor, 'history.read') && (
        <History place={place} claimId={claim} day={typeof day === 'string' ? day : null} />
      )}
    </DeskPage>
  );
}
