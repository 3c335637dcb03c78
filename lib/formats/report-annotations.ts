/** The claims of a report as Web Annotations: one for each passage, on the text of the version that it stands in. */
import { sha256 } from '@/lib/domain/hash';
import type { Passage, Report, ReportEvidence, ReportItem } from '@/lib/domain/report';
import type { Addresses } from './addresses';
import { inertJson } from './report-json';
import {
  ANNOTATION_CONTEXT,
  type Annotation,
  type AnnotationBody,
  annotationItem,
  type TimeState,
} from './web-annotation';

/** A name that is the same wherever the annotation goes, from what it is of. @see https://www.rfc-editor.org/rfc/rfc9562 version 8 */
const uuidOf = (name: string): string => {
  const hex = sha256(name).slice(0, 32);
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ];
  return `urn:uuid:${parts.join('-')}`;
};

/** Every passage of every claim with a verdict, claim after claim. */
export function* annotationsOf(report: Report, addresses: Addresses): Generator<Annotation> {
  for (const item of report.items)
    for (const passage of item.passages) {
      const target = targetOf(report, passage, addresses);
      if (target) yield { ...headOf(report, item, passage, addresses), target };
    }
}

const headOf = (report: Report, item: ReportItem, { occurrenceId }: Passage, addresses: Addresses) => ({
  id: addresses.annotation(item.claimId, occurrenceId),
  canonical: uuidOf(`verimark occurrence ${occurrenceId}`),
  via: [],
  motivation: 'assessing',
  by: item.assessedBy || null,
  created: item.assessedAt,
  modified: item.approvedBy.at(-1)?.at ?? null,
  generated: report.asOf,
  bodies: bodiesOf(report, item, addresses),
  rest: {},
});

const targetOf = (report: Report, passage: Passage, addresses: Addresses): Annotation['target'] | null => {
  const article = report.articles[passage.article - 1];
  const version = article?.versions.find(({ number }) => number === passage.version);
  if (!article || !version) return null;
  return {
    source: addresses.version(article.id, passage.version),
    language: article.language,
    exact: passage.exact,
    prefix: passage.prefix,
    suffix: passage.suffix,
    position: { start: passage.start, end: passage.end },
    state: { sourceDate: version.importedAt, cached: addresses.source(article.id, passage.version) },
    rest: { format: 'text/plain' },
  };
};

const empty: AnnotationBody = {
  ...{
    purpose: null,
    value: null,
    language: null,
    source: null,
    quote: null,
    state: null,
    by: null,
    at: null,
  },
  rest: {},
};

const said = (purpose: string, value: string, more: Partial<AnnotationBody> = {}): AnnotationBody => ({
  ...{ ...empty, purpose, value },
  ...more,
});

/** What the claim is, its verdict, why, and what that rests on. Internal notes are in no report, and so not here. */
const bodiesOf = (report: Report, item: ReportItem, addresses: Addresses): AnnotationBody[] => {
  const assessed = { by: item.assessedBy || null, at: item.assessedAt };
  return [
    { ...empty, purpose: 'identifying', source: addresses.claim(item.claimId) },
    said('describing', item.statement, { language: item.language }),
    said('classifying', item.verdict, assessed),
    ...(item.rationale
      ? [said('commenting', item.rationale, { ...assessed, language: report.language })]
      : []),
    ...item.notes.map(({ text, author, at }) => said('commenting', text, { by: author || null, at })),
    ...item.evidence.items.flatMap(evidenceBody),
    ...tagsOf(item).map((tag) => said('tagging', tag)),
  ];
};

const WEB = /^https?:\/\/[^\s<>"{}|\\^`]+$/i;

const evidenceBody = (item: ReportEvidence): AnnotationBody[] => {
  const { url, archiveUrl, quote, publisher, document } = item;
  const source = [url, archiveUrl].find((one) => one && WEB.test(one)) ?? null;
  const state: TimeState = {
    sourceDate: item.accessedAt,
    cached: archiveUrl && WEB.test(archiveUrl) ? archiveUrl : null,
  };
  if (source) return [{ ...empty, purpose: 'linking', source, quote, state }];
  return [said('linking', [publisher, document, `“${quote}”`].filter(Boolean).join(', '))];
};

const tagsOf = ({ state, basis, layer, type, subjects }: ReportItem): string[] => [
  ...[state, basis, layer, type].filter((one) => one !== null),
  ...subjects,
];

/**
 * All annotations as one collection, piece by piece; its first page, with everything on it, is inside it.
 *
 * @see https://www.w3.org/TR/annotation-model/#collections
 */
export function* reportAnnotations(report: Report, addresses: Addresses): Generator<string> {
  const id = `${addresses.desk}/report#${report.hash}`;
  const total = report.items.reduce((sum, { passages }) => sum + passages.length, 0);
  const head = {
    '@context': ANNOTATION_CONTEXT,
    ...{ id, type: 'AnnotationCollection', label: report.title, total },
    created: report.asOf,
  };
  const page = { id: `${id}-1`, type: 'AnnotationPage', startIndex: 0 };
  yield `${inertJson(head).slice(0, -1)},\n"first":${inertJson(page).slice(0, -1)},"items":[`;
  let separator = '\n';
  for (const one of annotationsOf(report, addresses)) {
    yield separator + inertJson(annotationItem(one));
    separator = ',\n';
  }
  yield '\n]}}\n';
}

/**
 * One page of a collection that is kept elsewhere: `number` from 1, `size` annotations on each.
 *
 * @param collection its IRI; `page` gives the IRI of another page
 */
export const annotationPage = (
  annotations: readonly Annotation[],
  {
    collection,
    page,
    number,
    size,
  }: { collection: string; page: (number: number) => string; number: number; size: number },
) => {
  const startIndex = (number - 1) * size;
  return {
    '@context': ANNOTATION_CONTEXT,
    id: page(number),
    type: 'AnnotationPage',
    partOf: { id: collection, total: annotations.length },
    startIndex,
    ...(number > 1 && { prev: page(number - 1) }),
    ...(startIndex + size < annotations.length && { next: page(number + 1) }),
    items: annotations.slice(startIndex, startIndex + size).map(annotationItem),
  };
};
