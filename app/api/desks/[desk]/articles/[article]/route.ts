import { readWorkspace } from '@/lib/data/workspace';
import { pack } from '@/lib/domain/workspace-wire';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

export const GET = api<{ desk: string; article: string }>(async (request, { desk, article }) =>
  pack(await readWorkspace(await apiActor(request, desk), article)),
);
