import { Locale } from '@/lib/domain/people';
import { publicAddresses, publicPaths } from './public-addresses';
import { escapeXml } from './xml';

/** What there is to be found of a desk. Times in ISO 8601. */
export type PublicPlaces = {
  readonly deskId: string;
  readonly reports: readonly { readonly number: number; readonly language: Locale; readonly at: string }[];
  readonly claims: readonly { readonly claimId: string; readonly at: string }[];
};

/** All public pages, each in its languages. @see https://www.sitemaps.org/protocol.html */
export const sitemapXml = (desks: readonly PublicPlaces[], origin: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${desks
    .flatMap((desk) => [...entries(desk, origin)])
    .join('')}</urlset>\n`;

function* entries({ deskId, reports, claims }: PublicPlaces, origin: string): Generator<string> {
  const { page } = publicAddresses(origin, deskId);
  const inBoth = function* (path: string, at: string | null): Generator<string> {
    for (const locale of Locale.options) yield entry(page(locale, path), at, alternates(path));
  };
  const alternates = (path: string) =>
    Locale.options.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${inXml(page(locale, path))}"/>`,
    );
  const last = reports[0]?.at ?? null;
  for (const path of [publicPaths.index, publicPaths.corrections, publicPaths.method])
    yield* inBoth(path, last);
  for (const { number, language, at } of reports)
    yield entry(page(language, publicPaths.report(number)), at, []);
  for (const { claimId, at } of claims) yield* inBoth(publicPaths.claim(claimId), at);
}

/** In ASCII, as the protocol asks for. */
const inXml = (address: string): string => escapeXml(new URL(address).href);

const entry = (address: string, at: string | null, more: readonly string[]): string =>
  `<url><loc>${inXml(address)}</loc>${at ? `<lastmod>${at}</lastmod>` : ''}${more.join('')}</url>\n`;
