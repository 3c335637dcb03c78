import { once } from '@/lib/data/idempotency';
import { type Bearer, bearerOf } from '@/lib/data/tokens';
import { DomainError } from '@/lib/domain/errors';
import { sha256 } from '@/lib/domain/hash';
import { newId } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import type { Locale } from '@/lib/domain/people';
import { assertCan } from '@/lib/domain/permissions';
import { rateHeaders } from '@/lib/domain/rate';
import { keepable } from '@/lib/formats/json-value';
import { localeFrom } from '@/lib/i18n/accept-language';
import { limitedBody } from '../body';
import { jsonIn } from '../json';
import { asProblem, problemJson, retryAfter } from '../problem';
import { queryIn } from '../report-query';
import { countRequest, POLICY } from './limits';
import type { Answer, Call, Route } from './route';
import { BASE, linesAt } from './routes';

/** In bytes: an article of the largest size as JSON, every character of it escaped at the worst. */
const MAX_BODY = 6 * 5 * 1024 * 1024;

/**
 * The answer to a program's request: finds the line and who asks, counts the request, keeps the answers of writes that
 * may be sent again, and says what went wrong as a problem.
 */
export const answer = async (request: Request): Promise<Response> => {
  const asked = request.headers.get('accept-language');
  let locale: Locale = localeFrom(asked);
  let limits: Record<string, string> = {};
  try {
    const bearer = await bearerIn(request);
    if (asked === null) locale = bearer.preferences.locale ?? locale;
    const rate = countRequest(bearer.tokenId);
    limits = { ...rateHeaders(POLICY, rate) };
    if (!rate.allowed) throw new DomainError('rate.exceeded', { limit: POLICY.limit, seconds: rate.seconds });
    return withHeaders(await dispatch(request, bearer, locale), { ...limits, ...spoken(locale) });
  } catch (error) {
    return withProtocol(refusal(error, request, locale, limits), request);
  }
};

const spoken = (locale: Locale) => ({ 'content-language': locale, vary: 'Accept-Language, Authorization' });

/** Of the annotation protocol's things every answer says what they are, also where it is a refusal. */
const withProtocol = (response: Response, { url }: Request): Response => {
  const line = linesAt(new URL(url).pathname).find(({ route }) => route.protocol);
  if (line?.route.protocol) response.headers.set('link', line.route.protocol.link);
  return response;
};

/** @throws DomainError token.invalid */
const bearerIn = async ({ headers }: Request): Promise<Bearer> => {
  const [, token = ''] = /^Bearer ([\w-]{1,100})$/i.exec(headers.get('authorization') ?? '') ?? [];
  const bearer = await bearerOf(token);
  if (!bearer) throw new DomainError('token.invalid');
  return bearer;
};

const dispatch = async (request: Request, bearer: Bearer, locale: Locale): Promise<Response> => {
  const lines = linesAt(new URL(request.url).pathname);
  if (lines.length === 0) throw new DomainError('not-found');
  const found = lines.find(({ route }) => route.method === request.method) ?? bodilessOf(request, lines);
  if (!found) throw new DomainError('method.unknown', { methods: methodsOf(lines) });
  const { route, params } = found;
  const { actor, tokenId } = bearer;
  assertCan(actor, route.permission);
  const text = route.method === 'GET' || route.bytes ? '' : await textOf(request);
  const key = keyOf(request);
  const requestId = key === null ? newId() : sha256(`${tokenId} ${key}`).slice(0, 40);
  const carryOut = () => handled(route, { actor, params, request, locale, requestId }, text);
  if (route.method === 'GET') return bodiless(await carryOut(), request);
  if (key === null || route.bytes) return carryOut();
  const { method, url } = request;
  const { pathname, search } = new URL(url);
  const version = request.headers.get('if-match') ?? '';
  const kept = await once(
    { tokenId, key, request: [method, pathname + search, version, text].join('\n') },
    async () => asKept(await carryOut().catch((error: unknown) => refusal(error, request, locale, {}))),
  );
  return new Response(kept.body, kept);
};

type Lines = ReturnType<typeof linesAt>;

const BODILESS = ['HEAD', 'OPTIONS'];

