import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { TextOrigin } from '../domain/article';
import { AnchorState, ClaimType, Layer, LinkKind, SourceKind } from '../domain/claim';
import { Channel, ContactOutcome } from '../domain/contact';
import { CueClass } from '../domain/cues';
import { Directness, EvidenceSourceKind, Reliability, SourceType, Stance } from '../domain/evidence';
import { EntryOutcome, ImportFileState, ImportState } from '../domain/import-job';
import { Visibility } from '../domain/note';
import { NotificationKind } from '../domain/notification';
import { Role } from '../domain/permissions';
import { ReportFileState } from '../domain/report-file';
import { CorrectionKind, Decision, DisagreementReason } from '../domain/review';
import { SearchOutcome } from '../domain/search-log';
import { AssessmentState, Basis, Confidence, Verdict } from '../domain/verdict';
import { DeliveryState } from '../domain/webhook';
import type { Engine } from './address';
import { database } from './client';
import { searched } from './search-index';
import { aDesk, eachEngine } from './testing';

/**
 * What the migrations add by hand. Prisma knows nothing of it: when it rebuilds a SQLite table, it leaves CHECKs and
 * triggers out, and calls the result in order.
 */
const LISTS: Record<string, readonly string[]> = {
  'Membership.role': Role.options,
  'Ticket.kind': ['setup', 'invitation', 'reset'],
  'Ticket.role': Role.options,
  'ArticleVersion.origin': TextOrigin.options,
  'Claim.type': ClaimType.options,
  'Claim.layer': Layer.options,
  'Claim.sourceKind': SourceKind.options,
  'Occurrence.anchorState': AnchorState.options,
  'Occurrence.cueClass': CueClass.options,
  'Assessment.state': AssessmentState.options,
  'Assessment.verdict': Verdict.options,
  'Assessment.basis': Basis.options,
  'Assessment.confidence': Confidence.options,
  'SourcingNote.visibility': Visibility.options,
  'ClaimLink.kind': LinkKind.options,
  'SearchText.kind': searched,
  'Source.kind': SourceType.options,
  'Evidence.sourceKind': EvidenceSourceKind.options,
  'Evidence.stance': Stance.options,
  'Evidence.directness': Directness.options,
  'Evidence.reliability': Reliability.options,
  'SearchLogEntry.outcome': SearchOutcome.options,
  'SearchLogEntry.visibility': Visibility.options,
  'ContactAttempt.channel': Channel.options,
  'ContactAttempt.outcome': ContactOutcome.options,
  'ContactAttempt.visibility': Visibility.options,
  'Review.decision': Decision.options,
  'Review.reason': DisagreementReason.options,
  'Correction.kind': CorrectionKind.options,
  'Notification.kind': NotificationKind.options,
  'ImportJob.state': ImportState.options,
  'ImportFile.state': ImportFileState.options,
  'ImportEntry.outcome': EntryOutcome.options,
  'FeedItem.outcome': EntryOutcome.options,
  'Delivery.state': DeliveryState.options,
  'ReportFile.state': ReportFileState.options,
};

