import type { NextAuthOptions } from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import { type Person, personOfSession } from '../data/people';
import { signIn } from '../data/sign-in';
import { isDomainError } from '../domain/errors';
import { parse } from '../domain/input';
import { SignIn } from '../domain/people';
import { dataDir, env } from '../env';
import { log } from '../log';
import { keptSecret } from '../outside/secret';
import { cookie, isSecure } from './cookies';

/** In seconds. A session ends twelve hours after it was last used. */
export const SESSION_SECONDS = 12 * 3600;

/** What a session's token says. Roles are read anew at each request and stand in no token. */
export type SessionToken = { userId: string; sessionVersion: number; issuedAt: number };

let kept: string | undefined;

/** Given by the environment, else the one in the data folder, which is read once. */
const secret = (): string => {
  kept ??= env().NEXTAUTH_SECRET ?? keptSecret(dataDir());
  return kept;
};

/** A signed and encrypted token for a person who has just proved who they are. */
export const tokenFor = (person: Person): Promise<string> =>
  encode({
    token: { sub: person.id, version: person.sessionVersion },
    secret: secret(),
    maxAge: SESSION_SECONDS,
  });

/** What a token says, or null when it is not ours, has been altered or has run out. */
export const readToken = async (token: string | undefined): Promise<SessionToken | null> => {
  if (!token) return null;
  const claims = await decode({ token, secret: secret() }).catch(() => null);
  if (!claims?.sub || typeof claims.version !== 'number') return null;
  return { userId: claims.sub, sessionVersion: claims.version, issuedAt: Number(claims.iat ?? 0) };
};

/** Whoever asks, as our own HTTP server says: it takes the address from the socket. */
export const addressOf = (headers: Readonly<Record<string, string>> | undefined): string =>
  headers?.['x-forwarded-for'] ?? '';

const password = CredentialsProvider({
  id: 'password',
  name: 'password',
  credentials: { email: {}, password: {} },
  async authorize(credentials, request) {
    const input = parse(SignIn, credentials);
    const person = await signIn(input, addressOf(request.headers));
    return { id: person.id, email: person.email, name: person.name, version: person.sessionVersion };
  },
});

/** Settings of next-auth. Made at each request, since the environment decides on cookies. */
export const authOptions = (): NextAuthOptions => ({
  providers: [password],
  secret: secret(),
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
  useSecureCookies: isSecure(),
  cookies: {
    sessionToken: cookie('session'),
    csrfToken: cookie('csrf'),
    callbackUrl: cookie('callback'),
  },
  callbacks: {
    /** Runs whenever next-auth reads a session. Throwing ends it: the cookie is taken away and the answer is empty. */
    async jwt({ token, user }) {
      if (user) return { sub: user.id, version: 'version' in user ? user.version : 0 };
      const person = await personOfSession(String(token.sub), Number(token.version));
      if (!person) throw new Error('session has ended');
      return token;
    },
    async session({ session, token }) {
      const person = await personOfSession(String(token.sub), Number(token.version));
      return { expires: session.expires, user: { name: person?.name, email: person?.email } };
    },
  },
  logger: {
    error: (code, metadata) => {
      if (code !== 'JWT_SESSION_ERROR' && !isDomainError(metadata)) log.error(`next-auth: ${code}`);
    },
    warn: (code) => log.debug(`next-auth: ${code}`),
  },
});
