/** What went wrong, as a problem that programs and pages read. */
import { type DomainError, isDomainError } from '../domain/errors';
import type { Locale } from '../domain/people';
import { errorMessage, fieldMessage, translator } from '../i18n';
import { logError } from '../log';

/** A problem as RFC 9457 says, with our code, what fills its words, and what is wrong at which field. */
export type Problem = {
  type: 'about:blank';
  status: number;
  code: string;
  title: string;
  details: unknown;
  fields: readonly unknown[];
};

/** An expected error in a person's language. @see https://www.rfc-editor.org/rfc/rfc9457 */
export const problemOf = (error: DomainError, locale: Locale): Problem => {
  const { code, status, details } = error;
  const fields = error.fields.map((field) => ({ ...field, message: fieldMessage(locale, field) }));
  return { type: 'about:blank', status, code, title: errorMessage(locale, code, details), details, fields };
};

/** A bug: logged under an id, which is all that the answer tells. */
export const failureOf = (error: unknown, { method, url }: Request, locale: Locale): Problem => {
  const id = logError(error, { method, path: new URL(url).pathname });
  const t = translator(locale);
  const title = `${t('shell.failure.title')} ${t('shell.failure.number', { digest: id })}`;
  return { type: 'about:blank', status: 500, code: 'internal', title, details: { id }, fields: [] };
};

/** Whatever was thrown, as a problem. */
export const asProblem = (error: unknown, request: Request, locale: Locale): Problem =>
  isDomainError(error) ? problemOf(error, locale) : failureOf(error, request, locale);

/** A problem as an answer. */
export const problemJson = (body: Problem, headers: Record<string, string> = {}): Response =>
  Response.json(body, {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });

/** In seconds: how long to wait before it is tried again, where the error says so. */
export const retryAfter = (error: unknown): Record<string, string> =>
  error instanceof Error && isDomainError(error) && error.details.seconds !== undefined
    ? { 'retry-after': String(error.details.seconds) }
    : {};
