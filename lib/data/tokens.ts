import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { Preferences } from '@/lib/domain/people';
import { type Actor, assertCan, can } from '@/lib/domain/permissions';
import {
  type MakeToken,
  MOST_TOKENS,
  permissionsOf,
  Scope,
  type Token,
  type TokenRef,
} from '@/lib/domain/token';
import { database, type Tx } from './client';
import type { AccessToken } from './generated/sqlite/client';
import { placeOf } from './people';
import { randomToken, tokenHashOf } from './random-token';
import { write } from './write';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** So that a token that got out is known for what it is, by a person and by programs that look for such. */
const PREFIX = 'vmk_';

/** What makes a token open: neither revoked nor too old. */
const isOpen = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } });

/**
 * Make a token for the actor's own programs, in this desk.
 *
 * @returns the token, which cannot be shown a second time
 * @throws DomainError permission.denied; token.too-many with `limit`
 */
export const makeToken = async (actor: Actor, { name, scopes, days }: MakeToken): Promise<string> => {
  const token = PREFIX + randomToken();
  await write(actor, 'token.make', async (tx, at) => {
    if (actor.kind !== 'person') throw new DomainError('permission.denied');
    const { deskId, userId } = actor;
    const open = await tx.accessToken.count({ where: { deskId, userId, ...isOpen(at) } });
    if (open >= MOST_TOKENS) throw new DomainError('token.too-many', { limit: MOST_TOKENS });
    const chosen = Scope.options.filter((scope) => scope === 'read' || scopes.includes(scope));
    const expiresAt = new Date(at.getTime() + Number(days) * DAY_MS);
    const said = { name, tokenHash: tokenHashOf(token), scopes: chosen };
    const id = newId();
    await tx.accessToken.create({ data: { id, deskId, userId, ...said, createdAt: at, expiresAt } });
    return { target: id, change: { ...said, expiresAt: expiresAt.toISOString() } };
  });
  return token;
};

/** The actor's own tokens, newest first; everyone's for those who oversee them. @throws DomainError permission.denied */
export const listTokens = async (actor: Actor, now: Date = new Date()): Promise<Token[]> => {
  assertCan(actor, 'token.read');
  const own = actor.kind === 'person' ? actor.userId : '';
  const rows = await (await database()).accessToken.findMany({
    where: { deskId: actor.deskId, ...(!can(actor, 'token.oversee') && { userId: own }) },
    include: { user: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(({ user, ...row }) => ({
    ...{ id: row.id, name: row.name, userId: row.userId, person: user.name, scopes: scopesOf(row) },
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    state: stateOf(row, now),
  }));
};

const stateOf = ({ revokedAt, expiresAt }: AccessToken, now: Date): Token['state'] => {
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'open' : 'expired';
};

/** A scope that is no longer known opens nothing. */
const scopesOf = ({ scopes }: Pick<AccessToken, 'scopes'>): Scope[] =>
  Scope.options.filter((scope) => Array.isArray(scopes) && scopes.includes(scope));

/**
 * Close a token from its next request on. One's own, and everyone's for those who oversee them.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' and other people's tokens
 */
export const revokeToken = async (actor: Actor, { tokenId }: TokenRef): Promise<void> => {
  await write(actor, 'token.revoke', async (tx, at) => {
    const token = await tokenOf(tx, actor, tokenId);
    if (token.revokedAt) throw new DomainError('not-found');
    await tx.accessToken.update({ where: { id: tokenId }, data: { revokedAt: at } });
    return { target: tokenId, change: { revokedAt: [null, at.toISOString()] } };
  });
};

const tokenOf = async (tx: Tx, actor: Actor, id: string): Promise<AccessToken> => {
  const own = actor.kind === 'person' && !can(actor, 'token.oversee') ? { userId: actor.userId } : {};
  const token = await tx.accessToken.findFirst({ where: { id, deskId: actor.deskId, ...own } });
  if (!token) throw new DomainError('not-found');
  return token;
};

/** Who a program acts for: the person as they are in the desk now, held to what the token is for. */
export type Bearer = {
  readonly tokenId: string;
  readonly actor: Actor & { kind: 'person' };
  readonly preferences: Preferences;
};

/**
 * Whom a token stands for at this moment; null when it is not known, has ended, or its person may not enter the desk.
 * That it was used is noted once a minute at the most.
 */
export const bearerOf = async (token: string, now: Date = new Date()): Promise<Bearer | null> => {
  if (!token.startsWith(PREFIX)) return null;
  const db = await database();
  const row = await db.accessToken.findUnique({
    where: { tokenHash: tokenHashOf(token), ...isOpen(now) },
    include: { user: { select: { id: true, name: true, preferences: true } } },
  });
  const place = row && (await placeOf(row.user, row.deskId));
  if (!row || !place) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= MINUTE_MS)
    await db.accessToken.update({ where: { id: row.id }, data: { lastUsedAt: now } });
  return {
    tokenId: row.id,
    actor: { ...place.actor, only: permissionsOf(scopesOf(row)) },
    preferences: Preferences.parse(row.user.preferences ?? {}),
  };
};