/** HEAD and OPTIONS are GET without what it brings; where reading leaves a trace there is neither. */
const bodilessOf = ({ method }: Request, lines: Lines) =>
  BODILESS.includes(method) ? lines.find(({ route }) => route.method === 'GET' && route.protocol) : undefined;

const methodsOf = (lines: Lines): string =>
  [
    ...lines.map(({ route }) => route.method),
    ...(lines.some(({ route }) => route.protocol) ? BODILESS : []),
  ].join(', ');

const bodiless = (response: Response, { method }: Request): Response => {
  if (!BODILESS.includes(method)) return response;
  const status = method === 'OPTIONS' ? 204 : response.status;
  return new Response(null, { status, headers: response.headers });
};

const asKept = async (response: Response) => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: response.status === 204 ? null : await response.text(),
});

const KEY = /^[\x21-\x7e]{1,200}$/;

/** @throws DomainError input.invalid */
const keyOf = ({ headers }: Request): string | null => {
  const key = headers.get('idempotency-key');
  if (key !== null && !KEY.test(key)) throw wrong('Idempotency-Key');
  return key;
};

const wrong = (path: string) => new DomainError('input.invalid', {}, [{ path, key: 'invalid' }]);

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** @throws DomainError media.unknown, input.invalid, input.too-large */
const textOf = async (request: Request): Promise<string> => {
  const bytes = await limitedBody(request, MAX_BODY);
  const type = request.headers.get('content-type');
  if (bytes.length > 0 && type !== null && !JSON_TYPE.test(type.trim()))
    throw new DomainError('media.unknown');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw wrong('body');
  }
};

type Before = Pick<Call, 'actor' | 'params' | 'request' | 'locale' | 'requestId'>;

const handled = async (route: Route, before: Before, text: string): Promise<Response> => {
  const { request } = before;
  const query = route.query ? parse(route.query, keepable(queryIn(request.url))) : {};
  const version = route.ifMatch ? matched(request) : 0;
  const given = await route.handle({ ...before, query, body: text === '' ? null : jsonIn(text), version });
  return given instanceof Response ? given : written(route, given, request);
};

/** The version a program has seen. @throws DomainError precondition.missing, precondition.failed */
const matched = ({ headers }: Request): number => {
  const tag = headers.get('if-match');
  if (tag === null) throw new DomainError('precondition.missing');
  const [, version] = /^"(\d{1,9})"$/.exec(tag.trim()) ?? [];
  if (version === undefined || Number(version) < 1) throw new DomainError('precondition.failed');
  return Number(version);
};

/** What is not in the schema of the answer is not in the answer. */
const written = (
  route: Route,
  { status, body, version, location, next }: Answer,
  request: Request,
): Response => {
  const headers: Record<string, string> = { 'cache-control': 'private, no-store' };
  if (version !== undefined) headers.etag = `"${version}"`;
  if (location !== undefined) headers.location = BASE + location;
  if (next) headers.link = `<${nextPage(request, next)}>; rel="next"`;
  if (status === 204 || route.answer === null) return new Response(null, { status: 204, headers });
  const said = next === undefined ? body : { items: body, next };
  return Response.json(route.answer.parse(said), { status, headers });
};

const nextPage = (request: Request, cursor: string): string => {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams}`;
};

const withHeaders = (response: Response, headers: Record<string, string>): Response => {
  for (const [name, value] of Object.entries(headers))
    if (name === 'vary') response.headers.append(name, value);
    else response.headers.set(name, value);
  return response;
};

/** Who wrote over a newer version is told so as HTTP says it: the version came by If-Match. */
const asHttp = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === 'version.stale'
    ? new DomainError('precondition.failed', 'details' in error ? Object(error.details) : {})
    : error;

const refusal = (
  error: unknown,
  request: Request,
  locale: Locale,
  limits: Record<string, string>,
): Response => {
  const problem = asProblem(asHttp(error), request, locale);
  const details = Object(problem.details);
  return problemJson(problem, {
    ...limits,
    ...spoken(locale),
    ...retryAfter(error),
    ...(problem.code === 'token.invalid' && { 'www-authenticate': 'Bearer realm="Verimark"' }),
    ...(problem.code === 'method.unknown' && { allow: String(details.methods) }),
  });
};
