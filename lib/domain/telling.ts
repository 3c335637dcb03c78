/**
 * What each event says of the rows of the database. The reviewers' verbs say it in patches (change.ts); the others
 * in a form of their own, one entry each in the table below. A row that no entry speaks of counts as unlogged.
 */
import type { AuditEvent } from './audit';
import type { Change, RecordKind } from './change';

/** The table of each kind of record. */
export const tableOf = {
  article: 'Article',
  version: 'ArticleVersion',
  claim: 'Claim',
  occurrence: 'Occurrence',
  assessment: 'Assessment',
  note: 'SourcingNote',
  link: 'ClaimLink',
  origin: 'OriginGroup',
  source: 'Source',
  evidence: 'Evidence',
  search: 'SearchLogEntry',
  contact: 'ContactAttempt',
  review: 'Review',
  assignment: 'Assignment',
  comment: 'Comment',
  correction: 'Correction',
} as const satisfies Record<RecordKind, string>;

/** Every table of which the log tells the rows, in the order in which they are looked at. */
export const toldTables = [
  ...Object.values(tableOf),
  'Desk',
  'Membership',
  'Snapshot',
  'ProtectedNote',
  'ConflictOfInterest',
  'GuidelineVersion',
  'Reading',
  'Export',
  'PublishedReport',
  'ReportFile',
  'Feed',
  'AccessToken',
  'Webhook',
] as const;
export type ToldTable = (typeof toldTables)[number];

/** Columns with their values; those of which the log says nothing are left out. Times are ISO 8601 in UTC. */
export type Row = Readonly<Record<string, unknown>>;

type Sets = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** A row made, or some of its columns set. `once`: told again it stays as it was first made. */
export type Telling =
  | { table: ToldTable; key: string; made: Row; once?: true }
  | {
      table: ToldTable;
      key: string;
      set: Sets;
      /** The row's version does not count up. */
      quiet?: true;
    };

/** By what a row is known: not every event names its id. */
export const keyOf = (table: ToldTable, row: Row): string => {
  if (table === 'Membership') return String(row.userId);
  if (table === 'GuidelineVersion') return String(row.number);
  if (table === 'Reading') return `${row.articleId} ${row.readerId}`;
  return String(row.id);
};

type Said = Readonly<Record<string, unknown>>;
type Teller = (event: AuditEvent, said: Said) => Telling[];

/** What is known of it, without what is not. */
const known = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

const member = (userId: string, role: unknown, event: AuditEvent): Telling => ({
  table: 'Membership',
  key: userId,
  made: { userId, role, createdAt: event.at, deactivatedAt: null },
});

const setOn =
  (table: ToldTable): Teller =>
  ({ target }, said) => [{ table, key: target, set: said as Sets }];

const importing: Teller = ({ target, at, actorId }, said) => {
  const {
    sha256: text,
    sourceSha256,
    size: _,
    mediaType: __,
    versionId,
    sentencesSha256,
    details,
    ...rest
  } = said;
  const begun = {
    version: 1,
    currentNumber: 1,
    doubleRead: false,
    originId: null,
    createdAt: at,
    deletedAt: null,
  };
  const version = { articleId: target, number: 1, sha256: text, sourceSha256, importedAt: at };
  const { sourceLine = null, fetchedAt = null, marks = [], removed = null, ...article } = rest;
  const how = { origin: 'import', sourceLine, fetchedAt, marks, removed, boundaries: {} };
  return [
    { table: 'Article', key: target, made: known({ id: target, ...(details as Row), ...article, ...begun }) },
    {
      table: 'ArticleVersion',
      key: String(versionId),
      made: known({ id: versionId, ...version, ...how, sentencesSha256, importedById: actorId }),
    },
  ];
};

/** A batch of an import names each of its articles as the import of one does. */
const importingBatch: Teller = (event, { articles }) =>
  (articles as readonly (Row & { articleId: string })[]).flatMap(({ articleId, ...said }) =>
    importing({ ...event, target: articleId }, said),
  );

const capturing: Teller = ({ target, at, actorId }, { sha256: file, mediaType, name, url, textSha256 }) => {
  const what = { id: target, sha256: file, mediaType, url, textSha256 };
  const called = name || String(file).slice(0, 12);
  const made = known({ ...what, name: called, capturedAt: at, capturedById: actorId });
  return [{ table: 'Snapshot', key: target, made, once: true }];
};

const writingProtected: Teller = ({ target, at, actorId }, { sha256: hash, readers }) => {
  if (hash === undefined) return [{ table: 'ProtectedNote', key: target, set: { readers } as Sets }];
  const made = { id: target, sha256: hash, readers, authorId: actorId, createdAt: at, destroyedAt: null };
  return [{ table: 'ProtectedNote', key: target, made }];
};

const exporting = ({ at, actorId }: AuditEvent, id: unknown, said: Said): Telling => ({
  ...{ table: 'Export', key: String(id) },
  made: { id, ...said, actorId, createdAt: at },
});

