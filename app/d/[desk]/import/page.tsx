import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { ImportShell } from './shell';

type Props = { params: Promise<{ desk: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('importing.title') };
}

export default async function ImportPage({ params }: Props) {
  const { desk: deskId } = await params;
  const place = await deskPlace(deskId, `/d/${deskId}/import`);
  if (!can(place.actor, 'article.import')) notFound();
  return <ImportShell place={place} view={null} />;
}
