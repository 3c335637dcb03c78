import { readPublicDesk } from '@/lib/data/public';
import { publicAddresses, publicPaths } from '@/lib/formats/public-addresses';
import { localeFrom } from '@/lib/i18n/accept-language';
import { publicRoute } from '@/lib/web/public-answer';

/** Leads on to the pages in the language that the browser asks for. */
export const GET = publicRoute<{ desk: string }>(async ({ request, params, origin }) => {
  const desk = await readPublicDesk(params.desk);
  const locale = localeFrom(request.headers.get('accept-language'));
  const location = publicAddresses(origin, desk.id).page(locale, publicPaths.index);
  const headers = { location, vary: 'accept-language', 'cache-control': 'public, max-age=60' };
  return new Response(null, { status: 307, headers });
});
