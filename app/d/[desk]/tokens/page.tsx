import type { Metadata } from 'next';
import { PageHead } from '@/app/_ui/page-head';
import { Parts } from '@/app/_ui/parts';
import { Section } from '@/app/_ui/section';
import { listTokens } from '@/lib/data/tokens';
import { can } from '@/lib/domain/permissions';
import { Scope, scopes, type Token } from '@/lib/domain/token';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import { MakeForm, RevokeForm } from './token-forms';
import style from './tokens.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('api.token.title') };
}

/** One's own tokens on a desk, and for administrators everyone's. */
export default async function TokensPage({ params }: { params: Promise<{ desk: string }> }) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/tokens`);
  const { t } = await intl(place.desk.timeZone);
  const { actor } = place;
  const tokens = await listTokens(actor);
  const own = tokens.filter((one) => one.userId === actor.userId);
  const others = tokens.filter((one) => one.userId !== actor.userId);
  const open = Scope.options.filter(
    (scope) => scope !== 'read' && scopes[scope].some((permission) => can(actor, permission)),
  );
  return (
    <DeskPage place={place}>
      <PageHead title={t('api.token.title')} lead={t('api.token.lead')}>
        <a href="/api/docs">{t('api.token.docs')}</a>
      </PageHead>
      <Parts>
        <Section title={t('api.token.new')}>
          <MakeForm deskId={desk} scopes={open} />
        </Section>
        <div className={style.lists}>
          <Section title={t('api.token.own')}>
            {own.length === 0 ? (
              <p className="muted">{t('api.token.none')}</p>
            ) : (
              <Tokens tokens={own} deskId={desk} timeZone={place.desk.timeZone} />
            )}
          </Section>
          {others.length > 0 && (
            <Section title={t('api.token.others')}>
              <Tokens tokens={others} deskId={desk} timeZone={place.desk.timeZone} named />
            </Section>
          )}
        </div>
      </Parts>
    </DeskPage>
  );
}

type ListProps = { tokens: readonly Token[]; deskId: string; timeZone: string; named?: true };

async function Tokens({ tokens, deskId, timeZone, named }: ListProps) {
  const { t, format } = await intl(timeZone);
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  const used = (at: string | null) =>
    at ? t('api.token.used', { when: moment(at) }) : t('api.token.unused');
  return (
    <ul className={style.list}>
      {tokens.map((one) => (
        <li key={one.id} className={one.state === 'open' ? undefined : style.ended}>
          <div>
            <b>{one.name}</b>
            {named && <span>{one.person}</span>}
            <span>{one.scopes.map((scope) => t(`api.token.scope.${scope}`)).join(' · ')}</span>
            <small className="muted num">
              {t(`api.token.state.${one.state}`, { date: day(one.expiresAt) })} {used(one.lastUsedAt)}
            </small>
          </div>
          {one.state === 'open' && <RevokeForm deskId={deskId} tokenId={one.id} name={one.name} />}
        </li>
      ))}
    </ul>
  );
}