/** What else may not be stored: the check's name and an assignment that it refuses. */
const REFUSED: Record<string, readonly string[]> = {
  'Desk.auditCount': ['"auditCount" = -1'],
  'User.email': [`"email" = 'Editor@example.org'`],
  'User.sessionVersion': ['"sessionVersion" = 0'],
  'Throttle.failures': ['"failures" = -1'],
  'StoredFile.sha256': [`"sha256" = 'abc'`],
  'StoredFile.size': ['"size" = -1'],
  'Article.currentNumber': ['"currentNumber" = 0'],
  'Article.version': ['"version" = 0'],
  'ArticleVersion.number': ['"number" = 0'],
  'Claim.version': ['"version" = 0'],
  'Occurrence.range': ['"start" = -1', '"end" = "start"', '"end" = 0, "start" = 4'],
  'Occurrence.cueRange': ['"cueStart" = 3', '"cueStart" = 3, "cueEnd" = 3', '"cueStart" = -1, "cueEnd" = 3'],
  'SearchText.part': ['"part" = -1'],
  'Desk.approvals': ['"approvals" = 0', '"approvals" = 3'],
  'Assessment.guideline': ['"guideline" = 0'],
  'Assessment.hash': [`"hash" = 'abc'`],
  'Evidence.credibility': ['"credibility" = 0', '"credibility" = 7'],
  'Evidence.grades': ['"reliability" = NULL', '"credibility" = NULL'],
  'Evidence.place': ['"url" = NULL'],
  'Evidence.range': ['"start" = 3', '"start" = 3, "end" = 9'],
  'Evidence.anonymous': [`"sourceKind" = 'anonymous', "sourceName" = 'ai đó'`],
  'ProtectedNote.destroyed': ['"text" = NULL', '"salt" = NULL'],
  'ProtectedNote.sha256': [`"sha256" = 'abc'`],
  'Review.disagreement': [`"decision" = 'disagreed'`],
  'GuidelineVersion.number': ['"number" = 0'],
  'ArticleVersion.sourceLine': ['"sourceLine" = 0'],
  'Occurrence.anchorScore': ['"anchorScore" = -0.1', '"anchorScore" = 1.1'],
  'Occurrence.seen': [
    '"seenStart" = 0, "seenEnd" = 4',
    '"seenVersionId" = "versionId"',
    '"seenVersionId" = "versionId", "seenStart" = 4, "seenEnd" = 4',
    '"seenVersionId" = "versionId", "seenStart" = -1, "seenEnd" = 4',
  ],
  'ImportFile.number': ['"number" = 0'],
  'ImportFile.position': ['"position" = 9', '"position" = -1'],
  'ImportFile.line': ['"line" = 0'],
  'ImportFile.counts': ['"attempts" = -1', '"imported" = -1', '"known" = -1', '"refused" = -1'],
  'ImportEntry.line': ['"line" = 0'],
  'ImportEntry.reason': [`"outcome" = 'refused'`, `"code" = 'parse.time'`],
  'Feed.minutes': ['"minutes" = 0'],
  'Feed.failures': ['"failures" = -1'],
  'FeedItem.key': [`"key" = 'abc'`],
  'AccessToken.tokenHash': [`"tokenHash" = 'abc'`],
  'IdempotencyKey.requestHash': [`"requestHash" = 'abc'`],
  'IdempotencyKey.answer': ['"status" = 200', `"answer" = '{}'`],
  'Webhook.cursor': ['"cursor" = -1'],
  'Delivery.attempts': ['"attempts" = -1'],
  'Delivery.seq': ['"seq" = 0'],
  'Delivery.ended': [`"state" = 'failed'`, '"endedAt" = "createdAt"'],
  'PublishedReport.withdrawn': ['"withdrawnAt" = "publishedAt"', `"withdrawnReason" = 'r'`],
  'ReportFile.counts': ['"done" = -1', '"total" = -1'],
  'ReportFile.code': [`"state" = 'failed'`, `"code" = 'write.time'`],
  'ReportFile.written': [`"state" = 'done'`],
};

/** What may not be stored where no row can be changed: a value that a new one is refused for. */
const NEVER: Record<string, Readonly<Record<string, unknown>>> = {
  'AuditEvent.seq': { seq: 0 },
  'PublishedReport.number': { number: 0 },
  'PublishedReport.language': { language: 'fr' },
  'PublishedReport.hash': { hash: 'abc' },
  'PublishedItem.number': { number: 0 },
  'PublishedItem.sha256': { sha256: 'abc' },
};

const CHECKS = [...Object.keys(LISTS), ...Object.keys(REFUSED), ...Object.keys(NEVER)];

