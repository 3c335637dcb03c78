import { z } from 'zod';
import { Id } from './ids';
import { Visibility } from './note';

export const Channel = z.enum(['email', 'phone', 'message', 'in_person', 'letter', 'other']);
export type Channel = z.infer<typeof Channel>;

/** What came of asking; `not_applicable` says in `response` why nobody needs to be asked. */
export const ContactOutcome = z.enum(['pending', 'answered', 'declined', 'no_answer', 'not_applicable']);
export type ContactOutcome = z.infer<typeof ContactOutcome>;

/** A row of `ContactAttempt`: the right of reply. */
export type ContactAttempt = {
  id: string;
  claimId: string;
  authorId: string;
  contacted: string;
  channel: Channel | null;
  attemptedAt: string;
  outcome: ContactOutcome;
  response: string;
  visibility: Visibility;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
};

const version = z.int().positive();
const who = z.string().trim().max(300);
const prose = z.string().trim().max(20_000);

/** Somebody is asked, by some channel; or there is a reason why not. */
const complete = (one: {
  outcome: ContactOutcome;
  contacted: string;
  channel: Channel | null;
  response: string;
}) => (one.outcome === 'not_applicable' ? one.response !== '' : one.contacted !== '' && one.channel !== null);

export const LogContact = z
  .object({
    id: Id,
    claimId: Id,
    version,
    contacted: who.default(''),
    channel: Channel.nullable().default(null),
    attemptedAt: z.iso.datetime(),
    outcome: ContactOutcome,
    response: prose.default(''),
    visibility: Visibility.default('internal'),
  })
  .refine(complete, { error: 'contact', path: ['contacted'] });
export type LogContact = z.infer<typeof LogContact>;

/** Change an attempt; what is left out stays. */
export const EditContact = z.object({
  id: Id,
  claimId: Id,
  version,
  contacted: who.optional(),
  channel: Channel.nullable().optional(),
  attemptedAt: z.iso.datetime().optional(),
  outcome: ContactOutcome.optional(),
  response: prose.optional(),
  visibility: Visibility.optional(),
});
export type EditContact = z.infer<typeof EditContact>;

export const RemoveContact = z.object({ id: Id, claimId: Id, version });
export type RemoveContact = z.infer<typeof RemoveContact>;
