import { readPublicLog } from '@/lib/data/public-log';
import { correctionsPage } from '@/lib/formats/public-corrections';
import { pageRoute } from '@/lib/web/public-reading';

type Params = { desk: string; locale: string };

export const GET = pageRoute(({ desk }: Params) => readPublicLog(desk), correctionsPage);
