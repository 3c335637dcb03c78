import { expect, test } from 'vitest';
import { changeName, changePassword, changePreferences, signOutEverywhere } from './account';
import { database } from './client';
import { personOfSession } from './people';
import { signIn } from './sign-in';
import { anEmptyDesk, aPerson, codeOf, eachEngine, PASSWORD } from './testing';

eachEngine('one’s own account', () => {
  const address = '192.0.2.1';

  test('keeps what was preferred before, also when two things are chosen at once', async () => {
    const { userId: id } = await aPerson(await anEmptyDesk(), 'viewer');
    await changePreferences({ id }, { theme: 'dark', keys: { 'claim.draft': 'KeyC' } });
    await Promise.all([
      changePreferences({ id }, { locale: 'vi' }),
      changePreferences({ id }, { singleKeys: false }),
    ]);
    const person = await changeName({ id }, { name: 'Viewer B' });
    const keys = { 'claim.draft': 'KeyC' };
    expect(person).toMatchObject({
      name: 'Viewer B',
      preferences: { theme: 'dark', locale: 'vi', singleKeys: false, keys },
    });
  });

  test('signs out everywhere at once, and every desk’s log says so', async () => {
    const checker = await aPerson(await anEmptyDesk(), 'checker', 'wide@example.org');
    const second = await aPerson(await anEmptyDesk(), 'viewer', 'wide@example.org');
    const person = await signIn({ email: 'wide@example.org', password: PASSWORD }, address);
    await signOutEverywhere(person);
    expect(await personOfSession(person.id, person.sessionVersion)).toBeNull();
    const events = await (await database()).auditEvent.findMany({ where: { actorId: person.id } });
    expect(events.map(({ deskId }) => deskId).sort()).toEqual([checker.deskId, second.deskId].sort());
  });

  test('changes its password with the current one, which ends the other sessions', async () => {
    await aPerson(await anEmptyDesk(), 'checker', 'change@example.org');
    const person = await signIn({ email: 'change@example.org', password: PASSWORD }, address);
    const password = 'three quiet kettles';
    expect(await codeOf(changePassword(person, { current: 'wrong', password }, address))).toBe(
      'password.wrong',
    );
    expect(await codeOf(changePassword(person, { current: PASSWORD, password: 'short' }, address))).toBe(
      'password.short',
    );
    const now = await changePassword(person, { current: PASSWORD, password }, address);
    expect(await personOfSession(person.id, person.sessionVersion)).toBeNull();
    expect(await personOfSession(now.id, now.sessionVersion)).toMatchObject({ email: 'change@example.org' });
    expect(await codeOf(signIn({ email: person.email, password: PASSWORD }, address))).toBe(
      'session.refused',
    );
  });
});
