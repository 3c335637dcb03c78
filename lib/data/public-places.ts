import { Locale } from '@/lib/domain/people';
import type { PublicPlaces } from '@/lib/formats/sitemap';
import { database } from './client';
import { outlineIfIntact } from './public-records';
import { type Published, readPublishedRows } from './published-list';

/** Reports of a desk whose pages are told to search engines; they find older ones by links. */
const NEWEST = 50;

/** What desks with public pages have published and stands: reports, newest first, and the claims in them. */
export const readPublicPlaces = async (): Promise<PublicPlaces[]> => {
  const db = await database();
  const desks = await db.desk.findMany({
    where: { publishing: true },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const places: PublicPlaces[] = [];
  for (const { id: deskId } of desks) {
    const rows = (await readPublishedRows(db, { deskId })).slice(0, NEWEST);
    const standing: Published[] = [];
    const claims = new Map<string, string>();
    for (const row of rows.filter(({ withdrawn }) => !withdrawn)) {
      const outline = await outlineIfIntact(row);
      if (outline) standing.push(row);
      for (const { claimId } of outline?.claims ?? [])
        if (!claims.has(claimId)) claims.set(claimId, row.publishedAt);
    }
    places.push({
      deskId,
      reports: standing.map(({ number, language, publishedAt }) => ({
        ...{ number, language: Locale.parse(language), at: publishedAt },
      })),
      claims: [...claims].map(([claimId, at]) => ({ claimId, at })),
    });
  }
  return places;
};
