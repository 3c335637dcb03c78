import { moveImport } from '@/lib/data/import-jobs';
import { readImport } from '@/lib/data/import-reads';
import { ImportMove } from '@/lib/domain/import-job';
import { parse } from '@/lib/domain/input';
import { api, bodyOf } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; import: string };

/** How far an import is. */
export const GET = api<Params>(async (request, { desk, import: id }) =>
  readImport(await apiActor(request, desk), id),
);

/** `{do: start | cancel | resume}`; answers how far it is. */
export const POST = api<Params>(async (request, { desk, import: id }) => {
  const actor = await apiActor(request, desk);
  const move = parse(ImportMove, await bodyOf(request));
  await moveImport(actor, id, move.do);
  return readImport(actor, id);
});
