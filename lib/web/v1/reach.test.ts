import { describe, expect, it } from 'vitest';
import { type Permission, permissions } from '@/lib/domain/permissions';
import { scopes } from '@/lib/domain/token';
import { routes } from './routes';

/** What people can do on the screens and programs cannot, with why. */
const elsewhere: Partial<Record<Permission, string>> = {
  'note.read-internal': 'widens what other lines answer',
  'report.unapproved': 'widens what other lines answer',
  'protected-note.write': 'who a source is no program learns',
  'protected-note.read': 'who a source is no program learns',
  'protected-note.destroy': 'who a source is no program learns',
  'conflict.declare': 'a person’s own word about themselves',
  'conflict.end': 'a person’s own word about themselves',
  'guideline.write': 'people agree on it, on its page',
  'agreement.read': 'numbers for people to talk over; what they are counted from has addresses',
  'audit.verify': 'reads everything there is: a button and a command',
  'people.read': 'who works here is for people to say',
  'people.invite': 'who works here is for people to say',
  'people.role': 'who works here is for people to say',
  'people.deactivate': 'who works here is for people to say',
  'people.reset': 'who works here is for people to say',
  'feed.read': 'how the desk is set up is for people to say',
  'feed.add': 'how the desk is set up is for people to say',
  'feed.change': 'how the desk is set up is for people to say',
  'feed.remove': 'how the desk is set up is for people to say',
  'token.read': 'a token makes no tokens',
  'token.make': 'a token makes no tokens',
  'token.revoke': 'a token makes no tokens',
  'token.oversee': 'a token makes no tokens',
  'webhook.read': 'how the desk is set up is for people to say',
  'webhook.add': 'how the desk is set up is for people to say',
  'webhook.remove': 'how the desk is set up is for people to say',
  'desk.settings': 'how the desk is set up is for people to say',
  'desk.create': 'how the desk is set up is for people to say',
  'report.settings': 'how the desk is set up is for people to say',
};

const known = Object.keys(permissions) as Permission[];
const reached = new Set<Permission>(routes.map(({ permission }) => permission));

describe('what a program can do', () => {
  it('is what the screens can, or stands here with why not', () => {
    expect(known.filter((one) => !reached.has(one) && !(one in elsewhere))).toEqual([]);
  });

  it('stands here only where there is no address', () => {
    expect(Object.keys(elsewhere).filter((one) => reached.has(one as Permission))).toEqual([]);
  });

  it('is in a scope, or no token could ask for it', () => {
    const scoped = new Set<Permission>(Object.values(scopes).flat());
    expect([...reached].filter((one) => !scoped.has(one))).toEqual([]);
  });
});
