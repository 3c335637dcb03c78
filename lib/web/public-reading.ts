import { DomainError } from '../domain/errors';
import { Locale } from '../domain/people';
import type { PublicDesk } from '../domain/public-reading';
import { publicAddresses } from '../formats/public-addresses';
import { type PublicPage, publicHtml, type Reading } from '../formats/public-page';
import { HTML, type PublicAsked, type PublicFile, publicRoute } from './public-answer';
import { publicStyle } from './public-style';

/** The language of an address. @throws DomainError not-found */
export const localeIn = (params: { locale: string }): Locale => {
  const { success, data } = Locale.safeParse(params.locale);
  if (!success) throw new DomainError('not-found');
  return data;
};

/** A number of an address, as it is written. @throws DomainError not-found */
export const numberIn = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new DomainError('not-found');
  return Number(text);
};

/** What all pages of the desk share. */
export const readingOf = async (desk: PublicDesk, locale: Locale, origin: string): Promise<Reading> => ({
  desk,
  locale,
  addresses: publicAddresses(origin, desk.id),
  style: (await publicStyle()).address,
});

type Place = { desk: string; locale: string };

/** A route that shows a page of the desk, made from what `read` finds. */
export const pageRoute = <Params extends Place, Found extends { readonly desk: PublicDesk }>(
  read: (params: Params, locale: Locale, asked: PublicAsked<Params>) => Promise<Found>,
  page: (reading: Reading, found: Found) => PublicPage,
) =>
  publicRoute<Params>(async (asked): Promise<PublicFile> => {
    const locale = localeIn(asked.params);
    const found = await read(asked.params, locale, asked);
    const reading = await readingOf(found.desk, locale, asked.origin);
    return {
      body: publicHtml(reading, page(reading, found)),
      type: HTML,
      headers: { 'content-language': locale },
    };
  });
