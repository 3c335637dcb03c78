/**
 * Approved claims as ClaimReview, for search engines and for archives of fact checks. Nothing that nobody approved is ever
 * marked up: what the markup says is said in the desk's name.
 *
 * @see https://schema.org/ClaimReview
 * @see https://developers.google.com/search/docs/appearance/structured-data/factcheck
 */
import type { Report, ReportArticle, ReportEvidence, ReportItem } from '@/lib/domain/report';
import { type Translate, translator } from '@/lib/i18n';
import type { Addresses } from './addresses';
import type { JsonRecord } from './json-value';
import { inert } from './markup';
import { inertJson } from './report-json';
import { webAddress } from './web-address';

/** One document for each approved claim; each belongs on the page of its claim, and there alone. */
export function* claimReviews(report: Report, addresses: Addresses): Generator<JsonRecord> {
  for (const item of report.items) {
    const review = claimReview(report, item, addresses);
    if (review) yield review;
  }
}

/** The documents as one JSON array, piece by piece. */
export function* reportClaimReviews(report: Report, addresses: Addresses): Generator<string> {
  let separator = '[\n';
  for (const one of claimReviews(report, addresses)) {
    yield separator + inertJson(one);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** The review of one claim; null for one that is not approved, or no longer what was. */
export const claimReview = (
  report: Report,
  item: ReportItem,
  addresses: Pick<Addresses, 'desk' | 'claim'>,
): JsonRecord | null => {
  if (item.state !== 'approved' || item.unsound.length > 0) return null;
  const t = translator(report.language);
  const url = addresses.claim(item.claimId);
  const times = [
    item.assessedAt,
    ...item.approvedBy.map(({ at }) => at),
    ...item.corrections.map(({ at }) => at),
  ];
  const published = item.approvedBy.at(0)?.at ?? item.assessedAt;
  return inertTexts({
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': `${url}#review`,
    url,
    claimReviewed: item.shortText,
    inLanguage: item.language,
    datePublished: published,
    dateModified: times.toSorted().at(-1),
    author: { '@type': 'Organization', name: report.publisher, url: addresses.desk },
    reviewRating: rating(item, t),
    itemReviewed: claim(report, item, `${url}#claim`, published),
    ...several('citation', item.evidence.items.map(citation)),
    ...several(
      'correction',
      item.corrections.map(({ reason, at, kind }) => ({
        '@type': 'CorrectionComment',
        text: [t(`report.correctionKind.${kind}`), reason].filter(Boolean).join(': '),
        datePublished: at,
      })),
    ),
  });
};

/** As they are seen on a page. */
const inertTexts = (record: JsonRecord): JsonRecord =>
  JSON.parse(JSON.stringify(record), (_, one) => (typeof one === 'string' ? inert(one) : one));

const several = (name: string, values: readonly unknown[]): JsonRecord =>
  values.length > 0 ? { [name]: values } : {};

/** The verdict in the desk's words. Only what is confirmed is at an end of a scale; the others are on none. */
const rating = ({ verdict, basis, rationale }: ReportItem, t: Translate): JsonRecord => ({
  '@type': 'Rating',
  alternateName: [t(`shell.verdict.${verdict}`), basis && t(`report.basis.${basis}`)]
    .filter(Boolean)
    .join(': '),
  ...(rationale && { ratingExplanation: rationale }),
  ...(verdict === 'confirmed' && { ratingValue: 5, bestRating: 5, worstRating: 1 }),
});

const claim = (report: Report, item: ReportItem, id: string, published: string): JsonRecord => {
  const articles = [...new Set(item.passages.map(({ article }) => report.articles[article - 1]))].filter(
    (one) => one !== undefined,
  );
  const speaker = item.source?.name;
  const date = dayOf(articles[0]?.publishedOn ?? null);
  return {
    '@type': 'Claim',
    '@id': id,
    text: item.statement,
    ...(speaker && speaker !== report.publisher && { author: speakerOf(speaker, item) }),
    ...(date && date <= published.slice(0, 10) && { datePublished: date }),
    ...several('appearance', articles.flatMap(article)),
  };
};

/** Somebody with a name of their own is a person as far as we know; the other kinds are bodies. */
const speakerOf = (name: string, { source }: ReportItem): JsonRecord => ({
  '@type': source?.kind === 'named' ? 'Person' : 'Organization',
  name,
});

/** Where it can be read; an article that stands nowhere on the web is none that others could look at. */
const article = ({ title, publisher, publishedOn, ...one }: ReportArticle): JsonRecord[] => {
  const url = webAddress(one.url);
  if (!url) return [];
  const named = publisher && { publisher: { '@type': 'Organization', name: publisher } };
  const dated = dayOf(publishedOn) && { datePublished: dayOf(publishedOn) };
  return [{ '@type': 'NewsArticle', url, headline: title, ...named, ...dated }];
};

/** A date that is known to the day; of another the format cannot say how precise it is. */
const dayOf = (date: string | null): string | null => (date && date.length >= 10 ? date.slice(0, 10) : null);

const citation = ({
  url,
  archiveUrl,
  title,
  document,
  publisher,
  publishedOn,
}: ReportEvidence): JsonRecord => ({
  '@type': 'CreativeWork',
  name: title ?? document ?? publisher,
  publisher: { '@type': 'Organization', name: publisher },
  ...(webAddress(url) && { url: webAddress(url) }),
  ...(webAddress(archiveUrl) && { archivedAt: webAddress(archiveUrl) }),
  ...(dayOf(publishedOn) && { datePublished: dayOf(publishedOn) }),
});
