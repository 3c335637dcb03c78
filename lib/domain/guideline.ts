import { z } from 'zod';

/** A row of `GuidelineVersion`: the desk's guideline as it was from one writing to the next. */
export type GuidelineVersion = {
  id: string;
  /** 1, 2, 3 … within the desk. */
  number: number;
  /** Markdown. */
  text: string;
  authorId: string;
  createdAt: string;
};

/** In UTF-16 code units. */
export const MAX_GUIDELINE = 100_000;

/** A form writes "no version yet" as an empty field, and line breaks as CRLF. */
const basedOn = z
  .union([z.literal('').transform(() => null), z.coerce.number<string | number>().int().positive()])
  .nullable();

/** A new version; `basedOn` is the number of the one that was changed, null where there was none. */
export const WriteGuideline = z.object({
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim().normalize('NFC'))
    .pipe(z.string().min(1).max(MAX_GUIDELINE)),
  basedOn,
});
export type WriteGuideline = z.infer<typeof WriteGuideline>;
