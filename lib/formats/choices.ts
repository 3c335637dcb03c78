import { z } from 'zod';
import { encodings } from './encoding';
import { type FormatName, formats } from './source';

const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name);

const column = z.string().max(500).optional();

/** What a person who saw the preview of a file chose (`Choices` in source.ts), as it comes from outside. */
export const Choices = z.object({
  format: z.string().refine(isFormat).optional(),
  encoding: z.enum(encodings).optional(),
  mapping: z
    .object({
      ...{ text: column, title: column, byline: column, publisher: column, agency: column },
      ...{ url: column, publishedOn: column, language: column },
    })
    .optional(),
});
export type Choices = z.infer<typeof Choices>;
