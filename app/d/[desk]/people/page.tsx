import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHead } from '@/app/_ui/page-head';
import { Parts } from '@/app/_ui/parts';
import { Section } from '@/app/_ui/section';
import { Table } from '@/app/_ui/table';
import { type Invitation, listInvitations } from '@/lib/data/invitations';
import { listMembers, type Member } from '@/lib/data/members';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import { InvitationRow, InviteForm } from './invitations';
import { MemberRow } from './member-row';
import style from './people.module.css';

type Props = { params: Promise<{ desk: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('people.members.title') };
}

/** Who is on the desk, and who is invited. For administrators; for others it is not there. */
export default async function PeoplePage({ params }: Props) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/people`);
  if (!can(place.actor, 'people.read')) notFound();
  const { t, locale } = await intl();
  const members = await listMembers(place.actor, locale);
  const active = members.filter(({ deactivatedAt }) => !deactivatedAt);
  return (
    <DeskPage place={place} current="people">
      <PageHead
        title={t('people.members.title')}
        note={`${place.desk.name} · ${t('people.members.count', { count: active.length })}`}
      />
      <div className={style.members}>
        <Members members={members} deskId={desk} selfId={place.actor.userId} />
      </div>
      <Parts>
        <Section title={t('people.invitations.newTitle')}>
          <InviteForm deskId={desk} />
        </Section>
        <Section title={t('people.invitations.title')}>
          <Invitations invitations={await listInvitations(place.actor)} deskId={desk} />
        </Section>
      </Parts>
    </DeskPage>
  );
}

async function Members({ members, deskId, selfId }: { members: Member[]; deskId: string; selfId: string }) {
  const { t } = await intl();
  return (
    <Table
      label={t('people.members.table')}
      heads={[
        t('people.field.name'),
        t('people.field.email'),
        t('people.field.role'),
        t('people.members.state'),
        t('people.members.actions'),
      ]}
    >
      {members.map((member) => (
        <MemberRow key={member.userId} deskId={deskId} member={member} isSelf={member.userId === selfId} />
      ))}
    </Table>
  );
}

async function Invitations({ invitations, deskId }: { invitations: Invitation[]; deskId: string }) {
  const { t } = await intl();
  if (invitations.length === 0) return <p className="muted">{t('people.invitations.none')}</p>;
  return (
    <Table
      label={t('people.invitations.table')}
      heads={[
        t('people.field.email'),
        t('people.field.role'),
        t('people.invitations.expires'),
        t('people.members.actions'),
      ]}
    >
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} deskId={deskId} invitation={invitation} />
      ))}
    </Table>
  );
}
