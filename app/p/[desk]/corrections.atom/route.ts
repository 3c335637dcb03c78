import { readPublicLog } from '@/lib/data/public-log';
import { correctionsAtom, lastChange } from '@/lib/formats/corrections-atom';
import { publicAddresses } from '@/lib/formats/public-addresses';
import { publicRoute } from '@/lib/web/public-answer';

export const GET = publicRoute<{ desk: string }>(async ({ params, origin }) => {
  const log = await readPublicLog(params.desk);
  return {
    body: correctionsAtom(log, publicAddresses(origin, log.desk.id)),
    type: 'application/atom+xml; charset=utf-8',
    shared: 'fetched',
    modified: lastChange(log),
    headers: { 'content-language': log.language },
  };
});
