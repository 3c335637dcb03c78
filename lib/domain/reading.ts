import { z } from 'zod';
import { Id } from './ids';

/** Have an article read by two people, each for themselves, or no longer. */
export const DoubleRead = z.object({ articleId: Id, doubleRead: z.boolean() });
export type DoubleRead = z.infer<typeof DoubleRead>;

/** One's own reading of an article. */
export const OneReading = z.object({ articleId: Id });
export type OneReading = z.infer<typeof OneReading>;
