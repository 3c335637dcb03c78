import { z } from 'zod';

const Json = z.record(z.string(), z.unknown());

/** What an imported annotation said beyond what has a place here. It goes out again with the passage. */
export const KeptAnnotation = z.object({
  /** Its name wherever it goes. */
  canonical: z.string().nullable(),
  /** The names under which it came. */
  via: z.array(z.string()).readonly(),
  /** The name of the claim that it is of, where it came from. */
  claim: z.string().nullable(),
  /** Further properties: of the annotation, of its target, and of those of our own bodies, by part. */
  rest: Json,
  target: Json,
  besides: z.record(z.string(), Json),
  /** Bodies that mean nothing here, as they came. */
  bodies: z.array(Json).readonly(),
});
export type KeptAnnotation = z.infer<typeof KeptAnnotation>;

/** As it is kept with a passage: JSON in which every text can be kept. */
export const keptText = (annotation: KeptAnnotation): string => JSON.stringify(annotation);

/** What is kept with a passage; null where it was marked here. Written by `keptText` alone. */
export const keptIn = (text: string | null | undefined): KeptAnnotation | null =>
  text ? KeptAnnotation.parse(JSON.parse(text)) : null;
