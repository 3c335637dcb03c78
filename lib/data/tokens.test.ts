import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, can, type Permission, permissions } from '@/lib/domain/permissions';
import { MOST_TOKENS, permissionsOf, Scope, scopes } from '@/lib/domain/token';
import { database } from './client';
import { changeRole, deactivateMember, reactivateMember } from './members';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim, askAs } from './testing-claim';
import { bearerOf, listTokens, makeToken, revokeToken } from './tokens';
import { readWorkspace } from './workspace';

type Person = Actor & { kind: 'person' };

/** What no program may do, whoever made its token. */
const never: readonly Permission[] = [
  ...([
    'token.read',
    'token.make',
    'token.revoke',
    'token.oversee',
    'audit.verify',
    'guideline.write',
  ] as const),
  ...(['protected-note.write', 'protected-note.read', 'protected-note.destroy'] as const),
  ...(['conflict.declare', 'conflict.end', 'people.read', 'people.invite', 'people.role'] as const),
  ...(['people.deactivate', 'people.reset', 'feed.read', 'feed.add', 'feed.change', 'feed.remove'] as const),
  ...([
    'webhook.read',
    'webhook.add',
    'webhook.remove',
    'report.settings',
    'desk.settings',
    'desk.create',
  ] as const),
];

describe('scopes', () => {
  const held: readonly Permission[] = Object.values(scopes).flat();

  it('hold a permission once at the most, and none that no program has', () => {
    expect(held.filter((one, at) => held.indexOf(one) !== at)).toEqual([]);
    expect(never.filter((one) => held.includes(one))).toEqual([]);
  });

  it('narrow a role and never widen it', () => {
    const only = permissionsOf(Scope.options);
    for (const role of ['viewer', 'checker', 'editor', 'admin'] as const) {
      const person = { kind: 'person', userId: 'u', name: '', deskId: 'd', role } as const;
      const program = { ...person, only };
      for (const permission of Object.keys(permissions) as Permission[]) {
        expect(can(program, permission)).toBe(can(person, permission) && held.includes(permission));
      }
    }
  });
});

eachEngine('access tokens', () => {
  let [checker, other, admin, stranger]: Person[] = [];
  const person = (one: Person | undefined): Person => {
    if (!one) throw new Error('nobody there');
    return one;
  };
  const made = (by: Person, chosen: Scope[] = ['mark']) =>
    makeToken(by, { name: 'Máy nhập tin', scopes: chosen, days: '30' });
  const idOf = async (token: string) => (await bearerOf(token))?.tokenId ?? '';

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    checker = await aPerson(deskId, 'checker');
    other = await aPerson(deskId, 'checker');
    admin = await aPerson(deskId, 'admin');
    stranger = await aPerson(await anEmptyDesk(), 'admin');
  });

  it('stands for its person in its desk, held to its scopes', async () => {
    const bearer = await bearerOf(await made(person(checker)));
    expect(bearer?.actor).toMatchObject({ userId: person(checker).userId, deskId: person(checker).deskId });
    const allowed = (permission: Permission) => bearer && can(bearer.actor, permission);
    expect([allowed('claim.read'), allowed('claim.draft')]).toEqual([true, true]);
    expect([allowed('note.read-internal'), allowed('evidence.add')]).toEqual([false, false]);
  });

  it('is stored as its hash alone, and in the log too', async () => {
    const token = await made(person(checker));
    const db = await database();
    const rows = [await db.accessToken.findMany(), await db.auditEvent.findMany()];
    expect(JSON.stringify(rows).includes(token)).toBe(false);
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'token.make' } });
    expect(event.change).toMatchObject({ name: 'Máy nhập tin', scopes: ['read', 'mark'] });
  });

  it('does what its person does by the same verbs, and no more', async () => {
    const { id, articleId } = await aClaim(person(checker));
    const bearer = await bearerOf(await made(person(checker), ['mark']));
    if (!bearer) throw new Error('no bearer');
    await askAs(bearer.actor, 'claim.edit', { claimId: id, version: 1, place: 'Almaty' });
    const comment = { id: '0'.repeat(20), claimId: id, text: 'Xem lại.' };
    expect(await codeOf(askAs(bearer.actor, 'comment.add', comment))).toBe('permission.denied');
    expect((await readWorkspace(bearer.actor, articleId)).claims).toMatchObject([{ place: 'Almaty' }]);
  });

  it('follows its person: another role, out of the desk, in again', async () => {
    const token = await made(person(other));
    const { userId } = person(other);
    await changeRole(person(admin), { userId, role: 'viewer' });
    const asViewer = await bearerOf(token);
    expect(asViewer && can(asViewer.actor, 'claim.draft')).toBe(false);
    await deactivateMember(person(admin), { userId });
    expect(await bearerOf(token)).toBeNull();
    await reactivateMember(person(admin), { userId });
    expect(await bearerOf(token)).not.toBeNull();
    await changeRole(person(admin), { userId, role: 'checker' });
  });

  it.each([
    ['nothing', () => ''],
    ['something else', () => `vmk_${'a'.repeat(43)}`],
    ['its hash', async () => (await (await database()).accessToken.findFirstOrThrow()).tokenHash],
  ])('is not %s', async (_, guess) => {
    expect(await bearerOf(await guess())).toBeNull();
  });

  it('ends with its time, and at once when it is revoked', async () => {
    const token = await made(person(checker));
    const later = new Date(Date.now() + 31 * 86_400_000);
    expect(await bearerOf(token, later)).toBeNull();
    const tokenId = await idOf(token);
    expect(await codeOf(revokeToken(person(stranger), { tokenId }))).toBe('not-found');
    expect(await codeOf(revokeToken(person(other), { tokenId }))).toBe('not-found');
    await revokeToken(person(checker), { tokenId });
    expect(await bearerOf(token)).toBeNull();
    expect(await codeOf(revokeToken(person(checker), { tokenId }))).toBe('not-found');
  });

  it('is shown to its person and to administrators, with its last use', async () => {
    const token = await made(person(other));
    const tokenId = await idOf(token);
    const find = async (reader: Person) => (await listTokens(reader)).find((one) => one.id === tokenId);
    expect(await find(person(checker))).toBeUndefined();
    expect(await find(person(other))).toMatchObject({ state: 'open', scopes: ['read', 'mark'] });
    expect((await find(person(other)))?.lastUsedAt).not.toBeNull();
    expect(await find(person(admin))).toMatchObject({ userId: person(other).userId });
    expect(JSON.stringify(await listTokens(person(admin))).includes(token)).toBe(false);
    await revokeToken(person(admin), { tokenId });
    expect(await find(person(other))).toMatchObject({ state: 'revoked' });
  });

  it('cannot make others, and there are not more of them than can be overseen', async () => {
    const bearer = await bearerOf(await made(person(checker), [...Scope.options]));
    if (!bearer) throw new Error('no bearer');
    expect(await codeOf(made(bearer.actor))).toBe('permission.denied');
    const many = Array.from({ length: MOST_TOKENS }, () => made(person(stranger)));
    await Promise.all(many);
    expect(await codeOf(made(person(stranger)))).toBe('token.too-many');
  });
});
