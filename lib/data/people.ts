import { type Locale, Preferences } from '@/lib/domain/people';
import { type Actor, Role } from '@/lib/domain/permissions';
import { database, type Tx } from './client';
import type { User } from './generated/sqlite/client';

/** Someone with an account, as the edge knows them after each request's look into the database. */
export type Person = {
  id: string;
  email: string;
  name: string;
  preferences: Preferences;
  /** Sessions that carry another number have ended. */
  sessionVersion: number;
};

/** A row of `User` without its password. */
export const toPerson = ({ id, email, name, preferences, sessionVersion }: User): Person => ({
  id,
  email,
  name,
  preferences: Preferences.parse(preferences ?? {}),
  sessionVersion,
});

/** The person of a session, or null when it has ended or the account is gone. */
export const personOfSession = async (id: string, sessionVersion: number): Promise<Person | null> => {
  const user = await (await database()).user.findUnique({ where: { id } });
  return user && user.sessionVersion === sessionVersion ? toPerson(user) : null;
};

/** A desk as one of its people sees it. */
export type DeskOfPerson = { id: string; name: string; timeZone: string; role: Role };

/** The desks a person may enter now, by name in the order of their language. */
export const desksOf = async (userId: string, locale: Locale = 'vi'): Promise<DeskOfPerson[]> => {
  const memberships = await (await database()).membership.findMany({
    where: { userId, deactivatedAt: null },
    include: { desk: true },
  });
  const { compare } = new Intl.Collator(locale);
  return memberships
    .map(({ desk, role }) => ({
      id: desk.id,
      name: desk.name,
      timeZone: desk.timeZone,
      role: Role.parse(role),
    }))
    .sort((a, b) => compare(a.name, b.name));
};

/** A person's place in a desk: as whom they act there, and the desk. */
export type Place = {
  actor: Actor & { kind: 'person' };
  desk: { id: string; name: string; timeZone: string };
};

/** The person's place in a desk, or null when the desk does not exist or they may not enter it. */
export const placeOf = async (person: Pick<Person, 'id' | 'name'>, deskId: string): Promise<Place | null> => {
  const found = await (await database()).membership.findUnique({
    where: { deskId_userId: { deskId, userId: person.id } },
    include: { desk: true },
  });
  const role = Role.safeParse(found?.role);
  if (!found || found.deactivatedAt || !role.success) return null;
  const { id, name, timeZone } = found.desk;
  const actor = { kind: 'person', userId: person.id, name: person.name, deskId, role: role.data } as const;
  return { actor, desk: { id, name, timeZone } };
};

/** Names by user id, also of people who have left their desks. */
export const namesOf = async (
  db: Tx,
  ids: Iterable<string | null>,
): Promise<Readonly<Record<string, string>>> => {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const people = await db.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
};