const TRIGGERS: Record<Engine, readonly string[]> = {
  sqlite: [
    'AuditEvent_no_delete',
    'AuditEvent_no_update',
    'PublishedItem_no_delete',
    'PublishedItem_no_update',
    'PublishedReport_frozen',
    'PublishedReport_no_delete',
    'SearchText_deleted',
    'SearchText_inserted',
    'SearchText_updated',
  ],
  postgresql: [
    'AuditEvent_no_delete',
    'AuditEvent_no_truncate',
    'AuditEvent_no_update',
    'PublishedItem_no_delete',
    'PublishedItem_no_truncate',
    'PublishedItem_no_update',
    'PublishedReport_frozen',
    'PublishedReport_no_delete',
    'PublishedReport_no_truncate',
  ],
};

const INDEXES: Record<Engine, readonly string[]> = {
  sqlite: ['SearchIndex'],
  postgresql: ['SearchText_folded_fts', 'SearchText_marked_fts'],
};

const checkOf = (column: string) => `${column.replace('.', '_')}_check`;

type Named = { name: string; definition: string };

/** Read from the engine's own catalogue. */
const CATALOGUE: Record<Engine, { checks(): Promise<Named[]>; triggers: string; indexes: string }> = {
  sqlite: {
    async checks() {
      const client = await database();
      const tables = await client.$queryRaw<{ sql: string }[]>`
        SELECT "sql" FROM "sqlite_master" WHERE "type" = 'table'`;
      const found = tables.flatMap(({ sql }) => [
        ...sql.matchAll(/CONSTRAINT "(\w+)" (CHECK (?:(?!CONSTRAINT).)*)/g),
      ]);
      return found.map(([, name = '', definition = '']) => ({ name, definition }));
    },
    triggers: `SELECT "name" FROM "sqlite_master" WHERE "type" = 'trigger' ORDER BY "name"`,
    indexes: `SELECT "name" FROM "sqlite_master" WHERE "sql" LIKE 'CREATE VIRTUAL TABLE%fts5%' ORDER BY "name"`,
  },
  postgresql: {
    async checks() {
      const client = await database();
      return client.$queryRaw<Named[]>`
        SELECT conname::text AS "name", pg_get_constraintdef(oid) AS "definition"
        FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`;
    },
    triggers: `SELECT tgname::text AS "name" FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname`,
    indexes: `SELECT indexname::text AS "name" FROM pg_indexes WHERE indexdef LIKE '%USING gin%' ORDER BY indexname`,
  },
};

const namesIn = async (query: string): Promise<string[]> => {
  const rows = await (await database()).$queryRawUnsafe<{ name: string }[]>(query);
  return rows.map((row) => row.name);
};

