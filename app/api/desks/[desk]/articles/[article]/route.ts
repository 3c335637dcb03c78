import { readWorkspace } from '@/lib/data/workspace';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string; article: string }>(async (request, { desk, article }) =>
  readWorkspace(await apiActor(request, desk), article),
);
