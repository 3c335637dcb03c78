import { readPublicReport } from '@/lib/data/public';
import { reportPage } from '@/lib/formats/public-report';
import { numberIn, pageRoute } from '@/lib/web/public-reading';

type Params = { desk: string; locale: string; number: string };

export const GET = pageRoute(
  ({ desk, number }: Params) => readPublicReport(desk, numberIn(number)),
  reportPage,
);
