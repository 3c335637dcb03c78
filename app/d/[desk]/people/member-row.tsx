'use client';

import { useActionState, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Notice } from '@/app/_ui/notice';
import { useFormatter } from '@/app/_ui/use-formatter';
import type { Member } from '@/lib/data/members';
import type { FormState } from '@/lib/domain/form';
import { Role } from '@/lib/domain/permissions';
import { deactivate, makeResetLink, reactivate, saveRole } from './actions';
import { LinkBox } from './link-box';
import style from './people.module.css';

type Props = { deskId: string; member: Member; isSelf: boolean };

/** A person of the desk: role, state and what an administrator can do about them. */
export function MemberRow({ deskId, member, isSelf }: Props) {
  const t = useTranslations('people');
  const format = useFormatter();
  const { name, email, deactivatedAt } = member;
  return (
    <tr>
      <th scope="row">
        {name} {isSelf && <span className="muted">{t('members.you')}</span>}
      </th>
      <td>{email}</td>
      <td>
        {/* Made anew when the role has changed, so that the choice is what is stored. */}
        <RoleForm key={member.role} deskId={deskId} member={member} />
      </td>
      <td className={deactivatedAt ? 'muted' : undefined}>
        {deactivatedAt
          ? t('members.inactive', { date: format.dateTime(deactivatedAt, { dateStyle: 'medium' }) })
          : t('members.active')}
      </td>
      <td>
        <div className={style.actions}>
          {!deactivatedAt && !isSelf && <ResetLink deskId={deskId} member={member} />}
          <ActivityForm deskId={deskId} member={member} />
        </div>
      </td>
    </tr>
  );
}

function Target({ deskId, member }: Omit<Props, 'isSelf'>) {
  return (
    <>
      <input type="hidden" name="desk" value={deskId} />
      <input type="hidden" name="userId" value={member.userId} />
    </>
  );
}

/** What was refused, in the row it concerns. */
function Refusal({ state }: { state: FormState }) {
  return state?.ok === false ? <Notice kind="error">{state.message}</Notice> : null;
}

function RoleForm({ deskId, member }: Omit<Props, 'isSelf'>) {
  const t = useTranslations('people');
  const [state, send] = useActionState(saveRole, null);
  const [role, setRole] = useState(member.role);
  return (
    <form action={send} className={style.role}>
      <Target deskId={deskId} member={member} />
      <select
        name="role"
        className={style.select}
        value={role}
        onChange={(event) => setRole(Role.parse(event.target.value))}
        aria-label={t('members.roleOf', { name: member.name })}
      >
        {Role.options.map((one) => (
          <option key={one} value={one}>
            {t(`role.${one}`)}
          </option>
        ))}
      </select>
      {role !== member.role && <Button type="submit">{t('members.saveRole')}</Button>}
      <Refusal state={state} />
    </form>
  );
}

function ActivityForm({ deskId, member }: Omit<Props, 'isSelf'>) {
  const t = useTranslations('people.members');
  const [what, work] = member.deactivatedAt
    ? (['reactivate', reactivate] as const)
    : (['deactivate', deactivate] as const);
  const [state, send] = useActionState(work, null);
  return (
    <form action={send}>
      <Target deskId={deskId} member={member} />
      <Button type="submit" look="bare" aria-label={t(`${what}Of`, { name: member.name })}>
        {t(what)}
      </Button>
      <Refusal state={state} />
    </form>
  );
}

function ResetLink({ deskId, member }: Omit<Props, 'isSelf'>) {
  const t = useTranslations('people.members');
  const [state, send] = useActionState(makeResetLink, null);
  const [seen, setSeen] = useState<FormState>(null);
  const { name } = member;
  return (
    <form action={send}>
      <Target deskId={deskId} member={member} />
      <Button type="submit" look="bare" icon="link" aria-label={t('resetOf', { name })}>
        {t('reset')}
      </Button>
      <Refusal state={state} />
      <Dialog
        open={state?.ok === true && state !== seen}
        onClose={() => setSeen(state)}
        title={t('resetOf', { name })}
      >
        {state?.ok && <LinkBox link={state.value.link}>{t('resetBody', { name })}</LinkBox>}
      </Dialog>
    </form>
  );
}
