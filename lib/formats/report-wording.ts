import type { Wording } from '@/lib/domain/report-build';
import { type Locale, messages } from '@/lib/i18n';

/** The words that become part of a report: its method and what verdicts and bases mean. */
export const reportWording = (language: Locale): Wording => {
  const { method, meaning, basisMeaning } = messages[language].report;
  return { language, method, verdicts: meaning, bases: basisMeaning };
};
