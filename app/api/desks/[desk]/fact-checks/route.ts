import { z } from 'zod';
import { importReviews, previewReviews } from '@/lib/data/fact-checks';
import { HandedReviews } from '@/lib/domain/fact-check';
import { parse } from '@/lib/domain/input';
import { assertCan } from '@/lib/domain/permissions';
import { errorMessage, messages } from '@/lib/i18n';
import { api } from '@/lib/web/api';
import { limitedJson } from '@/lib/web/body';
import { currentLocale } from '@/lib/web/intl';
import { apiActor } from '@/lib/web/session';

/** In bytes: two hundred reviews, each with a page around it. */
const MAX_REQUEST_BYTES = 5 * 1024 * 1024;

const Query = z.object({ request: z.string().min(8).max(64).optional() });

/** Reviews in ClaimReview markup with what is to become of each; without `request` they are only looked at. */
export const POST = api<{ desk: string }>(async (request, { desk }) => {
  const actor = await apiActor(request, desk);
  assertCan(actor, 'annotation.import');
  const query = parse(Query, Object.fromEntries(new URL(request.url).searchParams));
  const { reviews, choices } = parse(HandedReviews, await limitedJson(request, MAX_REQUEST_BYTES));
  const locale = await currentLocale();
  const { because: why } = messages[locale].annotations;
  if (query.request === undefined) {
    const { rows, left } = await previewReviews(actor, reviews);
    return { rows, left: left.map(({ index, because }) => ({ index, remark: why[because] })) };
  }
  const taken = await importReviews(actor, { json: reviews, choices }, query.request);
  return {
    items: taken.map(({ index, claimId, because, code }) => ({
      ...{ index, claimId, taken: because === null },
      remark: code ? errorMessage(locale, code, {}) : because ? why[because] : '',
    })),
  };
});
