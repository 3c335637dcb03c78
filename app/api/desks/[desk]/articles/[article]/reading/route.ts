import { beginReading, finishReading, markDoubleRead, readReadings } from '@/lib/data/readings';
import { parse } from '@/lib/domain/input';
import { assertCan } from '@/lib/domain/permissions';
import { DoubleRead } from '@/lib/domain/reading';
import { api, bodyOf } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; article: string };

/** Who reads it, and who is done. */
export const GET = api<Params>(async (request, { desk, article }) => {
  const actor = await apiActor(request, desk);
  assertCan(actor, 'article.read');
  return readReadings(actor, article);
});

/** Have it double-read, or no longer: `{"doubleRead": true}`. */
export const PUT = api<Params>(async (request, { desk, article }) => {
  const actor = await apiActor(request, desk);
  const body = await bodyOf(request);
  await markDoubleRead(actor, parse(DoubleRead, { ...Object(body), articleId: article }));
  return readReadings(actor, article);
});

/** Begin one's own reading. */
export const POST = api<Params>(async (request, { desk, article }) => {
  const actor = await apiActor(request, desk);
  await beginReading(actor, { articleId: article });
  return readReadings(actor, article);
});

/** Be done with it. */
export const DELETE = api<Params>(async (request, { desk, article }) => {
  const actor = await apiActor(request, desk);
  await finishReading(actor, { articleId: article });
  return readReadings(actor, article);
});
