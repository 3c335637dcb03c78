import { readImportOutcome } from '@/lib/data/import-outcome';
import { errorMessage } from '@/lib/i18n';
import { api } from '@/lib/web/api';
import { currentLocale } from '@/lib/web/intl';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; import: string };

/** The first of what was imported, known and refused, with the reason in the person's language, and what is much alike. */
export const GET = api<Params>(async (request, { desk, import: id }) => {
  const { refused, ...outcome } = await readImportOutcome(await apiActor(request, desk), id);
  const locale = await currentLocale();
  const explained = refused.map(({ code, details, ...entry }) => ({
    ...entry,
    reason: code ? errorMessage(locale, code, details) : '',
  }));
  return { ...outcome, refused: explained };
});
