import { findSources } from '@/lib/data/sources';
import { api, typed } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string }>(async (request, { desk }) => ({
  items: await findSources(await apiActor(request, desk), typed(request)),
}));
