/** What an empty database gets: the articles of seeds/, and the first administrator or the link that makes one. */
import { firstAdministrator, setupLink } from '@/lib/data/set-up';
import { env } from '@/lib/env';
import { importSeeds } from '@/seeds/import';
import { orRefuse, Refusal } from './refusal';

/** Import the articles that come with the program, the first time. @returns the outcome in words */
export async function provideArticles(): Promise<string> {
  const outcomes = await importSeeds();
  if (outcomes.length === 0) return 'nothing new';
  const imported = outcomes.filter(({ outcome }) => outcome === 'imported');
  return `${imported.length} of ${outcomes.length} imported`;
}

/** Make the first administrator where the environment names one and there is nobody yet. */
export async function provideAdministrator(): Promise<void> {
  const { VERIMARK_ADMIN_EMAIL: email, VERIMARK_ADMIN_PASSWORD: password } = env();
  if (email === undefined && password === undefined) return;
  if (email === undefined || password === undefined) {
    throw new Refusal('VERIMARK_ADMIN_EMAIL and VERIMARK_ADMIN_PASSWORD are set together or not at all.');
  }
  await orRefuse(
    () => firstAdministrator({ email, password }),
    (code) => PASSWORD_REFUSALS[code],
  );
}

const PASSWORD_REFUSALS: Record<string, string> = {
  'password.short': 'VERIMARK_ADMIN_PASSWORD is too short.',
  'password.common': 'VERIMARK_ADMIN_PASSWORD is one that is tried first. Choose another.',
};

/** What to do first, while there is nobody who could sign in; null afterwards. */
export async function invitation(address: string): Promise<string | null> {
  const path = await setupLink();
  if (path === null) return null;
  return `There is nobody yet. This link makes the first administrator, once, within a day:\n${address}${path}`;
}
