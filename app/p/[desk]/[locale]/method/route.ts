import { readPublicMethod } from '@/lib/data/public';
import { methodPage } from '@/lib/formats/public-method';
import { pageRoute } from '@/lib/web/public-reading';

type Params = { desk: string; locale: string };

export const GET = pageRoute(({ desk }: Params, locale) => readPublicMethod(desk, locale), methodPage);
