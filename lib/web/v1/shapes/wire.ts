/** What every answer may be wrapped in. */
import { z } from 'zod';
import { count, text } from './field';

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export const ProblemShape = z.object({
  type: text,
  status: count,
  code: text.describe('Stays the same in every language.'),
  title: text,
  details: z
    .record(z.string(), z.unknown())
    .describe('`findings`: the rules that hold it back, each with its id.'),
  fields: z.array(z.object({ path: text, key: text, message: text }).partial({ message: true })).readonly(),
});

/** A page of a list; `next` is the cursor of the next one. */
export const paged = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item).readonly(), next: z.string().nullable() });

/** A list that comes whole. */
export const whole = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item).readonly() });

/** One annotation. What it may say beside this is the model's. @see https://www.w3.org/TR/annotation-model/ */
export const AnnotationShape = z.looseObject({
  '@context': z.unknown().describe('http://www.w3.org/ns/anno.jsonld'),
  type: z.literal('Annotation'),
  body: z.unknown().optional(),
  target: z.unknown(),
});

/** A container, or one page of what is in it. */
export const CollectionShape = z.looseObject({
  '@context': z.unknown(),
  id: text,
  type: z.union([text, z.array(text)]),
  total: count.optional(),
  items: z.array(z.unknown()).optional(),
});
