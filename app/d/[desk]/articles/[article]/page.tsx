import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { readText } from '@/lib/data/workspace';
import { isDomainError } from '@/lib/domain/errors';
import { abilities } from '@/lib/domain/permissions';
import { deskPlace } from '@/lib/web/session';
import { addressOf } from './address';
import { Beginning } from './beginning';
import { Workspace } from './workspace';

type Props = { params: Promise<{ desk: string; article: string }> };

/** What the server draws of the page; all of the text and its claims follow as JSON, which the browser fetches meanwhile. */
const readPage = cache(async (deskId: string, articleId: string) => {
  const { actor, desk, person } = await deskPlace(deskId, `/d/${deskId}/articles/${articleId}`);
  const shown = await readText(actor, articleId).catch((error) => {
    if (isDomainError(error)) notFound();
    throw error;
  });
  const me = { id: person.id, name: person.name, email: person.email };
  return { me, shown, desk: { ...desk, abilities: abilities(actor) } };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { desk, article } = await params;
  const { shown } = await readPage(desk, article);
  return { title: shown.article.title };
}

export default async function ArticlePage({ params }: Props) {
  const { desk: deskId, article } = await params;
  const { me, desk, shown } = await readPage(deskId, article);
  return (
    <>
      {/* In the HTML itself: React's preload() for a fetch would only be acted on once the scripts run. */}
      <link
        rel="preload"
        as="fetch"
        href={addressOf(deskId, article)}
        crossOrigin="anonymous"
        fetchPriority="low"
      />
      <Workspace desk={desk} articleId={article} title={shown.article.title} me={me}>
        <Beginning {...shown} />
      </Workspace>
    </>
  );
}
