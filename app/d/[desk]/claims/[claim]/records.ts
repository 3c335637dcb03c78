import { noRecords, type Records } from '@/lib/domain/change';
import type { ClaimPage } from '@/lib/domain/claim-page';
import type { Names } from '../../_claim/names';

const byId = <T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/** What the page shows as the records that the rules look at. */
export const recordsOf = (page: ClaimPage): Records => ({
  ...noRecords,
  article: byId(page.articles),
  claim: byId([page.claim]),
  occurrence: byId(page.occurrences),
  assessment: byId(page.assessments),
  note: byId(page.notes),
  link: byId(page.links),
  origin: byId(page.origins),
  source: byId(page.sources),
  evidence: byId(page.evidence),
  search: byId(page.searches),
  contact: byId(page.contacts),
  review: byId(page.reviews),
  assignment: byId(page.assignments),
  comment: byId(page.comments),
  correction: byId(page.corrections),
});

/** What the ids in its evidence stand for. */
export const namesOf = (page: ClaimPage): Names => ({
  origins: byId(page.origins),
  sources: byId(page.sources),
  snapshots: byId(page.snapshots),
  people: page.people,
  titles: Object.fromEntries(page.articles.map(({ id, title }) => [id, title])),
});
