import { earlierWordings } from '@/lib/data/claims';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string; note: string }>(async (request, { desk, note }) =>
  earlierWordings(await apiActor(request, desk), note),
);
