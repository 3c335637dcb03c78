/** The headers that stand on every answer, pages and files alike. */

/** What the headers depend on; one for the whole life of a server. */
export type HeaderPolicy = {
  /** Whether the address people use is https; only then may a browser be told to insist on it. */
  readonly secure: boolean;
  /** The developer's server: it evaluates code to show where an error came from, and talks to the page by socket. */
  readonly mode: 'production' | 'development';
};

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
} as const;

/** Two years, in seconds: the least that browsers' preload lists ask for. */
const INSIST_ON_HTTPS = { 'strict-transport-security': `max-age=${2 * 365 * 24 * 3600}` } as const;

/**
 * The content security policy of one answer.
 *
 * Next reads the nonce from the *request* header of the same name and puts it on the scripts and styles it writes.
 * Scripts run by nonce alone. `style` attributes are allowed because React writes them; style elements need the nonce.
 *
 * @param nonce base64, new for each request
 */
export function contentSecurityPolicy(nonce: string, mode: HeaderPolicy['mode']): string {
  const developing = mode === 'development';
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(developing ? ["'unsafe-eval'"] : []),
    ],
    // A worker's script comes from here; it runs under the policy of its own answer.
    'worker-src': ["'self'"],
    // Next's development overlay writes style elements without a nonce.
    'style-src-elem': ["'self'", developing ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(developing ? ['ws:'] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** The headers of every answer but the content security policy: name in small letters → value. */
export function securityHeaders(policy: HeaderPolicy): Readonly<Record<string, string>> {
  return policy.secure ? { ...ALWAYS, ...INSIST_ON_HTTPS } : ALWAYS;
}

/** Where everybody may look: published reports, what belongs to them, and the page that verifies their files. */
const OPEN = /^\/(?:p\/|oembed(?:\?|$)|robots\.txt$|sitemap\.xml$)/;
const READ_BY_ENGINES = /^\/(?:p\/|verify(?:[/?]|$))/;

/**
 * What search engines are told of an answer, unless its route has said so itself: what is not published is in no index.
 *
 * @returns the value of `x-robots-tag`, null where there is nothing to say
 */
export const indexing = (url: string): string | null =>
  READ_BY_ENGINES.test(url) ? null : 'noindex, nofollow';

/** Whether a policy of the route's own lets other sites frame its answer; then the older header must not forbid it. */
export const isFramed = (policy: string): boolean => /\bframe-ancestors \*/.test(policy);

/**
 * How an answer may be kept.
 *
 * Files whose name carries their hash may be kept for ever, as Next says itself. What is published may be kept by
 * anybody for as long as its route says. Anything else may be someone's: it is not stored, unless the route has said
 * itself how its reader alone may keep it.
 *
 * @param own the `cache-control` that the route has set, empty if none
 */
export function cacheControl(url: string, status: number, own: string): string {
  const shared = (url.startsWith('/_next/static/') || OPEN.test(url)) && status < 400;
  if (own !== '' && (shared || /\b(?:no-store|private)\b/.test(own))) return own;
  return 'no-store';
}
