import type { Performed } from '@/lib/domain/workspace';
import type { Op, Problem } from './contract';

/** What became of an op on its way. */
export type Answer =
  | { kind: 'done'; performed: Performed }
  /** Someone else was there: `details.current` says what it is now. */
  | { kind: 'stale'; problem: Problem }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'signed-out' }
  /** The server, or the way to it, is in trouble: it will be tried again. */
  | { kind: 'failed' }
  | { kind: 'unreachable' };

/** Longer than any write takes; a connection that hangs is a connection that is cut. */
const PATIENCE_MS = 20_000;

/** Sends one op to the desk's verbs, under the name of the person who did it and no other. */
export const send = async (address: string, articleId: string, op: Op): Promise<Answer> => {
  const { verb, requestId, input } = op;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'verimark-user': op.by },
      body: JSON.stringify({ verb, requestId, articleId, input }),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return await answerOf(response);
  } catch {
    return { kind: 'unreachable' };
  }
};

const answerOf = async (response: Response): Promise<Answer> => {
  if (response.ok) return { kind: 'done', performed: (await response.json()) as Performed };
  if (response.status === 401) return { kind: 'signed-out' };
  if (response.status >= 500 || response.status === 429 || response.status === 408) return { kind: 'failed' };
  const problem = await problemOf(response);
  return problem.code === 'version.stale' ? { kind: 'stale', problem } : { kind: 'refused', problem };
};

/** The problem of an answer; a proxy's own page becomes one without words. */
export const problemOf = async (response: Response): Promise<Problem> => {
  const bare: Problem = { status: response.status, code: '', title: '', details: {}, fields: [] };
  try {
    return { ...bare, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return bare;
  }
};
