import { expect, test } from 'vitest';
import { changeName, resetPassword } from './account';
import { database } from './client';
import { invite, join, joinWithAccount, listInvitations, revokeInvitation } from './invitations';
import { resetLink } from './members';
import { desksOf } from './people';
import { firstAdministrator, setUp, setupLink } from './set-up';
import { signIn } from './sign-in';
import { anEmptyDesk, aPerson, codeOf, eachEngine, PASSWORD } from './testing';
import { readTicket } from './tickets';

const HOUR = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR);
const tokenOf = (path: string | null) => path?.replace('/welcome/', '') ?? '';
const newcomer = { name: 'Checker B', password: PASSWORD };
const actions = async (deskId: string) =>
  (await (await database()).auditEvent.findMany({ where: { deskId }, orderBy: { seq: 'asc' } })).map(
    (e) => e.action,
  );

eachEngine('the first administrator', () => {
  const input = { name: 'Editor', email: 'editor@example.org', password: PASSWORD, deskName: 'Bàn Quốc tế' };

  test('comes in by the newest link, once, and names the desk of the seeds', async () => {
    const deskId = await anEmptyDesk('Verimark');
    const older = tokenOf(await setupLink());
    const token = tokenOf(await setupLink());
    expect(token).toHaveLength(43);
    expect(await codeOf(setUp(older, input))).toBe('ticket.invalid');
    expect(await codeOf(setUp(token, { ...input, password: 'Verimark2026' }))).toBe('password.common');
    expect(await codeOf(setUp(token, input, later(25)))).toBe('ticket.invalid');

    const person = await setUp(token, input);
    expect(await desksOf(person.id)).toMatchObject([{ id: deskId, name: 'Bàn Quốc tế', role: 'admin' }]);
    expect(await actions(deskId)).toEqual(['people.set-up']);
    expect((await readTicket(token))?.state).toBe('used');
  });

  test('is the only one: no further link, no further set-up', async () => {
    expect(await setupLink()).toBeNull();
    expect(await firstAdministrator({ email: 'other@example.org', password: PASSWORD })).toBe(false);
  });
});

eachEngine('the first administrator from the environment', () => {
  test('gets a desk, and the link that was printed before ends', async () => {
    const token = tokenOf(await setupLink());
    expect(await codeOf(firstAdministrator({ email: 'Editor@Example.org', password: '12345678' }))).toBe(
      'password.common',
    );
    expect(await firstAdministrator({ email: 'Editor@Example.org', password: PASSWORD })).toBe(true);
    expect((await readTicket(token))?.state).toBe('revoked');
    const person = await signIn({ email: 'editor@example.org', password: PASSWORD }, '192.0.2.1');
    expect(await desksOf(person.id)).toHaveLength(1);
  });
});

