import { unstable_rethrow } from 'next/navigation';
import { DomainError, isDomainError } from '../domain/errors';
import { errorMessage, fieldMessage, translator } from '../i18n';
import { logError } from '../log';
import { limitedBody } from './body';
import { currentLocale } from './intl';
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
      return isDomainError(error) ? problem(error) : failure(error, request);
    }
  };

/** In bytes: room for the longest note, rationale and statement at once, in any script. */
const MAX_BODY = 1024 * 1024;

/** The body of a request as JSON, of 1 MB at the most. @throws DomainError input.invalid, input.too-large */
export const bodyOf = async (request: Request): Promise<unknown> => {
  const bytes = await limitedBody(request, MAX_BODY);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new DomainError('input.invalid');
  }
};

/** The longest query that is looked at, in UTF-16 code units. */
const LONGEST_QUERY = 500;

/** What was typed to look for something: `?q=`. */
export const typed = (request: Request): string =>
  (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST_QUERY);

const json = (value: unknown): Response =>
  Response.json(value, { headers: { 'cache-control': 'private, no-store' } });

async function problem(error: DomainError): Promise<Response> {
  const locale = await currentLocale();
  const { code, status, details } = error;
  const fields = error.fields.map((field) => ({ ...field, message: fieldMessage(locale, field) }));
  const title = errorMessage(locale, code, details);
  const wait: Record<string, string> =
    code === 'session.throttled' ? { 'retry-after': String(details.seconds) } : {};
  return problemJson({ type: 'about:blank', status, code, title, details, fields }, wait);
}

async function failure(error: unknown, request: Request): Promise<Response> {
  const id = logError(error, { method: request.method, path: new URL(request.url).pathname });
  const t = translator(await currentLocale().catch(() => 'en' as const));
  const title = `${t('shell.failure.title')} ${t('shell.failure.number', { digest: id })}`;
  return problemJson({
    type: 'about:blank',
    status: 500,
    code: 'internal',
    title,
    details: { id },
    fields: [],
  });
}

/** A problem as RFC 9457 says, with our code, what fills its words, and what is wrong at which field. */
type Problem = {
  type: 'about:blank';
  status: number;
  code: string;
  title: string;
  details: unknown;
  fields: readonly unknown[];
};

const problemJson = (body: Problem, headers: Record<string, string> = {}): Response =>
  Response.json(body, {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
