import { takeNext } from '@/lib/data/assignments';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** Take the next claim to review; `Idempotency-Key` makes a repeated request give the same one. */
export const POST = api<{ desk: string }>(async (request, { desk }) =>
  takeNext(await apiActor(request, desk), request.headers.get('idempotency-key')),
);
