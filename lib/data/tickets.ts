import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { Role } from '@/lib/domain/permissions';
import { database, type Tx } from './client';
import type { Ticket } from './generated/sqlite/client';
import { randomToken, tokenHashOf } from './random-token';

const HOUR = 3_600_000;

/** In ms: how long a link of each kind can be used. */
const lifetime = { setup: 24 * HOUR, invitation: 7 * 24 * HOUR, reset: 24 * HOUR } as const;

export type TicketKind = keyof typeof lifetime;

/** A new link: where it leads, to be shown once, and the row that is stored. */
export const newTicket = (kind: TicketKind, now: Date) => {
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + lifetime[kind]);
  return {
    path: `/welcome/${token}`,
    row: { id: newId(), kind, tokenHash: tokenHashOf(token), createdAt: now, expiresAt },
  };
};

/** What makes a ticket open: neither used nor withdrawn nor too old. */
export const isOpen = (now: Date) => ({ usedAt: null, revokedAt: null, expiresAt: { gt: now } });

/**
 * Use a link up. Of many at the same moment one gets through, since the row is changed only while it is open.
 *
 * @throws DomainError ticket.invalid
 */
export const takeTicket = async (tx: Tx, kind: TicketKind, token: string, now: Date): Promise<Ticket> => {
  const tokenHash = tokenHashOf(token);
  const { count } = await tx.ticket.updateMany({
    where: { tokenHash, kind, ...isOpen(now) },
    data: { usedAt: now },
  });
  if (count === 0) throw new DomainError('ticket.invalid');
  return tx.ticket.findUniqueOrThrow({ where: { tokenHash } });
};

/** What a link is for, before anything is done with it. */
export type TicketView = {
  kind: TicketKind;
  state: 'open' | 'used' | 'revoked' | 'expired';
  /** For whom it is: the invited address, or the address of the account; null for the first administrator. */
  email: string | null;
  /** Of the account with that address. */
  name: string | null;
  /** Invitations. */
  desk: { name: string; role: Role } | null;
  hasAccount: boolean;
};

/** Look at a link without using it; null when there is none like it. */
export const readTicket = async (token: string, now: Date = new Date()): Promise<TicketView | null> => {
  const client = await database();
  const ticket = await client.ticket.findUnique({
    where: { tokenHash: tokenHashOf(token) },
    include: { desk: true, user: true },
  });
  if (!ticket) return null;
  const account =
    ticket.user ?? (ticket.email && (await client.user.findUnique({ where: { email: ticket.email } })));
  return {
    kind: ticket.kind as TicketKind,
    state: stateOf(ticket, now),
    email: ticket.email ?? ticket.user?.email ?? null,
    name: account ? account.name : null,
    desk: ticket.desk && { name: ticket.desk.name, role: Role.parse(ticket.role) },
    hasAccount: Boolean(account),
  };
};

/** The open invitation or reset behind a link. @throws DomainError ticket.invalid */
export const openTicket = async (token: string, kind: TicketKind, now: Date): Promise<TicketView> => {
  const ticket = await readTicket(token, now);
  if (ticket?.kind !== kind || ticket.state !== 'open') throw new DomainError('ticket.invalid');
  return ticket;
};

const stateOf = (ticket: Ticket, now: Date): TicketView['state'] => {
  if (ticket.usedAt) return 'used';
  if (ticket.revokedAt) return 'revoked';
  return ticket.expiresAt > now ? 'open' : 'expired';
};
