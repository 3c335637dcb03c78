/** What public pages are made from: desks that publish, their published reports, and what was put right since. */
import { DomainError } from '@/lib/domain/errors';
import { Locale } from '@/lib/domain/people';
import { type Outline, OutlinedReport, outlineOf } from '@/lib/domain/public-outline';
import type { PublicDesk, PublicHead } from '@/lib/domain/public-reading';
import { forEverybody } from '@/lib/domain/published-report';
import type { Report } from '@/lib/domain/report';
import type { Correction } from '@/lib/domain/review';
import { log } from '@/lib/log';
import type { Tx } from './client';
import { type Published, readFrozen, readFrozenJson } from './published-list';
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

/** Reports of which it was said that they are damaged, by the hash that they should have. */
const told = new Set<string>();

/** Whoever runs the server is told, and not again by each reader. */
const tell = ({ number, sha256 }: Published, error: unknown): void => {
  if (!told.has(sha256))
    log.error('a published report cannot be read', { number, sha256, error: String(error) });
  told.add(sha256);
};

/** What stored files of published reports hold, by their hash: they never change. The one asked for last is last. */
const keeping = <Value>(
  most: number,
  sizeOf: (value: Value) => number,
  read: (row: Published) => Promise<Value>,
) => {
  const kept = new Map<string, Value>();
  const coming = new Map<string, Promise<Value>>();
  let total = 0;
  const keep = (sha256: string, value: Value): Value => {
    kept.set(sha256, value);
    total += sizeOf(value);
    for (const [oldest, one] of kept) {
      if (total <= most || oldest === sha256) break;
      kept.delete(oldest);
      total -= sizeOf(one);
    }
    return value;
  };
  return async (row: Published): Promise<Value> => {
    const { sha256 } = row;
    const known = kept.get(sha256);
    if (known !== undefined) {
      kept.delete(sha256);
      kept.set(sha256, known);
      return known;
    }
    const reading =
      coming.get(sha256) ??
      read(row)
        .then((value) => keep(sha256, value))
        .catch((error: unknown) => {
          tell(row, error);
          throw error;
        })
        .finally(() => coming.delete(sha256));
    coming.set(sha256, reading);
    return reading;
  };
};

/** Claims in whole reports that are kept: some 30 MB. A longer report is kept alone. */
const MOST_CLAIMS = 5_000;

/** A published report as everybody may read it. @throws DomainError publish.tampered */
export const openReport = keeping<Report>(
  MOST_CLAIMS,
  ({ items }) => items.length + 1,
  async (row) => forEverybody(await readFrozen(row)),
);

/** Claims in outlines: some 30 MB. */
const MOST_OUTLINED = 100_000;

/** The same for lists, which need little of many reports. @throws DomainError publish.tampered */
export const openOutline = keeping<Outline>(
  MOST_OUTLINED,
  ({ claims }) => claims.length + 1,
  async (row) => outlineOf(OutlinedReport.parse(await readFrozenJson(row))),
);

/** The same; null for one that is damaged: the others are there all the same. */
export const outlineIfIntact = (row: Published): Promise<Outline | null> =>
  openOutline(row).catch(() => null);

/** One after the other: each may be large. */
export const inTurn = async <Row, Found>(
  rows: readonly Row[],
  read: (row: Row) => Promise<Found>,
): Promise<Found[]> => {
  const found: Found[] = [];
  for (const row of rows) found.push(await read(row));
  return found;
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
