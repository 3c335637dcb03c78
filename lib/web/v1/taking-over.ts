/** Annotations and fact-checks of others, taken over by a program. */
import { z } from 'zod';
import { importAnnotations, previewAnnotations } from '@/lib/data/annotations';
import { importReviews, previewReviews } from '@/lib/data/fact-checks';
import { HandedReviews } from '@/lib/domain/fact-check';
import { Id } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import { addressesOf } from '@/lib/formats/addresses';
import { publicOrigin } from '../public-origin';
import type { Route } from './route';
import { ReviewsShape, ReviewsTakenShape, TakingOverShape } from './shapes';

/** `preview=1`: what would become of them, without storing anything. */
const Query = z.object({ article: Id.optional(), preview: z.literal('1').optional() });

/** The lines of what is taken over. */
export const takingOver: readonly Route[] = [
  {
    method: 'POST',
    path: '/annotations',
    name: 'annotation.import',
    permission: 'annotation.import',
    status: 200,
    query: Query,
    body: { schema: z.looseObject({}) },
    answer: TakingOverShape,
    handle: async ({ actor, body, query, request, requestId }) => {
      const { article, preview } = parse(Query, query);
      const addresses = addressesOf(publicOrigin(request.headers), actor.deskId);
      const handed = { json: body, articleId: article ?? null, addresses };
      const found = preview
        ? await previewAnnotations(actor, handed)
        : await importAnnotations(actor, handed, requestId);
      return { status: 200, body: found };
    },
  },
  {
    method: 'POST',
    path: '/fact-checks/preview',
    name: 'factCheck.preview',
    permission: 'annotation.import',
    status: 200,
    body: { schema: HandedReviews.pick({ reviews: true }) },
    answer: ReviewsShape,
    handle: async ({ actor, body }) => ({
      status: 200,
      body: await previewReviews(actor, parse(HandedReviews, body).reviews),
    }),
  },
  {
    method: 'POST',
    path: '/fact-checks',
    name: 'factCheck.import',
    permission: 'annotation.import',
    status: 200,
    body: { schema: HandedReviews },
    answer: ReviewsTakenShape,
    handle: async ({ actor, body, requestId }) => {
      const { reviews: json, choices } = parse(HandedReviews, body);
      return { status: 200, body: { items: await importReviews(actor, { json, choices }, requestId) } };
    },
  },
];
