import { canonicalJson, sha256 } from './hash';

/** What an audit event says, before it has its place in the chain. */
export type Recorded = {
  /** Id of the record it is about. */
  target: string;
  /** The article in whose workspace it was done. */
  articleId?: string | null;
  /** Patches (lib/domain/change.ts), or what a verb of another kind records. */
  change: unknown;
  /** seq of the event it takes back. */
  undoes?: number | null;
};

/** An event in its desk's chain. `at` is ISO 8601 in UTC; `hash` covers everything else, the previous hash included. */
export type AuditEvent = Required<Recorded> & {
  deskId: string;
  seq: number;
  at: string;
  actorId: string | null;
  action: string;
  requestId: string | null;
  prevHash: string;
  hash: string;
};

/** What the hash of an event covers: everything else. */
export const unhashed = ({
  hash: _,
  ...event
}: Omit<AuditEvent, 'hash'> & { hash?: string }): Omit<AuditEvent, 'hash'> => event;

/** Hash of an event: SHA-256 over the canonical JSON of all its other fields, hex. */
export const hashOf = (event: Omit<AuditEvent, 'hash'> & { hash?: string }): string =>
  sha256(canonicalJson(unhashed(event)));
