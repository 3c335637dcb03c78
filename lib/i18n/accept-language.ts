import { Locale } from '../domain/people';

/** The first of the languages a browser asks for that we speak: `vi-VN,vi;q=0.9,en;q=0.8`. English where none is. */
export function localeFrom(acceptLanguage: string | null): Locale {
  const wished = (acceptLanguage ?? '').split(',').map((item) => {
    const [tag = '', weight] = item.trim().split(/;\s*q=/);
    return { language: tag.toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const byWeight = wished.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return (
    byWeight.map(({ language }) => Locale.safeParse(language)).find(({ success }) => success)?.data ?? 'en'
  );
}