/** Publishing is an export too: of both rows its event tells in one. */
const publishing: Teller = (event, { exportId, itemsSha256, publishedSha256, totals: _, ...said }) => {
  const { title, articleId, hash, ...own } = said;
  const withdrawn = { withdrawnAt: null, withdrawnById: null, withdrawnReason: null };
  const made = { ...own, title, articleId, hash, exportId, publishedSha256, ...withdrawn };
  const { target, actorId } = event;
  return [
    exporting(event, exportId, { format: 'published', title, articleId, hash, itemsSha256 }),
    { table: 'PublishedReport', key: target, made: { id: target, ...made, publishedById: actorId } },
  ];
};

/** A file of a published report is told of when it is done. */
const written = { state: 'done', code: null, details: null, runner: null, beatAt: null };

const tellers: Readonly<Record<string, Teller>> = {
  'article.import': importing,
  'article.import-batch': importingBatch,
  'snapshot.capture': capturing,
  'protected-note.write': writingProtected,
  'protected-note.destroy': ({ target, at }) => [
    { table: 'ProtectedNote', key: target, set: { destroyedAt: [null, at] } },
  ],
  'conflict.declare': ({ target, at }, said) => [
    {
      table: 'ConflictOfInterest',
      key: target,
      made: { id: target, ...said, createdAt: at, deletedAt: null },
    },
  ],
  'conflict.end': ({ target, at }) => [
    { table: 'ConflictOfInterest', key: target, set: { deletedAt: [null, at] } },
  ],
  'guideline.write': ({ target, at, actorId }, said) => [
    {
      table: 'GuidelineVersion',
      key: String(said.number),
      made: { id: target, ...said, authorId: actorId, createdAt: at },
    },
  ],
  'reading.begin': ({ at, actorId }, { articleId, id }) => [
    {
      table: 'Reading',
      key: `${articleId} ${actorId}`,
      made: known({ id, articleId, readerId: actorId, startedAt: at, doneAt: null }),
    },
  ],
  'reading.finish': ({ at, actorId }, { articleId }) => [
    { table: 'Reading', key: `${articleId} ${actorId}`, set: { doneAt: [null, at] } },
  ],
  'report.export': (event, said) => [exporting(event, event.target, said)],
  'report.publish': publishing,
  'report.withdraw': setOn('PublishedReport'),
  'report.file': ({ target, deskId, at }, said) => [
    {
      ...{ table: 'ReportFile', key: target },
      made: { id: target, deskId, ...said, ...written, createdAt: at, endedAt: at },
    },
  ],
  'people.join': (event, { role }) => [member(event.target, role, event)],
  'people.set-up': (event, { role, deskName }) => [
    member(event.target, role, event),
    ...(deskName
      ? [{ table: 'Desk' as const, key: event.deskId, set: { name: [undefined, deskName] as const } }]
      : []),
  ],
  'people.role': setOn('Membership'),
  'people.deactivate': setOn('Membership'),
  // The new desk's own log says it too, and who its first administrator is; the old desk's is about another desk.
  'desk.create': (event, { name }) =>
    event.target === event.deskId && event.actorId !== null
      ? [
          member(event.actorId, 'admin', event),
          { table: 'Desk', key: event.deskId, set: { name: [undefined, name] } },
        ]
      : [],
  'desk.settings': setOn('Desk'),
  'report.settings': setOn('Desk'),
  'feed.add': ({ target, at, actorId }, said) => [
    {
      table: 'Feed',
      key: target,
      made: { id: target, ...said, createdAt: at, createdById: actorId, deletedAt: null },
    },
  ],
  'token.make': ({ target, at, actorId }, said) => [
    {
      table: 'AccessToken',
      key: target,
      made: { id: target, ...said, userId: actorId, createdAt: at, revokedAt: null },
    },
  ],
  'token.revoke': setOn('AccessToken'),
  'webhook.add': ({ target, at, actorId }, said) => [
    {
      table: 'Webhook',
      key: target,
      made: { id: target, ...said, createdById: actorId, createdAt: at, deletedAt: null },
    },
  ],
  'webhook.remove': ({ target, at }) => [{ table: 'Webhook', key: target, set: { deletedAt: [null, at] } }],
  'feed.change': setOn('Feed'),
  'feed.remove': ({ target, at }) => [{ table: 'Feed', key: target, set: { deletedAt: [null, at] } }],
};

/** Columns that came later than some of the rows: what they hold from the beginning. */
const outset: Partial<Record<ToldTable, Row>> = {
  Occurrence: {
    ...{ anchorScore: null, lookAgain: false, seenVersionId: null, seenStart: null, seenEnd: null },
    annotation: null,
  },
};

/** What the event says of rows; nothing where it only says that something was looked at. */
export const tellingsOf = (event: AuditEvent): Telling[] => {
  if (Array.isArray(event.change))
    return (event.change as Change).map((one): Telling => {
      const at = { table: tableOf[one.kind], key: one.id };
      return 'create' in one
        ? { ...at, made: { ...outset[at.table], ...one.create } }
        : { ...at, set: one.set, ...(one.quiet && { quiet: true }) };
    });
  return tellers[event.action]?.(event, (event.change ?? {}) as Said) ?? [];
};
