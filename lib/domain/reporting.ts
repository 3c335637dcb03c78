/** What a desk has set about its own reports: whose they are, its method and what its verdicts mean, in each language. */
import { z } from 'zod';
import { Locale } from './people';
import { Verdict } from './verdict';

/** Empty: the program's own words stand there. */
const own = (most: number) => z.string().trim().max(most).default('');

/** What a desk says of itself in one language. */
export const ReportingWords = z.object({
  /** In whose name its reports speak; empty: the desk's. */
  publisher: own(100),
  byline: own(200),
  method: own(5_000),
  verdicts: z.object({ confirmed: own(600), unconfirmed: own(600), disputed: own(600) }).prefault({}),
});
export type ReportingWords = z.infer<typeof ReportingWords>;

export const Reporting = z.object({
  en: ReportingWords.prefault({}),
  vi: ReportingWords.prefault({}),
  /** Reliability and credibility of sources are printed where nobody says otherwise. */
  grades: z.boolean().default(false),
});
export type Reporting = z.infer<typeof Reporting>;

/** As a desk begins. */
export const plainReporting: Reporting = Reporting.parse({});

/** The settings as a form sends them: `en.method`, `vi.verdicts.disputed` …, and `grades` where it is ticked. */
export const ReportingForm = z.preprocess(
  (fields: Readonly<Record<string, string>>) => ({
    ...Object.fromEntries(Locale.options.map((locale) => [locale, wordsIn(fields, locale)])),
    grades: fields.grades === 'on',
  }),
  Reporting,
);

const wordsIn = (fields: Readonly<Record<string, string>>, locale: Locale) => {
  const said = (name: string) => fields[`${locale}.${name}`];
  const verdicts = Verdict.options.map((one) => [one, said(`verdicts.${one}`)]);
  return {
    ...{ publisher: said('publisher'), byline: said('byline'), method: said('method') },
    verdicts: Object.fromEntries(verdicts),
  };
};
