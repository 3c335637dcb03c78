import { z } from 'zod';
import { DomainError } from './errors';

/** What a person is in a desk, from least to most. No role is above the verdict rules. */
export const Role = z.enum(['viewer', 'checker', 'editor', 'admin']);
export type Role = z.infer<typeof Role>;

const everyone = ['viewer', 'checker', 'editor', 'admin'] as const;
const working = ['checker', 'editor', 'admin'] as const;
const editors = ['editor', 'admin'] as const;
const admins = ['admin'] as const;
/** The program itself: imports its seeds, nothing else. */
const withSystem = [...working, 'system'] as const;

/**
 * Who may do what within a desk: the one table that the verbs, the screens and the tests read.
 * What is not in it is refused.
 */
export const permissions = {
  'desk.read': everyone,
  'article.read': everyone,
  'article.import': withSystem,
  'article.describe': working,
  'version.add': working,
  'version.edit': editors,
  'sentence.split': working,
  'sentence.join': working,
  'claim.read': everyone,
  'claim.draft': working,
  'claim.edit': working,
  'claim.withdraw': working,
  'claim.restore': working,
  'claim.merge': working,
  'claim.split': working,
  'claim.link': working,
  'claim.unlink': working,
  'occurrence.add': working,
  'occurrence.adjust': working,
  'occurrence.accept': working,
  'occurrence.place': working,
  'occurrence.remove': working,
  'annotation.import': working,
  'annotation.replace': working,
  'verdict.give': working,
  'note.add': working,
  'note.edit': working,
  'note.delete': working,
  'note.read-internal': working,
  'evidence.add': working,
  'evidence.edit': working,
  'evidence.remove': working,
  'search.log': working,
  'search.edit': working,
  'search.remove': working,
  'contact.log': working,
  'contact.edit': working,
  'contact.remove': working,
  'snapshot.capture': working,
  'snapshot.view': working,
  'source.edit': working,
  'origin.rename': working,
  'protected-note.write': working,
  'protected-note.read': working,
  'protected-note.destroy': working,
  'assessment.submit': working,
  'assessment.take-back': working,
  'review.read': working,
  'review.approve': working,
  'review.send-back': working,
  'review.disagree': working,
  'review.decide': editors,
  'claim.assign': editors,
  'claim.take': working,
  'claim.hand-back': working,
  'reading.begin': working,
  'reading.finish': working,
  'article.double-read': editors,
  'article.join-origin': working,
  'article.part-origin': working,
  'comment.add': working,
  'comment.edit': working,
  'comment.resolve': working,
  'comment.reopen': working,
  'comment.delete': working,
  'conflict.declare': working,
  'conflict.end': working,
  'guideline.read': everyone,
  'guideline.write': editors,
  'agreement.read': working,
  'audit.read': working,
  'audit.verify': working,
  'history.undo': working,
  'history.redo': working,
  'history.read': working,
  'report.read': everyone,
  'report.export': everyone,
  'report.unapproved': editors,
  'report.publish': editors,
  'report.withdraw': editors,
  'report.settings': editors,
  'people.read': admins,
  'people.invite': admins,
  'people.role': admins,
  'people.deactivate': admins,
  'people.reset': admins,
  'feed.read': admins,
  'feed.add': admins,
  'feed.change': admins,
  'feed.remove': admins,
  'token.read': everyone,
  'token.make': everyone,
  'token.revoke': everyone,
  'token.oversee': admins,
  'webhook.read': admins,
  'webhook.add': admins,
  'webhook.remove': admins,
  'desk.settings': admins,
  'desk.create': admins,
} as const satisfies Record<string, readonly (Role | 'system')[]>;

export type Permission = keyof typeof permissions;

/** Who acts, in which desk, as what. Made by lib/web from the session, or by a program for itself. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly userId: string;
      readonly name: string;
      readonly deskId: string;
      readonly role: Role;
      /** Of what the role allows, this much alone: a program with a token of theirs. Absent: all of it. */
      readonly only?: readonly Permission[];
    }
  | { readonly kind: 'system'; readonly deskId: string };

/** Whether the actor may; an unknown permission or role is refused. */
export const can = (actor: Actor, permission: Permission): boolean => {
  const role = actor.kind === 'system' ? 'system' : actor.role;
  const allowed: readonly string[] = permissions[permission] ?? [];
  return allowed.includes(role) && isWithin(actor, permission);
};

const isWithin = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || !actor.only || actor.only.includes(permission);

/** @throws DomainError permission.denied */
export const assertCan = (actor: Actor, permission: Permission): void => {
  if (!can(actor, permission)) throw new DomainError('permission.denied', { permission });
};

/** Everything the actor may do, for the screen: server and screen read the same table. */
export const abilities = (actor: Actor): readonly Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((permission) => can(actor, permission));
