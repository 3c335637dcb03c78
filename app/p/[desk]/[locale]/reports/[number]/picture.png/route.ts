import { readPublicReport } from '@/lib/data/public';
import { DomainError } from '@/lib/domain/errors';
import { reportPicture } from '@/lib/web/picture';
import { kept, pictureRoute } from '@/lib/web/public-picture';
import { localeIn, numberIn } from '@/lib/web/public-reading';

type Params = { desk: string; locale: string; number: string };

export const GET = pictureRoute<Params>(async (params) => {
  const locale = localeIn(params);
  const { report, ...found } = await readPublicReport(params.desk, numberIn(params.number));
  if (!report) throw new DomainError('not-found');
  return kept([found, report.totals, locale], () => reportPicture({ ...found, report }, locale));
});
