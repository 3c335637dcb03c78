import { readPublicClaim } from '@/lib/data/public';
import { claimPage } from '@/lib/formats/public-claim';
import { pageRoute } from '@/lib/web/public-reading';

type Params = { desk: string; locale: string; claim: string };

export const GET = pageRoute(({ desk, claim }: Params) => readPublicClaim(desk, claim), claimPage);
