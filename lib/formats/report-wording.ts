import type { Wording } from '@/lib/domain/report-build';
import type { ReportShow } from '@/lib/domain/report-request';
import type { Reporting } from '@/lib/domain/reporting';
import { Verdict } from '@/lib/domain/verdict';
import { type Locale, messages, translator } from '@/lib/i18n';

/** Who speaks, and what they have set. */
type Desk = { name: string; reporting: Reporting };

const plainShow: ReportShow = { confidence: true, searches: true, contacts: true, grades: false };

/** The words that become part of a report: the desk's own where it has set them, else the program's. */
export const reportWording = (language: Locale, { name, reporting }: Desk): Wording => {
  const { method, meaning, basisMeaning } = messages[language].report;
  const own = reporting[language];
  const publisher = own.publisher || name;
  const verdicts = Verdict.options.map((one) => [one, own.verdicts[one] || meaning[one]]);
  return {
    language,
    title: translator(language)('report.deskTitle', { desk: publisher }),
    publisher,
    byline: own.byline || null,
    method: own.method || method,
    verdicts: { ...meaning, ...Object.fromEntries(verdicts) },
    bases: basisMeaning,
    show: { ...plainShow, grades: reporting.grades },
  };
};
