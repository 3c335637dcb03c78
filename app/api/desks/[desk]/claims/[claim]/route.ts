import { readClaim } from '@/lib/data/claim-page';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string; claim: string }>(async (request, { desk, claim }) =>
  readClaim(await apiActor(request, desk), claim),
);
