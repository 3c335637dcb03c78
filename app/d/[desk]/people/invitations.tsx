'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Field, Select } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { useFormatter } from '@/app/_ui/use-formatter';
import type { Invitation } from '@/lib/data/invitations';
import { Role } from '@/lib/domain/permissions';
import { makeInvitation, withdrawInvitation } from './actions';
import { LinkBox } from './link-box';
import style from './people.module.css';

/** Invite someone: an address and a role give a link to send. */
export function InviteForm({ deskId }: { deskId: string }) {
  const t = useTranslations('people');
  return (
    <Form
      action={makeInvitation}
      about={{ desk: deskId }}
      submit={t('invitations.action')}
      look="plain"
      done={({ email, link }) => <LinkBox link={link}>{t('invitations.done', { email })}</LinkBox>}
    >
      {({ field }) => (
        <>
          <Field label={t('field.email')} type="email" autoComplete="off" required {...field('email')} />
          <Select
            label={t('field.role')}
            options={Role.options.map((one) => ({ value: one, label: t(`role.${one}`) }))}
            {...field('role', 'checker')}
          />
          <dl className={style.roles}>
            {Role.options.map((one) => (
              <div key={one}>
                <dt>{t(`role.${one}`)}</dt>
                <dd>{t(`roleMeans.${one}`)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Form>
  );
}

/** An invitation that nobody has taken up yet. */
export function InvitationRow({ deskId, invitation }: { deskId: string; invitation: Invitation }) {
  const t = useTranslations('people');
  const format = useFormatter();
  const [state, send] = useActionState(withdrawInvitation, null);
  const { id, email, role, expiresAt } = invitation;
  return (
    <tr>
      <th scope="row">{email}</th>
      <td>{t(`role.${role}`)}</td>
      <td>{format.dateTime(expiresAt, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })}</td>
      <td>
        <form action={send} className={style.actions}>
          <input type="hidden" name="desk" value={deskId} />
          <input type="hidden" name="ticketId" value={id} />
          <Button type="submit" look="bare" aria-label={t('invitations.revokeOf', { email })}>
            {t('invitations.revoke')}
          </Button>
          {state?.ok === false && <Notice kind="error">{state.message}</Notice>}
        </form>
      </td>
    </tr>
  );
}
