import { z } from 'zod';

/** Change the words of an article; `version` is the number of the text that the writer saw. */
export const EditText = z.object({
  text: z.string().max(5_000_000),
  version: z.coerce.number().int().positive(),
});
export type EditText = z.infer<typeof EditText>;
