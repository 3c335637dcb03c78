import { readStandingClaim } from '@/lib/data/public';
import { DomainError } from '@/lib/domain/errors';
import { claimPageIn } from '@/lib/formats/public-addresses';
import { oembedOf, oembedXml } from '@/lib/formats/public-card';
import { inertJson } from '@/lib/formats/report-json';
import { publicRoute } from '@/lib/web/public-answer';
import { readingOf } from '@/lib/web/public-reading';

/** A claim's card for programs that show links: `?url=…&format=json|xml&maxwidth=…`. @see https://oembed.com */
export const GET = publicRoute(async ({ request, origin }) => {
  const query = new URL(request.url).searchParams;
  const format = query.get('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') return new Response(null, { status: 501 });
  const place = claimPageIn(query.get('url') ?? '', origin);
  if (!place) throw new DomainError('not-found');
  const claim = await readStandingClaim(place.deskId, place.claimId);
  const most = { width: sizeIn(query.get('maxwidth')), height: sizeIn(query.get('maxheight')) };
  const card = oembedOf(await readingOf(claim.desk, place.locale, origin), claim, most);
  return format === 'json'
    ? { body: inertJson(card), type: 'application/json; charset=utf-8', shared: 'fetched' }
    : { body: oembedXml(card), type: 'text/xml; charset=utf-8', shared: 'fetched' };
});

/** In CSS pixels; what is no size is as if it were not there. */
const sizeIn = (text: string | null): number | null => (text && /^\d{1,5}$/.test(text) ? Number(text) : null);
