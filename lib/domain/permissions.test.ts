import { describe, expect, it } from 'vitest';
import { type Actor, abilities, assertCan, can, type Permission, permissions, Role } from './permissions';
import { verbs } from './verbs';

const person = (role: Role): Actor => ({ kind: 'person', userId: 'u', name: 'Checker A', deskId: 'd', role });
const system: Actor = { kind: 'system', deskId: 'd' };

describe('permissions', () => {
  it.each(Role.options)('%s may do what the table says and nothing else', (role) => {
    for (const [permission, allowed] of Object.entries(permissions)) {
      expect(can(person(role), permission as Permission)).toBe((allowed as readonly string[]).includes(role));
    }
  });

  it('each role may all that the one below it may', () => {
    const [viewer, checker, editor, admin] = Role.options.map((role) => new Set(abilities(person(role))));
    expect([...(viewer ?? [])].every((one) => checker?.has(one))).toBe(true);
    expect([...(checker ?? [])].every((one) => editor?.has(one))).toBe(true);
    expect([...(editor ?? [])].every((one) => admin?.has(one))).toBe(true);
  });

  it('the program itself imports, and nothing else', () => {
    expect(abilities(system)).toEqual(['article.import']);
  });

  it('refuses what it does not know', () => {
    expect(can(person('admin'), 'claim.burn' as Permission)).toBe(false);
    expect(can({ ...person('admin'), role: 'owner' as Role } as Actor, 'claim.draft')).toBe(false);
    expect(() => assertCan(person('viewer'), 'claim.draft')).toThrow('permission.denied');
  });

  it('every verb is in the table', () => {
    expect(Object.keys(verbs).filter((verb) => !(verb in permissions))).toEqual([]);
  });
});
