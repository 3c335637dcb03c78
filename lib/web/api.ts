import { unstable_rethrow } from 'next/navigation';
import { limitedBody } from './body';
import { currentLocale } from './intl';
import { jsonIn } from './json';
import { asProblem, problemJson, retryAfter } from './problem';
import { assertSameOrigin } from './same-origin';
import { renewSession } from './session';

type Handler<Params> = (request: Request, params: Params) => Promise<unknown>;

/**
 * A route handler from a function of request and parameters: checks that a write comes from our own pages, answers what
 * the function returns as JSON (or as it is, when it is a Response), and errors as problems in the person's language.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export const api =
  <Params = Record<string, never>>(handler: Handler<Params>) =>
  async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      assertSameOrigin(request);
      const answer = await handler(request, await context.params);
      await renewSession();
      return answer instanceof Response ? answer : json(answer ?? null);
    } catch (error) {
      unstable_rethrow(error);
      const locale = await currentLocale().catch(() => 'en' as const);
      return problemJson(asProblem(error, request, locale), retryAfter(error));
    }
  };

/** In bytes: room for the longest note, rationale and statement at once, in any script. */
const MAX_BODY = 1024 * 1024;

/** The body of a request as JSON, of 1 MB at the most. @throws DomainError input.invalid, input.too-large */
export const bodyOf = async (request: Request): Promise<unknown> => {
  const bytes = await limitedBody(request, MAX_BODY);
  return jsonIn(new TextDecoder().decode(bytes));
};

/** The longest query that is looked at, in UTF-16 code units. */
const LONGEST_QUERY = 500;

/** What was typed to look for something: `?q=`. */
export const typed = (request: Request): string =>
  (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST_QUERY);

const json = (value: unknown): Response =>
  Response.json(value, { headers: { 'cache-control': 'private, no-store' } });
