/** Publishing and withdrawing reports: at once where they are small, by a process of its own where they are large. */
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { AskedPublication, assertMayAsk, PUBLICATION, WRITTEN_APART } from '@/lib/domain/report-file';
import { ReportRequest } from '@/lib/domain/report-request';
import { database } from './client';
import { askFile } from './file-asking';
import { numberOf, publishDraft } from './publication';
import { type Asked, readStatement } from './report';
import { countReport } from './report-stream';
import { findRequest, write } from './write';

type Person = Actor & { kind: 'person' };

/** @throws DomainError permission.denied */
const asPublisher = (actor: Actor): Person => {
  assertCan(actor, 'report.publish');
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.publish' });
  return actor;
};

/**
 * Publish a report: it gets the desk's next number and is frozen, item by item by hash, with its manifest. It has gone
 * out like any export, so a later correction knows of it. The same `requestId` publishes once.
 *
 * @param supersedes number of the report that it takes the place of; null: of none
 * @throws DomainError permission.denied; not-found, also for a number that there is not; rules.refused; publish.empty;
 *   publish.sealed; publish.superseded (details: `number`); publish.busy
 */
export const publishReport = async (
  actor: Actor,
  asked: Asked,
  supersedes: number | null,
  requestId: string,
): Promise<{ number: number }> => {
  const person = asPublisher(actor);
  const earlier = await publishedBefore(person, requestId);
  if (earlier !== null) return { number: earlier };
  const draft = await readStatement(person, asked);
  return { number: await publishDraft(person, draft, { supersedes, requestId }) };
};

/**
 * The same for who waits on a screen or a line: a large report is published by a process of its own.
 *
 * @throws DomainError as publishReport and askPublication
 */
export const publishOrAsk = async (
  actor: Actor,
  asked: Asked,
  supersedes: number | null,
  requestId: string,
): Promise<{ number: number } | { fileId: string }> => {
  const person = asPublisher(actor);
  const earlier = await publishedBefore(person, requestId);
  if (earlier !== null) return { number: earlier };
  const total = await countReport(person, requestOf(asked));
  return total > WRITTEN_APART
    ? { fileId: await askPublication(person, asked, { supersedes, requestId, total }) }
    : publishReport(person, asked, supersedes, requestId);
};

const requestOf = ({ language: _, ...asked }: Asked): ReportRequest => parse(ReportRequest, asked);

/**
 * Have a report published by a process of its own. It is told of, and can be given up, like a file that is written
 * (report-files.ts); the same `requestId` while it is on its way is the same.
 *
 * @param about `total`: how many claims it is likely to hold
 * @returns the row's id
 * @throws DomainError permission.denied; report.too-many
 */
export const askPublication = async (
  actor: Actor,
  asked: Asked,
  { total, ...about }: { supersedes: number | null; requestId: string; total: number },
): Promise<string> => {
  const person = asPublisher(actor);
  const request = requestOf(asked);
  const wanted: AskedPublication = { ...request, language: asked.language, origin: '', ...about };
  assertMayAsk(person, wanted);
  const file = { format: PUBLICATION, asked: wanted, title: request.title ?? '', total };
  return askFile(person, file, (one) => AskedPublication.parse(one).requestId === about.requestId);
};

/** The number that a request was given before; null: none. @throws DomainError input.invalid where it was one for something else */
export const publishedBefore = async (actor: Actor, requestId: string): Promise<number | null> => {
  const event = await findRequest(await database(), actor, requestId);
  return event && numberOf(event);
};

/**
 * Say that a published report no longer stands. It stays where it is, with its number and its files, and says so.
 *
 * @param reason for those who read it
 * @throws DomainError permission.denied; not-found; publish.withdrawn
 */
export const withdrawReport = async (actor: Actor, number: number, reason: string): Promise<void> => {
  if (actor.kind !== 'person') throw new DomainError('permission.denied', { permission: 'report.withdraw' });
  await write(actor, 'report.withdraw', async (tx, withdrawnAt) => {
    const where = { deskId_number: { deskId: actor.deskId, number } };
    const row = await tx.publishedReport.findUnique({ where });
    if (!row) throw new DomainError('not-found');
    if (row.withdrawnAt) throw new DomainError('publish.withdrawn', { number });
    const data = { withdrawnAt, withdrawnById: actor.userId, withdrawnReason: reason };
    await tx.publishedReport.update({ where, data });
    const change = Object.fromEntries(Object.entries(data).map(([column, after]) => [column, [null, after]]));
    return { target: row.id, change };
  });
};
