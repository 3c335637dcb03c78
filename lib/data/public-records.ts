/** What public pages are made from: desks that publish, their published reports, and what was put right since. */
import { DomainError } from '@/lib/domain/errors';
import { Locale } from '@/lib/domain/people';
import type { PublicDesk, PublicHead } from '@/lib/domain/public-reading';
import { corrected, forEverybody, isForEverybody } from '@/lib/domain/published-report';
import type { Report } from '@/lib/domain/report';
import type { Correction } from '@/lib/domain/review';
import type { Tx } from './client';
import { type Published, readFrozen } from './published-list';
import { toRecord } from './records';
import { reportingOf } from './reporting';

/** The desk, if it publishes: whether there is another one is nobody's business. @throws DomainError not-found */
export const openDesk = async (db: Tx, deskId: string): Promise<PublicDesk> => {
  const desk = await db.desk.findFirst({
    where: { id: deskId, publishing: true },
    select: { id: true, name: true, timeZone: true },
  });
  if (!desk) throw new DomainError('not-found');
  const { id, name, timeZone } = desk;
  const reporting = await reportingOf(db, deskId);
  const names = { en: reporting.en.publisher || name, vi: reporting.vi.publisher || name };
  return { id, names, timeZone };
};

/** What is told of a published report: not by whom, and no number that counts what was not approved. */
export const headOf = ({ withdrawn, ...row }: Published): PublicHead => ({
  ...{ number: row.number, title: row.title, language: Locale.parse(row.language) },
  ...{ publishedAt: row.publishedAt, hash: row.hash },
  ...{ supersedes: row.supersedes, supersededBy: row.supersededBy },
  withdrawn: withdrawn && { at: withdrawn.at, reason: withdrawn.reason },
});

/** A published report as everybody may read it. `whole`: nothing had to be left out. */
type Open = { readonly report: Report; readonly whole: boolean };

/** Claims in the reports that are kept at hand: some 30 MB. A longer report is kept alone. */
const MOST_CLAIMS = 5_000;

/** By the hash of the stored file, which never changes; the one that was asked for last is last. */
const atHand = new Map<string, Open>();

/** @throws DomainError publish.tampered */
export const openReport = async (row: Published): Promise<Open> => {
  const known = atHand.get(row.sha256);
  if (known) atHand.delete(row.sha256);
  const open = known ?? opened(await readFrozen(row));
  atHand.set(row.sha256, open);
  makeRoom();
  return open;
};

const opened = (report: Report): Open => ({ report: forEverybody(report), whole: isForEverybody(report) });

const makeRoom = (): void => {
  const sizes = [...atHand].map(([sha256, { report }]) => [sha256, report.items.length + 1] as const);
  let total = sizes.reduce((sum, [, size]) => sum + size, 0);
  for (const [sha256, size] of sizes.slice(0, -1)) {
    if (total <= MOST_CLAIMS) return;
    atHand.delete(sha256);
    total -= size;
  }
};

/** Corrections of claims that these reports print, oldest first. */
export const readCorrections = async (db: Tx, reportIds: readonly string[]): Promise<Correction[]> => {
  const printed = { some: { reportId: { in: [...reportIds] } } };
  const rows = await db.correction.findMany({
    where: { claim: { published: printed } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toRecord.correction);
};

/** With what was put right since; null for a report that was withdrawn. */
export const readOpenly = async (
  row: Published,
  corrections: readonly Correction[],
): Promise<{ head: PublicHead; report: Report | null; hasFiles: boolean }> => {
  const head = headOf(row);
  if (row.withdrawn) return { head, report: null, hasFiles: false };
  const { report, whole } = await openReport(row);
  return { head, report: corrected(report, corrections), hasFiles: whole };
};
