/**
 * Answers of public pages. No session is looked at, no cookie set; anybody may keep them for a minute, and ask whether
 * they have changed. What is not published is 404, at once.
 */
import { createHash } from 'node:crypto';
import { type ErrorCode, isDomainError } from '../domain/errors';
import { Locale } from '../domain/people';
import { nothingHtml } from '../formats/public-page';
import { localeFrom } from '../i18n/accept-language';
import { streamThrough } from './download';
import { publicOrigin } from './public-origin';
import { publicStyle } from './public-style';

/** What is said to the public at an address. */
export type PublicFile = {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Who may frame it and show it from elsewhere; nobody else may frame it. */
  readonly shared?: 'framed' | 'fetched';
  /** ISO 8601: when it was changed last. */
  readonly modified?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

export type PublicAsked<Params> = {
  readonly request: Request;
  readonly params: Params;
  /** Where people find the server, without a slash at its end. */
  readonly origin: string;
};

const MINUTE = 'public, max-age=60';

/** Nothing runs; styles, fonts and pictures are ours. */
const policy = (framed: boolean): string =>
  [
    "default-src 'none'",
    ...["style-src 'self'", "font-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"],
    `frame-ancestors ${framed ? '*' : "'none'"}`,
  ].join('; ');

/** What is there and cannot be had just now. Said to be gone, it would be forgotten by those who look for it. */
const passing: ReadonlySet<ErrorCode> = new Set([
  ...(['write.busy', 'write.time', 'write.memory', 'write.failed', 'publish.tampered'] as const),
]);

/** A route handler that says to everybody what `answer` makes. */
export const publicRoute =
  <Params>(answer: (asked: PublicAsked<Params>) => Promise<PublicFile | Response>) =>
  async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const params = await context.params;
      const made = await answer({ request, params, origin: publicOrigin(request.headers) });
      return made instanceof Response ? made : told(request, made);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return nothing(request, error.code);
    }
  };

/** A stored file that is too large to be held, as it is read. `size` in bytes. */
export const publicThrough = (
  request: Request,
  file: Pick<PublicFile, 'type' | 'headers'> & {
    readonly sha256: string;
    readonly size: number;
    readonly chunks: AsyncIterable<Uint8Array>;
  },
): Response => {
  const etag = `"${file.sha256}"`;
  const known = { 'cache-control': MINUTE, etag, 'content-security-policy': policy(false), ...file.headers };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers: known });
  const length = { 'content-type': file.type, 'content-length': String(file.size) };
  const body = request.method === 'HEAD' ? null : streamThrough(file.chunks);
  return new Response(body, { headers: { ...known, ...length } });
};

/** The answer with what lets it be kept, or that nothing has changed. */
const told = (request: Request, { body, type, shared, modified, headers }: PublicFile): Response => {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const all = {
    'cache-control': MINUTE,
    etag,
    ...(modified && { 'last-modified': new Date(modified).toUTCString() }),
    ...(shared && { 'cross-origin-resource-policy': 'cross-origin' }),
    ...(shared === 'fetched' && { 'access-control-allow-origin': '*' }),
    'content-security-policy': policy(shared === 'framed'),
    ...headers,
  };
  if (isKnown(request, etag, modified)) return new Response(null, { status: 304, headers: all });
  return new Response(body, { headers: { 'content-type': type, ...all } });
};

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2 */
const isKnown = ({ headers }: Request, etag: string, modified?: string | null): boolean => {
  const tags = headers.get('if-none-match');
  if (tags !== null)
    return tags.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return modified ? Math.floor(Date.parse(modified) / 1000) * 1000 <= since : false;
};

/** In the language of the address, else in the browser's. */
const nothing = async (request: Request, code: ErrorCode): Promise<Response> => {
  const named = Locale.safeParse(new URL(request.url).pathname.split('/')[3]).data;
  const locale = named ?? localeFrom(request.headers.get('accept-language'));
  const { address } = await publicStyle();
  const why = code === 'publish.tampered' ? 'damaged' : passing.has(code) ? 'later' : 'gone';
  return new Response(nothingHtml(locale, address, why), {
    status: why === 'gone' ? 404 : 503,
    headers: {
      ...(why !== 'gone' && { 'retry-after': '30', 'cache-control': 'no-store' }),
      'content-type': HTML,
      'content-security-policy': policy(false),
      'x-robots-tag': 'noindex',
    },
  });
};

export const HTML = 'text/html; charset=utf-8';
