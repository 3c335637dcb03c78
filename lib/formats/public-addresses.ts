import { Id } from '@/lib/domain/ids';
import { Locale } from '@/lib/domain/people';

/** Pages of a desk in one language, below its address. */
export const publicPaths = {
  index: '',
  corrections: '/corrections',
  method: '/method',
  report: (number: number) => `/reports/${number}`,
  claim: (claimId: string) => `/claims/${claimId}`,
} as const;

/** Where everybody finds what a desk has published. */
export type PublicAddresses = {
  readonly origin: string;
  readonly desk: string;
  readonly feed: string;
  /** @param path one of `publicPaths` */
  readonly page: (locale: Locale, path: string) => string;
  readonly embed: (locale: Locale, claimId: string) => string;
  /** The picture that stands for a page where it is shared. */
  readonly picture: (locale: Locale, path: string) => string;
  readonly file: (locale: Locale, number: number, format: string) => string;
  /** What other sites ask for the card of a page. */
  readonly oembed: (page: string, format: 'json' | 'xml') => string;
};

/** @param origin of the server, without a slash at its end; empty for addresses within it */
export const publicAddresses = (origin: string, deskId: string): PublicAddresses => {
  const desk = `${origin}/p/${deskId}`;
  const page = (locale: Locale, path: string) => `${desk}/${locale}${path}`;
  return {
    origin,
    desk,
    feed: `${desk}/corrections.atom`,
    page,
    embed: (locale, claimId) => page(locale, `/embed${publicPaths.claim(claimId)}`),
    picture: (locale, path) => page(locale, `${path}/picture.png`),
    file: (locale, number, format) => page(locale, `${publicPaths.report(number)}/files/${format}`),
    oembed: (address, format) => `${origin}/oembed?url=${encodeURIComponent(address)}&format=${format}`,
  };
};

/** The claim's page that an address leads to; null for any other address. */
export const claimPageIn = (
  address: string,
  origin: string,
): { deskId: string; locale: Locale; claimId: string } | null => {
  if (!URL.canParse(address)) return null;
  const { origin: at, pathname } = new URL(address);
  const [, p, deskId, locale, claims, claimId, rest] = pathname.split('/');
  const found = {
    deskId: Id.safeParse(deskId),
    locale: Locale.safeParse(locale),
    claimId: Id.safeParse(claimId),
  };
  if (at !== origin || p !== 'p' || claims !== 'claims' || rest !== undefined) return null;
  if (!found.deskId.success || !found.locale.success || !found.claimId.success) return null;
  return { deskId: found.deskId.data, locale: found.locale.data, claimId: found.claimId.data };
};
