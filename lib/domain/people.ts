/** Who uses the program: what they type to get in, what they prefer, and what an administrator does with them. */
import { z } from 'zod';
import { Role } from './permissions';

/** Languages of the interface. An article keeps its own. */
export const Locale = z.enum(['vi', 'en']);
export type Locale = z.infer<typeof Locale>;

/** `system` follows the device. */
export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

/** What a person has chosen for themselves; a field that is missing falls back to the browser's wish or the default. */
export const Preferences = z.object({
  locale: Locale.optional(),
  theme: Theme.default('system'),
  /** Keys that were changed: name of the command → how the key is written. */
  keys: z.record(z.string().max(60), z.string().max(40)).default({}),
  /** False: keys without Ctrl, Alt or Meta do nothing. */
  singleKeys: z.boolean().default(true),
  /** Notifications also come by e-mail, where the server sends any. */
  mail: z.boolean().default(true),
});
export type Preferences = z.infer<typeof Preferences>;

/** Some of the preferences, to be laid over those that are stored. */
export const ChangePreferences = z.object({
  locale: Locale.optional(),
  theme: Theme.optional(),
  keys: z.record(z.string().max(60), z.string().max(40)).optional(),
  singleKeys: z.boolean().optional(),
  mail: z.boolean().optional(),
});
export type ChangePreferences = z.infer<typeof ChangePreferences>;

/** Notifications by e-mail, as chosen in a form. */
export const ChooseMail = z.object({ mail: z.enum(['yes', 'no']).transform((choice) => choice === 'yes') });
export type ChooseMail = z.infer<typeof ChooseMail>;

/** An e-mail address as it is stored and compared: NFKC, lower case. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .transform((text) => text.normalize('NFKC').toLowerCase())
  .refine((text) => z.email().safeParse(text).success, { error: 'email' });

const name = z.string().trim().min(1).max(100).normalize();

/** A password that is being typed to prove who one is: whatever was once accepted. */
const GivenPassword = z.string().min(1).max(200);

/** A password that is being chosen; how good it is lib/outside/passwords.ts decides. */
const NewPassword = z.string().min(1).max(200);

/** An IANA name that this machine knows. */
export const TimeZone = z.string().max(60).refine(isTimeZone, { error: 'timeZone' });

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

export const SignIn = z.object({ email: Email, password: GivenPassword });
export type SignIn = z.infer<typeof SignIn>;

/** The first administrator and the name of the first desk. */
export const SetUp = z.object({ name, email: Email, password: NewPassword, deskName: name });
export type SetUp = z.infer<typeof SetUp>;

/** An invitation taken up by someone new: the address stands in the invitation. */
export const Join = z.object({ name, password: NewPassword });
export type Join = z.infer<typeof Join>;

/** An invitation taken up by someone who has an account already, or a new password by a reset link. */
export const ProvePassword = z.object({ password: GivenPassword });
export type ProvePassword = z.infer<typeof ProvePassword>;

export const ResetPassword = z.object({ password: NewPassword });
export type ResetPassword = z.infer<typeof ResetPassword>;

export const ChangePassword = z.object({ current: GivenPassword, password: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const ChangeName = z.object({ name });
export type ChangeName = z.infer<typeof ChangeName>;

export const Invite = z.object({ email: Email, role: Role });
export type Invite = z.infer<typeof Invite>;

export const ChangeRole = z.object({ userId: z.string().min(1).max(40), role: Role });
export type ChangeRole = z.infer<typeof ChangeRole>;

/** A person of the desk, by id. */
export const MemberRef = z.object({ userId: z.string().min(1).max(40) });
export type MemberRef = z.infer<typeof MemberRef>;

export const InvitationRef = z.object({ ticketId: z.string().min(1).max(40) });
export type InvitationRef = z.infer<typeof InvitationRef>;

export const NewDesk = z.object({ name });
export type NewDesk = z.infer<typeof NewDesk>;

export const DeskSettings = z.object({ name, timeZone: TimeZone });
export type DeskSettings = z.infer<typeof DeskSettings>;
