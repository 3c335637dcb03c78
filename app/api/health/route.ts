import { databaseState } from '@/lib/data/health';
import { version } from '@/package.json';

/** For whoever watches the desk: whether it works, and nothing that a stranger could use. */
export async function GET() {
  const database = await databaseState();
  const isWell = database.state === 'ok';
  const body = { status: isWell ? 'ok' : 'unavailable', version, database };
  return Response.json(body, { status: isWell ? 200 : 503 });
}

export const dynamic = 'force-dynamic';
