import { findClaims } from '@/lib/data/claims';
import { api, typed } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string }>(async (request, { desk }) =>
  findClaims(await apiActor(request, desk), typed(request)),
);
