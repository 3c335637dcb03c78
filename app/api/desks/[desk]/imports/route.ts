import { createImport } from '@/lib/data/import-jobs';
import { listImports } from '@/lib/data/import-reads';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** The imports of the desk, newest first. */
export const GET = api<{ desk: string }>(async (request, { desk }) => ({
  items: await listImports(await apiActor(request, desk)),
}));

/** Begin one; answers its `{id}`. */
export const POST = api<{ desk: string }>(async (request, { desk }) =>
  createImport(await apiActor(request, desk)),
);
