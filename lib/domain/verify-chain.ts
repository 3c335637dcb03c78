/** Whether the events of a desk hang together: numbered without gaps, each naming the hash of the one before. */
import { type AuditEvent, hashOf } from './audit';
import { type Fault, type FaultKind, shown } from './fault';

/** How far the chain has been followed: number and hash of the last event. */
export type ChainEnd = { readonly seq: number; readonly hash: string };

export const beginning: ChainEnd = { seq: 0, hash: '' };

const differs = (kind: FaultKind, id: string, column: string, expected: unknown, found: unknown): Fault[] =>
  expected === found
    ? []
    : [{ kind, table: 'AuditEvent', id, column, expected: shown(expected), found: shown(found) }];

/**
 * What is wrong with the event that follows `end`.
 *
 * @param hash of an event, for callers that have a quicker way than `hashOf`
 */
export const linkFaults = (
  end: ChainEnd,
  event: AuditEvent,
  hash: (event: AuditEvent) => string = hashOf,
): Fault[] => {
  const id = String(event.seq);
  return [
    ...differs('chain.gap', id, 'seq', end.seq + 1, event.seq),
    ...differs('chain.link', id, 'prevHash', end.hash, event.prevHash),
    ...differs('chain.hash', id, 'hash', hash(event), event.hash),
  ];
};

/** Whether the chain ends where the desk remembers: count and head stand with the desk, so a cut-off end is noticed. */
export const endFaults = (
  end: ChainEnd,
  desk: { id: string; auditCount: number; auditHead: string },
): Fault[] => {
  const at = { table: 'Desk', id: desk.id };
  const count: Fault = {
    ...{ kind: 'chain.count', ...at, column: 'auditCount' },
    ...{ expected: String(end.seq), found: String(desk.auditCount) },
  };
  const head: Fault = {
    ...{ kind: 'chain.head', ...at, column: 'auditHead' },
    ...{ expected: shown(end.hash), found: shown(desk.auditHead) },
  };
  return [...(end.seq === desk.auditCount ? [] : [count]), ...(end.hash === desk.auditHead ? [] : [head])];
};
