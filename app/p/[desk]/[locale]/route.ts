import { readPublicIndex } from '@/lib/data/public';
import { indexPage } from '@/lib/formats/public-index';
import { numberIn, pageRoute } from '@/lib/web/public-reading';

type Params = { desk: string; locale: string };

/** The desk's published reports; older ones with `?before=NUMBER`. */
export const GET = pageRoute(({ desk }: Params, _locale, { request }) => {
  const before = new URL(request.url).searchParams.get('before');
  return readPublicIndex(desk, before === null ? undefined : numberIn(before));
}, indexPage);
