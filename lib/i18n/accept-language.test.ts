import { describe, expect, it } from 'vitest';
import { localeFrom } from './accept-language';

describe('localeFrom', () => {
  const cases: [header: string | null, locale: string][] = [
    [null, 'en'],
    ['', 'en'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['en-US,vi;q=0.9', 'en'],
    ['fr-FR,fr;q=0.9,vi;q=0.5,en;q=0.4', 'vi'],
    ['de', 'en'],
    ['vi;q=0,en', 'en'],
    [';;,=,q', 'en'],
  ];
  it.each(cases)('%s → %s', (header, locale) => expect(localeFrom(header)).toBe(locale));
});
