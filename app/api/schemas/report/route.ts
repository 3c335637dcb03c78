import { reportSchema } from '@/lib/formats/report-schema';

/** What the JSON of a report holds, for every program that reads one; it tells of no desk, so nobody need sign in. */
export const GET = (): Response =>
  Response.json(reportSchema(), {
    headers: { 'content-type': 'application/schema+json', 'cache-control': 'public, max-age=3600' },
  });
