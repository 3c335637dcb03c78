import { importReport } from '@/lib/data/import-reads';
import { importReportCsv } from '@/lib/formats/import-report-csv';
import { translator } from '@/lib/i18n';
import { publicAddress } from '@/lib/web/address';
import { api } from '@/lib/web/api';
import { download } from '@/lib/web/download';
import { currentLocale } from '@/lib/web/intl';
import { apiActor } from '@/lib/web/session';

/** What came of every record, as CSV in the person's language. */
export const GET = api<{ desk: string; import: string }>(async (request, { desk, import: id }) => {
  const lines = await importReport(await apiActor(request, desk), id);
  const locale = await currentLocale();
  const root = await publicAddress(`/d/${desk}/articles/`);
  const name = `${translator(locale)('importReport.file')}.csv`;
  return download(importReportCsv(lines, { locale, root }), { name, type: 'text/csv; charset=utf-8' });
});
