import type { Metadata } from 'next';
import { readImport } from '@/lib/data/import-reads';
import { intl } from '@/lib/web/intl';
import { orNotFound } from '@/lib/web/not-found';
import { deskPlace } from '@/lib/web/session';
import { ImportShell } from '../shell';

type Props = { params: Promise<{ desk: string; job: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('importing.job.title') };
}

/** One import: before it begins, under way, or over. */
export default async function JobPage({ params }: Props) {
  const { desk: deskId, job } = await params;
  const place = await deskPlace(deskId, `/d/${deskId}/import/${job}`);
  return <ImportShell place={place} view={await orNotFound(readImport(place.actor, job))} />;
}
