import type { ChangeName, ChangePreferences, Preferences } from '@/lib/domain/people';
import { database } from './client';
import { type Person, toPerson } from './people';

/** Lay some preferences over those the person has. @returns all of them as they are now */
export const changePreferences = async (person: Person, changes: ChangePreferences): Promise<Preferences> => {
  const preferences: Preferences = { ...person.preferences, ...definedOf(changes) };
  await (await database()).user.update({ where: { id: person.id }, data: { preferences } });
  return preferences;
};

const definedOf = (changes: ChangePreferences): Partial<Preferences> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

/** Change the name under which the person's work stands everywhere. */
export const changeName = async (person: Person, { name }: ChangeName): Promise<Person> =>
  toPerson(await (await database()).user.update({ where: { id: person.id }, data: { name } }));
