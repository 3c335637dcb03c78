import type { LogEntry, PublicLog } from '@/lib/domain/public-reading';
import { printedCorrection } from '@/lib/domain/report-correction';
import { database } from './client';
import { openDesk, outlineIfIntact, readCorrections } from './public-records';
import { type Published, readPublishedRows } from './published-list';

/** So many reports are looked through; what was put right in older ones stands on their own pages. */
const NEWEST = 50;

/** What was put right in public, newest first: corrections of claims that stand, and withdrawn reports. @throws DomainError not-found */
export const readPublicLog = async (deskId: string): Promise<PublicLog> => {
  const db = await database();
  const desk = await openDesk(db, deskId);
  const rows = (await readPublishedRows(db, { deskId })).slice(0, NEWEST);
  const standing = rows.filter(({ withdrawn }) => !withdrawn);
  const claims = await claimsIn(standing);
  const corrections = await readCorrections(
    db,
    standing.map(({ id }) => id),
  );
  const entries = corrections.flatMap((row): LogEntry[] => {
    const claim = claims.get(row.claimId);
    if (!claim || row.createdAt <= claim.since) return [];
    const { shortText, language } = claim;
    const correction = printedCorrection(row, '');
    return [
      {
        kind: 'correction',
        id: row.id,
        at: row.createdAt,
        claimId: row.claimId,
        shortText,
        language,
        correction,
      },
    ];
  });
  const all = [...entries, ...rows.flatMap(withdrawal)];
  const language = standing[0]?.language ?? rows[0]?.language;
  return {
    desk,
    language: language === 'en' ? 'en' : 'vi',
    entries: all.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)),
  };
};

type Claim = { readonly shortText: string; readonly language: string; readonly since: string };

/** By id: the words of the newest report that prints it, and since when it is public. */
const claimsIn = async (rows: readonly Published[]): Promise<ReadonlyMap<string, Claim>> => {
  const claims = new Map<string, Claim>();
  for (const row of rows) {
    const outline = await outlineIfIntact(row);
    for (const { claimId, shortText, language } of outline?.claims ?? [])
      claims.set(claimId, {
        ...(claims.get(claimId) ?? { shortText, language }),
        since: outline?.asOf ?? row.publishedAt,
      });
  }
  return claims;
};

const withdrawal = ({ id, number, withdrawn, supersededBy }: Published): LogEntry[] =>
  withdrawn
    ? [{ kind: 'withdrawal', id, at: withdrawn.at, number, reason: withdrawn.reason, supersededBy }]
    : [];
