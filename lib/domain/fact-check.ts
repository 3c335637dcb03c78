import { z } from 'zod';
import { Stance } from './evidence';
import { Id } from './ids';

/**
 * What a person chose for one review of a file: to be evidence on a claim, or a claim of its own where its words stand in
 * an article.
 */
export const ReviewChoice = z.discriminatedUnion('as', [
  z.object({ index: z.int().nonnegative(), as: z.literal('evidence'), claimId: Id, stance: Stance }),
  z.object({ index: z.int().nonnegative(), as: z.literal('claim'), articleId: Id }),
]);
export type ReviewChoice = z.infer<typeof ReviewChoice>;

/** Reviews as somebody else's file has them, and what is to become of them; nothing chosen: they are only looked at. */
export const HandedReviews = z.object({
  reviews: z.unknown(),
  choices: z.array(ReviewChoice).max(200).default([]),
});
export type HandedReviews = z.infer<typeof HandedReviews>;

/** More than this in one file nobody chooses for. */
export const MOST_REVIEWS = 200;