eachEngine('an invitation', () => {
  test('of twenty uses at once, one gets in', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const token = tokenOf(await invite(admin, { email: 'many@example.org', role: 'checker' }));
    const uses = await Promise.all(Array.from({ length: 20 }, () => codeOf(join(token, newcomer))));
    expect(uses.filter((use) => typeof use === 'object')).toHaveLength(1);
    expect(await (await database()).membership.count({ where: { deskId: admin.deskId } })).toBe(2);
  });

  test('of twenty uses at once with an account that is there, one gets in', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    await aPerson(await anEmptyDesk(), 'viewer', 'known@example.org');
    const token = tokenOf(await invite(admin, { email: 'known@example.org', role: 'editor' }));
    const use = (i: number) => codeOf(joinWithAccount(token, { password: PASSWORD }, `192.0.2.${i}`));
    const uses = await Promise.all(Array.from({ length: 20 }, (_, i) => use(i)));
    expect(uses.filter((one) => typeof one === 'object')).toHaveLength(1);
    expect(await actions(admin.deskId)).toEqual(['people.invite', 'people.join']);
  });

  test('is not taken up with a wrong password, and stays open', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    await aPerson(await anEmptyDesk(), 'viewer', 'careful@example.org');
    const token = tokenOf(await invite(admin, { email: 'careful@example.org', role: 'editor' }));
    expect(await codeOf(joinWithAccount(token, { password: 'not this one' }, '192.0.2.1'))).toBe(
      'session.refused',
    );
    expect(await codeOf(join(token, newcomer))).toBe('email.taken');
    expect(await readTicket(token)).toMatchObject({
      state: 'open',
      hasAccount: true,
      desk: { role: 'editor' },
    });
  });

  test('ends after a week, when it is withdrawn, and when a newer one is made', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const email = 'late@example.org';
    const first = tokenOf(await invite(admin, { email, role: 'viewer' }));
    expect(await codeOf(join(first, newcomer, later(7 * 24 + 1)))).toBe('ticket.invalid');
    const second = tokenOf(await invite(admin, { email, role: 'editor' }));
    expect(await codeOf(join(first, newcomer))).toBe('ticket.invalid');
    const [open] = await listInvitations(admin);
    expect(open).toMatchObject({ email, role: 'editor' });
    await revokeInvitation(admin, { ticketId: open?.id ?? '' });
    expect(await codeOf(join(second, newcomer))).toBe('ticket.invalid');
    expect(await listInvitations(admin)).toEqual([]);
    expect(await codeOf(revokeInvitation(admin, { ticketId: open?.id ?? '' }))).toBe('not-found');
  });

  test('is not made for someone who is on the desk', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    await aPerson(admin.deskId, 'viewer', 'here@example.org');
    expect(await codeOf(invite(admin, { email: 'here@example.org', role: 'editor' }))).toBe('email.taken');
  });

  test("is another desk's to withdraw", async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const stranger = await aPerson(await anEmptyDesk(), 'admin');
    await invite(admin, { email: 'guest@example.org', role: 'viewer' });
    const [open] = await listInvitations(admin);
    expect(await codeOf(revokeInvitation(stranger, { ticketId: open?.id ?? '' }))).toBe('not-found');
  });

  test('stores no token', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const token = tokenOf(await invite(admin, { email: 'hash@example.org', role: 'viewer' }));
    const rows = await (await database()).ticket.findMany({ where: { email: 'hash@example.org' } });
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

eachEngine('a reset link', () => {
  test('gives a new password once and ends every session', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const checker = await aPerson(admin.deskId, 'checker', 'forgetful@example.org');
    const before = await changeName({ id: checker.userId }, { name: 'Checker A' });
    const older = tokenOf(await resetLink(admin, checker));
    const token = tokenOf(await resetLink(admin, checker));
    const password = 'three quiet kettles';
    expect(await codeOf(resetPassword(older, { password }))).toBe('ticket.invalid');
    expect(await codeOf(resetPassword(token, { password }, later(25)))).toBe('ticket.invalid');
    expect(await codeOf(resetPassword(token, { password: 'Checker A 1' }))).toBe('password.common');

    const uses = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(resetPassword(token, { password }))),
    );
    expect(uses.filter((use) => typeof use === 'object')).toHaveLength(1);
    const after = await signIn({ email: 'forgetful@example.org', password }, '192.0.2.9');
    expect(after.sessionVersion).toBe(before.sessionVersion + 1);
    expect(await actions(admin.deskId)).toEqual(['people.reset', 'people.reset', 'account.reset']);
  });

  test('is refused for someone who also works where the administrator does not administer', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin', 'two-desks@example.org');
    const checker = await aPerson(admin.deskId, 'checker', 'everywhere@example.org');
    const elsewhere = await anEmptyDesk();
    await aPerson(elsewhere, 'viewer', 'everywhere@example.org');
    expect(await codeOf(resetLink(admin, checker))).toBe('member.elsewhere');
    const there = await aPerson(elsewhere, 'editor', 'two-desks@example.org');
    expect(await codeOf(resetLink(admin, checker))).toBe('member.elsewhere');
    const where = { deskId_userId: { deskId: elsewhere, userId: there.userId } };
    await (await database()).membership.update({ where, data: { role: 'admin' } });
    expect(await codeOf(resetLink(admin, checker))).toMatch('/welcome/');
  });

  test('is refused for oneself and for strangers', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const stranger = await aPerson(await anEmptyDesk(), 'checker');
    expect(await codeOf(resetLink(admin, admin))).toBe('permission.denied');
    expect(await codeOf(resetLink(admin, stranger))).toBe('not-found');
  });
});
