import { cookies } from 'next/headers';
import { changePreferences } from '../data/account';
import type { ChangePreferences, Preferences } from '../domain/people';
import { cookie, LONG } from './cookies';
import { currentUser } from './session';

/**
 * Keep some preferences: with the person who is signed in, language and theme also in this browser, for when nobody is.
 * For actions and API routes.
 *
 * @returns all of the person's preferences; null when nobody is signed in
 */
export const keepPreferences = async (changes: ChangePreferences): Promise<Preferences | null> => {
  const { locale, theme } = changes;
  for (const [kind, value] of Object.entries({ locale, theme })) if (value) await remember(kind, value);
  const person = await currentUser();
  return person && changePreferences(person, changes);
};

const remember = async (kind: string, value: string): Promise<void> => {
  const { name, options } = cookie(kind);
  (await cookies()).set(name, value, { ...options, maxAge: LONG });
};
