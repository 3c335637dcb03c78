import { readStandingClaim } from '@/lib/data/public';
import { cardHtml } from '@/lib/formats/public-card';
import { HTML, publicRoute } from '@/lib/web/public-answer';
import { localeIn, readingOf } from '@/lib/web/public-reading';

type Params = { desk: string; locale: string; claim: string };

/** A claim as a card for the pages of others; search engines keep to the claim's own page. */
export const GET = publicRoute<Params>(async ({ params, origin }) => {
  const locale = localeIn(params);
  const claim = await readStandingClaim(params.desk, params.claim);
  const body = cardHtml(await readingOf(claim.desk, locale, origin), claim);
  return {
    ...{ body, type: HTML, shared: 'framed' },
    headers: { 'content-language': locale, 'x-robots-tag': 'noindex' },
  };
});
