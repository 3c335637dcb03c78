/** Why the desk does not start, in one line for whoever has started it. */

/** An expected reason not to start; its message is the whole of what is printed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The system's or the database's short code of an error, such as EADDRINUSE; empty if it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Do `work`; where it fails, `sentence` may know a line for it, and what it does not know is a bug and goes on up. */
export async function orRefuse<T>(
  work: () => T | Promise<T>,
  sentence: (code: string, error: unknown) => string | undefined,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const line = sentence(codeOf(error), error);
    throw line === undefined ? error : new Refusal(line, { cause: error });
  }
}
