import { z } from 'zod';
import { Id } from './ids';
import type { Permission } from './permissions';

/**
 * What a token may be made for, and what each scope lets it do where its person may. `read` belongs to every token: a
 * write answers with what it has made.
 */
export const scopes = {
  read: ['desk.read', 'article.read', 'claim.read', 'guideline.read', 'report.read'],
  internal: [
    'note.read-internal',
    'review.read',
    'history.read',
    'audit.read',
    'agreement.read',
    'snapshot.view',
    'report.unapproved',
  ],
  import: [
    'article.import',
    'article.describe',
    'version.add',
    'version.edit',
    'sentence.split',
    'sentence.join',
  ],
  mark: [
    'claim.draft',
    'claim.edit',
    'claim.withdraw',
    'claim.restore',
    'claim.merge',
    'claim.split',
    'claim.link',
    'claim.unlink',
    'occurrence.add',
    'occurrence.adjust',
    'occurrence.accept',
    'occurrence.place',
    'occurrence.remove',
    'annotation.import',
    'annotation.replace',
    'verdict.give',
    'note.add',
    'note.edit',
    'note.delete',
    'history.undo',
    'history.redo',
  ],
  evidence: [
    'evidence.add',
    'evidence.edit',
    'evidence.remove',
    'search.log',
    'search.edit',
    'search.remove',
    'contact.log',
    'contact.edit',
    'contact.remove',
    'snapshot.capture',
    'source.edit',
    'origin.rename',
    'article.join-origin',
    'article.part-origin',
  ],
  discuss: ['comment.add', 'comment.edit', 'comment.resolve', 'comment.reopen', 'comment.delete'],
  review: [
    'assessment.submit',
    'assessment.take-back',
    'review.approve',
    'review.send-back',
    'review.disagree',
    'review.decide',
    'claim.assign',
    'claim.take',
    'claim.hand-back',
    'reading.begin',
    'reading.finish',
    'article.double-read',
  ],
  publish: ['report.publish', 'report.withdraw'],
  export: ['report.export'],
} as const satisfies Record<string, readonly Permission[]>;

export const Scope = z.enum(Object.keys(scopes) as [keyof typeof scopes, ...(keyof typeof scopes)[]]);
export type Scope = z.infer<typeof Scope>;

/** Everything these scopes let a token do, where its person may. */
export const permissionsOf = (chosen: readonly Scope[]): readonly Permission[] =>
  ['read' as const, ...chosen].flatMap((scope): readonly Permission[] => scopes[scope]);

/** How long a token can be made for, in days. */
export const TOKEN_DAYS = ['7', '30', '90', '365'] as const;

/** A person can have so many open tokens in a desk. */
export const MOST_TOKENS = 20;

/** Make a token. `read` need not be named. */
export const MakeToken = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(Scope).max(Scope.options.length),
  days: z.enum(TOKEN_DAYS),
});
export type MakeToken = z.infer<typeof MakeToken>;

/** As the form sends it: a ticked box per scope. */
export const TokenForm = z
  .object({
    name: MakeToken.shape.name,
    days: MakeToken.shape.days,
    ...(Object.fromEntries(Scope.options.map((scope) => [scope, z.literal('on').optional()])) as Record<
      Scope,
      z.ZodOptional<z.ZodLiteral<'on'>>
    >),
  })
  .transform(
    ({ name, days, ...ticked }): MakeToken => ({
      ...{ name, days },
      scopes: Scope.options.filter((scope) => ticked[scope]),
    }),
  );

export const TokenRef = z.object({ tokenId: Id });
export type TokenRef = z.infer<typeof TokenRef>;

/** A token as its person sees it; the token itself cannot be shown again. Times are ISO 8601 in UTC. */
export type Token = {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly person: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string;
  /** To the minute; null: never. */
  readonly lastUsedAt: string | null;
  readonly state: 'open' | 'expired' | 'revoked';
};
