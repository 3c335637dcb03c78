import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { type Person, type Place, personOfSession, placeOf } from '../data/people';
import { DomainError } from '../domain/errors';
import type { Actor } from '../domain/permissions';
import { readToken, SESSION_SECONDS, tokenFor } from './auth';
import { cookie } from './cookies';

/** In seconds: a token older than this is replaced when it is used, so that the twelve hours begin anew. */
const RENEW_AFTER = 3600;

const readSession = cache(async () => {
  const token = await readToken((await cookies()).get(cookie('session').name)?.value);
  const person = token && (await personOfSession(token.userId, token.sessionVersion));
  return person ? { person, issuedAt: token.issuedAt } : null;
});

/** Who is signed in, looked up in the database once per request; null when nobody is or the session was ended. */
export const currentUser = async (): Promise<Person | null> => (await readSession())?.person ?? null;

/** Who is signed in, for a page at the address `to`; whoever is not is sent to sign in, and then comes back. */
export const requireUser = async (to = '/'): Promise<Person> =>
  (await currentUser()) ?? redirect(`/sign-in?to=${encodeURIComponent(to)}`);

/** The place of whoever is signed in in a desk, looked up once per request; null when nobody is, or they may not enter. */
export const placeIn = cache(async (deskId: string): Promise<(Place & { person: Person }) | null> => {
  const person = await currentUser();
  const place = person && (await placeOf(person, deskId));
  return place && { ...place, person };
});

/**
 * The person's place in a desk, for a page at the address `to`. The page is not found for whoever may not enter:
 * "forbidden" would tell that the desk exists.
 */
export const deskPlace = async (deskId: string, to = `/d/${deskId}`): Promise<Place & { person: Person }> => {
  await requireUser(to);
  return (await placeIn(deskId)) ?? notFound();
};

/** Who is signed in, for an action or an API route. @throws DomainError session.missing */
export const actingUser = async (): Promise<Person> => {
  const person = await currentUser();
  if (!person) throw new DomainError('session.missing');
  return person;
};

/** As whom the person acts in a desk, for an action or an API route. @throws DomainError session.missing, not-found */
export const actingIn = async (deskId: string): Promise<Actor & { kind: 'person' }> => {
  const place = await placeOf(await actingUser(), deskId);
  if (!place) throw new DomainError('not-found');
  return place.actor;
};

/**
 * `actingIn` for an API route. A page that has kept work says whose it is (`verimark-user`): should someone else have
 * signed in since, it is not done in their name. @throws DomainError session.missing, not-found
 */
export const apiActor = async (request: Request, deskId: string): Promise<Actor & { kind: 'person' }> => {
  const actor = await actingIn(deskId);
  const meant = request.headers.get('verimark-user');
  if (meant !== null && meant !== actor.userId) throw new DomainError('session.missing');
  return actor;
};

/** Sign a person in on this device. For actions and API routes: a page cannot set cookies. */
export const startSession = async (person: Person): Promise<void> => {
  const { name, options } = cookie('session');
  (await cookies()).set(name, await tokenFor(person), { ...options, maxAge: SESSION_SECONDS });
};

/** Sign out on this device. */
export const endSession = async (): Promise<void> => {
  const { name, options } = cookie('session');
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
};

/** Let the session begin anew when it is used, once an hour at most. */
export const renewSession = async (): Promise<void> => {
  const session = await readSession();
  if (session && session.issuedAt < Date.now() / 1000 - RENEW_AFTER) await startSession(session.person);
};
