import { expect, test } from 'vitest';
import { database } from './client';
import { changeDesk, createDesk } from './desks';
import { changeRole, deactivateMember, listMembers, reactivateMember } from './members';
import { desksOf, placeOf } from './people';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';

const personOf = ({ userId, name }: { userId: string; name: string }) => ({ id: userId, name });

eachEngine('people of a desk', () => {
  test('have another role at their next request, and the log says both', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const checker = await aPerson(admin.deskId, 'checker');
    await changeRole(admin, { userId: checker.userId, role: 'viewer' });
    expect((await placeOf(personOf(checker), admin.deskId))?.actor.role).toBe('viewer');
    const [event] = await (await database()).auditEvent.findMany({ where: { deskId: admin.deskId } });
    expect(event).toMatchObject({ action: 'people.role', target: checker.userId, actorId: admin.userId });
    expect(event?.change).toEqual({ role: ['checker', 'viewer'] });
  });

  test('are out at their next request when deactivated, and in again as before when reactivated', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const editor = await aPerson(admin.deskId, 'editor');
    await deactivateMember(admin, editor);
    expect(await placeOf(personOf(editor), admin.deskId)).toBeNull();
    expect(await desksOf(editor.userId)).toEqual([]);
    expect((await listMembers(admin)).at(-1)).toMatchObject({
      userId: editor.userId,
      deactivatedAt: expect.any(Date),
    });
    await reactivateMember(admin, editor);
    expect((await placeOf(personOf(editor), admin.deskId))?.actor.role).toBe('editor');
  });

  test('keep one active administrator, also when two demote each other at once', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    expect(await codeOf(changeRole(admin, { userId: admin.userId, role: 'editor' }))).toBe(
      'member.last-admin',
    );
    expect(await codeOf(deactivateMember(admin, admin))).toBe('member.last-admin');
    const second = await aPerson(admin.deskId, 'admin');
    const demoted = await Promise.all([
      codeOf(changeRole(admin, { userId: second.userId, role: 'editor' })),
      codeOf(changeRole(second, { userId: admin.userId, role: 'editor' })),
    ]);
    expect(demoted.filter((code) => code === 'member.last-admin')).toHaveLength(1);
  });

  test('of another desk are not found', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const stranger = await aPerson(await anEmptyDesk(), 'checker');
    expect(await codeOf(changeRole(admin, { userId: stranger.userId, role: 'viewer' }))).toBe('not-found');
    expect(await codeOf(deactivateMember(admin, stranger))).toBe('not-found');
    expect(await placeOf(personOf(stranger), admin.deskId)).toBeNull();
  });
});

eachEngine('desks', () => {
  test('are made by an administrator, who then administers the new one', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    const id = await createDesk(admin, { name: 'Bàn Kinh tế' });
    expect((await placeOf(personOf(admin), id))?.actor.role).toBe('admin');
    const events = await (await database()).auditEvent.findMany({ where: { target: id } });
    expect(events.map(({ deskId, action }) => [deskId, action]).sort()).toEqual(
      [
        [admin.deskId, 'desk.create'],
        [id, 'desk.create'],
      ].sort(),
    );
  });

  test('change their name and time zone', async () => {
    const admin = await aPerson(await anEmptyDesk(), 'admin');
    await changeDesk(admin, { name: 'Bàn Văn hoá', timeZone: 'Asia/Almaty' });
    expect((await placeOf(personOf(admin), admin.deskId))?.desk).toMatchObject({
      name: 'Bàn Văn hoá',
      timeZone: 'Asia/Almaty',
    });
  });
});