/** One row in every table, so that there is something to spoil. */
async function fillTables(): Promise<void> {
  const client = await database();
  const { deskId, userId } = await aDesk();
  const createdAt = new Date();
  const id = randomUUID();
  const made = { id, createdAt };
  const sha256 = 'a'.repeat(64);
  await client.membership.create({ data: { ...made, deskId, userId, role: 'viewer' } });
  const ticket = { kind: 'invitation', tokenHash: 'hash', deskId, role: 'viewer', expiresAt: createdAt };
  await client.ticket.create({ data: { ...made, ...ticket } });
  await client.throttle.create({ data: { key: 'key', failures: 0, firstAt: createdAt } });
  await client.storedFile.create({ data: { sha256, size: 0, mediaType: 'text/plain', createdAt } });
  const article = { deskId, title: 'Title', titleKey: '00', language: 'vi' };
  await client.article.create({ data: { ...made, ...article } });
  const version = { articleId: id, number: 1, text: 'text', sha256, sourceSha256: sha256, sentences: [0, 4] };
  await client.articleVersion.create({ data: { id, ...version, importedAt: createdAt } });
  const claim = { statement: 'text', shortText: 'text', layer: 'content', subjects: [], language: 'vi' };
  await client.claim.create({ data: { ...made, ...claim, deskId, createdById: userId } });
  const place = {
    versionId: id,
    start: 0,
    end: 4,
    exact: 'text',
    prefix: '',
    suffix: '',
    anchorState: 'exact',
  };
  await client.occurrence.create({
    data: { ...made, ...place, claimId: id, articleId: id, createdById: userId },
  });
  const assessment = { state: 'proposed', verdict: 'unconfirmed', asOf: createdAt };
  await client.assessment.create({ data: { ...made, ...assessment, claimId: id, authorId: userId } });
  const note = { text: 'note', visibility: 'internal' };
  await client.sourcingNote.create({ data: { ...made, ...note, claimId: id, authorId: userId } });
  const link = { deskId, fromId: id, toId: id, kind: 'same', createdById: userId };
  await client.claimLink.create({ data: { ...made, ...link } });
  const { claimId, by } = { claimId: id, by: { createdById: userId } };
  await client.source.create({ data: { ...made, ...by, deskId, kind: 'agency', name: 'N', nameKey: 'n' } });
  const evidence = { url: 'https://example.org', sourceKind: 'named', publisher: 'P', quote: 'Q' };
  const weight = { stance: 'supports', directness: 'primary', reliability: 'B', credibility: 2 };
  await client.evidence.create({
    data: { ...made, ...by, claimId, accessedAt: createdAt, ...evidence, ...weight },
  });
  const written = { ...made, claimId, authorId: userId };
  const looked = {
    lookedFor: 'l',
    place: 'p',
    searchedAt: createdAt,
    outcome: 'found',
    visibility: 'public',
  };
  await client.searchLogEntry.create({ data: { ...written, ...looked } });
  const asked = { channel: 'email', attemptedAt: createdAt, outcome: 'pending', visibility: 'public' };
  await client.contactAttempt.create({ data: { ...written, ...asked } });
  await client.protectedNote.create({ data: { ...written, text: 't', salt: 's', sha256, readers: [] } });
  const review = { claimId, assessmentId: id, reviewerId: userId, hash: sha256, decision: 'approved' };
  await client.review.create({ data: { ...made, ...review } });
  const guideline = { deskId, number: 1, text: 'g', authorId: userId };
  await client.guidelineVersion.create({ data: { ...made, ...guideline } });
  const correction = { kind: 'minor', reason: 'r', before: {}, after: {}, fromHash: sha256, toHash: sha256 };
  await client.correction.create({ data: { ...written, ...correction } });
  await client.notification.create({ data: { ...made, deskId, userId, kind: 'assigned', seq: 1 } });
  const event = { deskId, seq: 1, at: createdAt, action: 'claim.draft', target: id, change: [] };
  await client.auditEvent.create({ data: { ...event, prevHash: '', hash: 'hash' } });
  const text = { deskId, kind: 'claim', ownerId: id, part: 0, marked: 'text', folded: 'text' };
  await client.searchText.create({ data: text });
  await client.importJob.create({ data: { ...made, deskId, state: 'running' } });
  const file = { id, jobId: id, number: 1, fileName: 'a.jsonl', sha256, size: 4 };
  await client.importFile.create({ data: file });
  await client.importEntry.create({ data: { fileId: id, line: 1, outcome: 'imported', articleId: id } });
  await client.feed.create({
    data: { ...made, ...by, deskId, url: 'https://example.org/feed', minutes: 60, dueAt: createdAt },
  });
  const met = { id, feedId: id, key: sha256, outcome: 'imported', metAt: createdAt };
  await client.feedItem.create({ data: met });
  const token = { deskId, userId, name: 'Token', tokenHash: sha256, scopes: [], expiresAt: createdAt };
  await client.accessToken.create({ data: { ...made, ...token } });
  await client.idempotencyKey.create({ data: { tokenId: id, key: 'k', requestHash: sha256, createdAt } });
  const told = { deskId, url: 'https://example.org/hook', actions: [], cursor: 0 };
  await client.webhook.create({ data: { ...made, ...by, ...told } });
  await client.delivery.create({
    data: { ...made, webhookId: id, seq: 1, state: 'waiting', dueAt: createdAt },
  });
  const report = { deskId, title: 'Title', hash: sha256 };
  await client.export.create({ data: { ...made, ...report, actorId: userId, format: 'json' } });
  const published = { number: 1, language: 'vi', sha256, publishedById: userId, publishedAt: createdAt };
  await client.publishedReport.create({ data: { id, exportId: id, ...report, ...published } });
  await client.publishedItem.create({ data: { reportId: id, number: 1, claimId, sha256 } });
  const asking = { deskId, format: 'pdf', asked: {}, title: 'Title', state: 'waiting' };
  await client.reportFile.create({ data: { ...made, ...by, ...asking } });
}

