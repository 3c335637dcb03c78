import { DomainError } from '@/lib/domain/errors';
import { PublishedRecord } from '@/lib/domain/manifest';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { Report } from '@/lib/domain/report';
import { intactFile } from '@/lib/outside/files';
import { database, type Tx } from './client';
import type { PublishedTotals } from './publication';

/** A published report as a list shows it. Numbers of other reports are those of the same desk. */
export type Published = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** en, vi: of its own words. */
  readonly language: string;
  /** Null: more than one article, or the whole desk. */
  readonly articleId: string | null;
  /** SHA-256 of the record. */
  readonly hash: string;
  /** SHA-256 of the stored file: record and manifest. */
  readonly sha256: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly totals: PublishedTotals;
  readonly supersedes: number | null;
  readonly supersededBy: number | null;
  readonly withdrawn: { readonly at: string; readonly by: string; readonly reason: string } | null;
};

/** Reports of a page of the list. */
export const PUBLISHED_PAGE = 50;

/**
 * Published reports of the desk, the newest first.
 *
 * @param before only those with a lower number: the next page
 * @throws DomainError permission.denied
 */
export const listPublished = async (actor: Actor, before?: number): Promise<Published[]> => {
  assertCan(actor, 'report.read');
  const number = before === undefined ? {} : { number: { lt: before } };
  return readPublishedRows(await database(), { deskId: actor.deskId, ...number });
};

/** A report as one chooses what is superseded. */
export type Standing = Pick<Published, 'number' | 'title' | 'articleId'>;

/** Reports that were neither superseded nor withdrawn, the newest first, a page at the most. @throws DomainError permission.denied */
export const listStanding = async (actor: Actor): Promise<Standing[]> => {
  assertCan(actor, 'report.read');
  const { publishedReport } = await database();
  return publishedReport.findMany({
    where: { deskId: actor.deskId, withdrawnAt: null, supersededBy: null },
    orderBy: { number: 'desc' },
    take: PUBLISHED_PAGE,
    select: { number: true, title: true, articleId: true },
  });
};

/** Rows as the list shows them: without looking who asks. Newest first, a page at the most. */
export const readPublishedRows = async (
  db: Tx,
  where: { deskId: string; number?: number | { lt: number } | { in: number[] }; articleId?: string },
): Promise<Published[]> => {
  const rows = await db.publishedReport.findMany({
    where,
    orderBy: { number: 'desc' },
    take: PUBLISHED_PAGE,
    include: {
      ...{ supersedes: { select: { number: true } }, supersededBy: { select: { number: true } } },
      ...{ publishedBy: { select: { name: true } }, withdrawnBy: { select: { name: true } } },
    },
  });
  const totals = await totalsOf(db, where.deskId, rows);
  return rows.map(({ supersedes, supersededBy, publishedBy, publishedAt, withdrawnAt, ...row }) => ({
    ...{ id: row.id, number: row.number, title: row.title, language: row.language },
    ...{ articleId: row.articleId, hash: row.hash, sha256: row.sha256 },
    publishedAt: publishedAt.toISOString(),
    publishedBy: publishedBy.name,
    totals: totals.get(row.id) ?? none,
    supersedes: supersedes?.number ?? null,
    supersededBy: supersededBy?.number ?? null,
    withdrawn: withdrawnAt && {
      ...{
        at: withdrawnAt.toISOString(),
        by: row.withdrawnBy?.name ?? '',
        reason: row.withdrawnReason ?? '',
      },
    },
  }));
};

const none: PublishedTotals = { confirmed: 0, unconfirmed: 0, disputed: 0, unapproved: 0, unassessed: 0 };

/** As its event has them: that is the row's own beginning. */
const totalsOf = async (
  db: Tx,
  deskId: string,
  rows: readonly { id: string }[],
): Promise<ReadonlyMap<string, PublishedTotals>> => {
  const events = await db.auditEvent.findMany({
    where: { deskId, action: 'report.publish', target: { in: rows.map(({ id }) => id) } },
    select: { target: true, change: true },
  });
  return new Map(events.map(({ target, change }) => [target, { ...none, ...(change as Told).totals }]));
};

/** What an event of publishing says, as far as it is read here. */
type Told = { totals?: PublishedTotals };

/** One published report, without what it holds. @throws DomainError permission.denied; not-found */
export const readPublishedAbout = async (actor: Actor, number: number): Promise<Published> => {
  assertCan(actor, 'report.read');
  const [about] = await readPublishedRows(await database(), { deskId: actor.deskId, number });
  if (!about) throw new DomainError('not-found');
  return about;
};

/** One published report with all it holds. @throws DomainError permission.denied; not-found; publish.tampered */
export const readPublished = async (
  actor: Actor,
  number: number,
): Promise<{ about: Published; report: PublishedRecord }> => {
  const about = await readPublishedAbout(actor, number);
  return { about, report: PublishedRecord.parse(await readFrozenJson(about)) };
};

/** Where a published report is kept, and its number for who has to be told that it is not what it was. */
export type Frozen = { readonly number: number; readonly sha256: string };

/** The report as it was published, whatever became of the desk since. @throws DomainError publish.tampered */
export const readFrozen = async (row: Frozen): Promise<Report> => Report.parse(await readFrozenJson(row));

/** The same as it was stored: for who needs a part of it. @throws DomainError publish.tampered */
export const readFrozenJson = async (row: Frozen): Promise<unknown> => JSON.parse(await frozenJson(row));

const frozenJson = async ({ number, sha256 }: Frozen): Promise<string> => {
  const bytes = await intactFile(sha256);
  if (!bytes) throw new DomainError('publish.tampered', { number });
  return bytes.toString('utf8');
};
