import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHead } from '@/app/_ui/page-head';
import { Parts } from '@/app/_ui/parts';
import { Section } from '@/app/_ui/section';
import { Table } from '@/app/_ui/table';
import { type Declared, listConflicts } from '@/lib/data/conflicts';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import { DeclareForm, EndForm } from './interest-forms';
import style from './interests.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('thread.interests.title') };
}

/** One's own declared interests, and for those who assign the work everyone's. */
export default async function InterestsPage({ params }: { params: Promise<{ desk: string }> }) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/interests`);
  if (!can(place.actor, 'conflict.declare')) notFound();
  const { t } = await intl();
  const declared = await listConflicts(place.actor);
  const own = declared.filter((one) => one.userId === place.actor.userId);
  return (
    <DeskPage place={place}>
      <PageHead title={t('thread.interests.title')} lead={t('thread.interests.lead')} />
      <Parts>
        <Section title={t('thread.interests.own')}>
          <Own declared={own} deskId={desk} />
          <DeclareForm deskId={desk} />
        </Section>
        {can(place.actor, 'claim.assign') && declared.length > 0 && (
          <Section title={t('thread.interests.all')}>
            <Everyone declared={declared} />
          </Section>
        )}
      </Parts>
    </DeskPage>
  );
}

const timeWords = async () => {
  const { t, format } = await intl();
  const day = (at: string) =>
    format.dateTime(new Date(at), { day: 'numeric', month: 'short', year: 'numeric' });
  return ({ createdAt, deletedAt }: Declared) =>
    deletedAt === null
      ? t('thread.interests.since', { date: day(createdAt) })
      : t('thread.interests.until', { from: day(createdAt), to: day(deletedAt) });
};

async function Own({ declared, deskId }: { declared: readonly Declared[]; deskId: string }) {
  const { t } = await intl();
  const timeOf = await timeWords();
  if (declared.length === 0) return <p className="muted">{t('thread.interests.none')}</p>;
  return (
    <ul className={style.own}>
      {declared.map((one) => (
        <li key={one.id} className={one.deletedAt ? style.ended : undefined}>
          <div>
            <b>{one.subject}</b>
            <small className="muted num">{timeOf(one)}</small>
            {one.note && <p>{one.note}</p>}
          </div>
          {one.deletedAt === null && <EndForm deskId={deskId} id={one.id} subject={one.subject} />}
        </li>
      ))}
    </ul>
  );
}

async function Everyone({ declared }: { declared: readonly Declared[] }) {
  const { t } = await intl();
  const timeOf = await timeWords();
  return (
    <Table
      label={t('thread.interests.table')}
      heads={[
        t('thread.interests.person'),
        t('thread.interests.subject'),
        t('thread.interests.connection'),
        t('thread.interests.time'),
      ]}
    >
      {declared.map((one) => (
        <tr key={one.id} className={one.deletedAt ? style.ended : undefined}>
          <th scope="row">{one.name}</th>
          <td>{one.subject}</td>
          <td>{one.note || '–'}</td>
          <td className="num">{timeOf(one)}</td>
        </tr>
      ))}
    </Table>
  );
}
