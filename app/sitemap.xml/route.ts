import { readPublicPlaces } from '@/lib/data/public-places';
import { sitemapXml } from '@/lib/formats/sitemap';
import { publicRoute } from '@/lib/web/public-answer';

export const GET = publicRoute(async ({ origin }) => ({
  body: sitemapXml(await readPublicPlaces(), origin),
  type: 'application/xml; charset=utf-8',
}));