eachEngine('the schema', (engine) => {
  const { checks, triggers, indexes } = CATALOGUE[engine];
  const run = async (sql: string) => (await database()).$executeRawUnsafe(sql);
  beforeAll(fillTables);

  test('has its checks, triggers and full-text indexes after all migrations', async () => {
    const found = (await checks()).map(({ name }) => name).sort();
    expect(found).toEqual(CHECKS.map(checkOf).sort());
    expect(await namesIn(triggers)).toEqual(TRIGGERS[engine]);
    expect(await namesIn(indexes)).toEqual(INDEXES[engine]);
  });

  test.each(Object.entries(LISTS))('%s takes what the domain lists', async (column, list) => {
    const check = (await checks()).find(({ name }) => name === checkOf(column));
    const values = [...(check?.definition.matchAll(/'(\w+)'/g) ?? [])].map(([, value]) => value);
    expect(values).toEqual(list);
  });

  test.each(Object.keys(LISTS))('%s refuses anything else', async (column) => {
    const [table, name] = column.split('.');
    const rows = await run(`UPDATE "${table}" SET "${name}" = "${name}"`);
    expect(rows).toBeGreaterThan(0);
    await expect(run(`UPDATE "${table}" SET "${name}" = 'nonsense'`)).rejects.toThrow(checkOf(column));
  });

  describe.each(Object.entries(REFUSED))('%s', (column, assignments) => {
    test.each(assignments)('refuses %s', async (assignment) => {
      await expect(run(`UPDATE "${column.split('.')[0]}" SET ${assignment}`)).rejects.toThrow(
        checkOf(column),
      );
    });
  });

  test.each(Object.entries(NEVER))('%s refuses a new row', async (column, values) => {
    const table = column.split('.')[0] ?? '';
    const [row] = await (await database()).$queryRawUnsafe<object[]>(`SELECT * FROM "${table}"`);
    const columns = Object.keys(row ?? {});
    const chosen = columns.map((name) => (name in values ? `'${values[name]}'` : `"${name}"`));
    const names = columns.map((name) => `"${name}"`);
    const sql = `INSERT INTO "${table}" (${names.join(', ')}) SELECT ${chosen.join(', ')} FROM "${table}"`;
    await expect(run(sql)).rejects.toThrow(checkOf(column));
  });

  test('what was published is neither changed nor deleted, and can be withdrawn', async () => {
    const client = await database();
    const refusal = 'published reports cannot be changed';
    await expect(client.publishedReport.updateMany({ data: { title: 'Other' } })).rejects.toThrow(refusal);
    await expect(client.publishedReport.deleteMany()).rejects.toThrow(refusal);
    await expect(client.publishedItem.updateMany({ data: { number: 2 } })).rejects.toThrow(refusal);
    await expect(client.publishedItem.deleteMany()).rejects.toThrow(refusal);
    const { publishedById, publishedAt } = await client.publishedReport.findFirstOrThrow();
    const withdrawn = {
      withdrawnAt: publishedAt,
      withdrawnById: publishedById,
      withdrawnReason: 'Sai nguồn.',
    };
    expect(await client.publishedReport.updateMany({ data: withdrawn })).toEqual({ count: 1 });
  });

  test('the audit log can be neither changed nor shortened', async () => {
    const client = await database();
    const refusal = 'audit events cannot be changed';
    await expect(client.auditEvent.updateMany({ data: { action: 'other' } })).rejects.toThrow(refusal);
    await expect(client.auditEvent.deleteMany()).rejects.toThrow(refusal);
    await expect(run('DELETE FROM "AuditEvent"')).rejects.toThrow(refusal);
    expect(await client.auditEvent.count({ where: { action: 'claim.draft' } })).toBe(1);
  });
});
