import type { VerbName } from '@/lib/domain/verbs';
import type { Problem } from '../articles/[article]/contract';

/** What was typed for a verb, by draft key: goes back into its field when the verb is refused later. */
export type Typed = Readonly<Record<string, string>>;

/**
 * Does a verb, wherever the claim is shown: through the store of the workspace, or with a request of its own. The
 * claim's version is filled in.
 *
 * @returns null when it is done, or safely queued; else what was refused
 */
export type Act = (
  verb: VerbName,
  input: Readonly<Record<string, unknown>>,
  typed?: Typed,
) => Promise<Problem | null>;
