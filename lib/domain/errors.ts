/**
 * What can go wrong in a way a person can do something about, and how HTTP says it.
 * Words live in lib/i18n under `errors.<code>`.
 */
export const statusOf = {
  'input.invalid': 400,
  'input.too-large': 413,
  'session.missing': 401,
  'session.throttled': 429,
  'session.refused': 401,
  'permission.denied': 403,
  'not-found': 404,
  'version.stale': 409,
  'undo.nothing': 409,
  'undo.changed': 409,
  'text.empty': 422,
  'text.binary': 422,
  'text.too-large': 413,
  'text.undecodable': 422,
  'text.format': 415,
  'text.duplicate': 409,
  /** The new version would be the same text. */
  'text.unchanged': 409,
  /** details: number. The article has a newer version of its text than the one that was meant. */
  'text.newer': 409,
  'boundary.none': 422,
  /** There is nothing to be looked at again in the passage. */
  'occurrence.settled': 409,
  'quote.mismatch': 422,
  'claim.withdrawn': 409,
  'claim.merge-self': 422,
  'claim.last-occurrence': 422,
  'basis.mismatch': 422,
  /** details.findings: the rules that hold it back. */
  'rules.refused': 422,
  /** details.findings: the rules that ask for a reason. */
  'rules.reason-needed': 422,
  /** details: state, move. */
  'move.illegal': 409,
  'hash.stale': 409,
  /** Somebody disagrees with the assessment, and an editor has not decided yet. */
  'review.disputed': 409,
  /** The claim stands in an exported report: what changes in it needs its kind and reason. */
  'correction.needed': 422,
  'claim.taken': 409,
  'queue.empty': 404,
  'origin.unknown': 422,
  'source.unknown': 422,
  'snapshot.unknown': 422,
  'quote.not-found': 422,
  'mention.outsider': 422,
  'note.destroyed': 410,
  'fetch.off': 409,
  'ticket.invalid': 410,
  'password.short': 422,
  'password.common': 422,
  'password.wrong': 422,
  'email.taken': 409,
  'member.last-admin': 409,
  'member.elsewhere': 409,
  'snapshot.empty': 422,
  'snapshot.tampered': 409,
  'snapshot.too-large': 413,
  'snapshot.type-unknown': 415,
  'snapshot.type-mismatch': 422,
  'parse.time': 422,
  'parse.memory': 422,
  'parse.failed': 422,
  'parse.archive': 422,
  'parse.encrypted': 422,
  'parse.scanned': 422,
  /** Elements within elements, attributes of one element: details.limit. Entities of a document's own. */
  'parse.depth': 422,
  'parse.attributes': 422,
  'parse.entities': 422,
  'parse.busy': 503,
  'write.time': 503,
  'write.memory': 503,
  'write.failed': 500,
  'write.busy': 503,
  /** details.columns: the names that are there, none of which is known to hold the text. */
  'record.unmapped': 422,
  'record.invalid': 422,
  /** One article was asked for, and the file holds `count`. */
  'record.several': 422,
  // No 502 and 504: proxies answer those with pages of their own.
  'fetch.refused': 422,
  'fetch.failed': 422,
  'fetch.timeout': 422,
  'fetch.too-large': 422,
  'feed.known': 409,
  'feed.too-many': 422,
  'feed.unreadable': 422,
  /** details.mediaType: what stands there instead. */
  'link.no-page': 415,
  'link.feed': 422,
  /** details.received: how much of the upload is there. */
  'upload.gap': 409,
  /** details.state: in which the import is. */
  'import.state': 409,
  'import.empty': 422,
  'import.too-many': 422,
  'import.attempts': 422,
  'import.altered': 409,
  'import.nested': 422,
  /** details.id: the passage that it is here. */
  'annotation.known': 409,
  /** details.because: why it is not taken (taking-over.ts). */
  'annotation.left': 422,
  /** Names that an annotation has keep it known; they are not changed. */
  'annotation.names': 422,
  'media.unknown': 415,
  'token.invalid': 401,
  'token.too-many': 422,
  /** details: limit, window and seconds to wait. */
  'rate.exceeded': 429,
  /** details.methods: those that the address takes. */
  'method.unknown': 405,
  'precondition.missing': 428,
  'precondition.failed': 412,
  'key.reused': 422,
  'key.running': 409,
  'webhook.too-many': 422,
  /** There is no claim in the report. */
  'publish.empty': 422,
  /** details.claims: whose first verdict, or which as a whole, is somebody's secret until others have said theirs. */
  'publish.sealed': 422,
  /** details.number: the report that was to be superseded has been, or does not stand any more. */
  'publish.superseded': 409,
  'publish.withdrawn': 409,
  /** details.number: what is stored is not what was published. */
  'publish.tampered': 409,
  'publish.busy': 503,
  /** details: limit; fileId of one that is on its way; seconds to wait. */
  'report.too-many': 429,
  'audit.broken': 500,
  'database.newer': 500,
  'migration.edited': 500,
} as const;

export type ErrorCode = keyof typeof statusOf;

/** Where in the input it went wrong: a field's path (`note.text`) and a message key under `fields`. */
export type FieldProblem = { path: string; key: string };

/**
 * An expected error. Becomes a value for the form or a problem answer of the API; everything else thrown is a bug.
 * `details` holds the placeholders of the message and, for a conflict, what is there now.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(code);
  }

  get status(): number {
    return statusOf[this.code];
  }
}

/** By name, not `instanceof`: the server's bundle and Next's each hold their own copy of the class. */
export const isDomainError = (error: unknown): error is DomainError =>
  error instanceof Error &&
  error.name === 'DomainError' &&
  'code' in error &&
  (error.code as string) in statusOf;
