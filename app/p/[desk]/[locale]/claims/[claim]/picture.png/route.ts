import { readStandingClaim } from '@/lib/data/public';
import { claimPicture } from '@/lib/web/picture';
import { kept, pictureRoute } from '@/lib/web/public-picture';
import { localeIn } from '@/lib/web/public-reading';

type Params = { desk: string; locale: string; claim: string };

export const GET = pictureRoute<Params>(async (params) => {
  const locale = localeIn(params);
  const claim = await readStandingClaim(params.desk, params.claim);
  const { desk, head, item } = claim;
  return kept([desk, head, item, locale], () => claimPicture(claim, locale));
});
