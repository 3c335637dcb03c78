/** The claims of a report as Web Annotations: one for each passage, on the text of the version that it stands in. */
import { sha256 } from '@/lib/domain/hash';
import type { KeptAnnotation } from '@/lib/domain/kept-annotation';
import type {
  Passage,
  Report,
  ReportEvidence,
  ReportItem,
  ReportLink,
  UnassessedItem,
} from '@/lib/domain/report';
import type { Addresses } from './addresses';
import { terms } from './annotation-terms';
import { inertJson } from './report-json';
import { webAddress } from './web-address';
import {
  ANNOTATION_CONTEXTS,
  type Annotation,
  type AnnotationBody,
  annotationItem,
  bodyFrom,
  emptyBody,
  type TimeState,
} from './web-annotation';

/** A name that is the same wherever the thing goes, from what it is of. @see https://www.rfc-editor.org/rfc/rfc9562 version 8 */
export const uuidOf = (name: string): string => {
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

/** The name of a passage that was marked here. */
export const canonicalOf = (occurrenceId: string): string => uuidOf(`verimark occurrence ${occurrenceId}`);

/** Every passage of every claim with a verdict, claim after claim. */
export function* annotationsOf(report: Report, addresses: Addresses): Generator<Annotation> {
  for (const item of report.items)
    for (const passage of item.passages) {
      const target = targetOf(report, passage, addresses);
      if (target) yield { ...headOf(report, item, passage, addresses), target };
    }
}

/** Every passage of every claim that waits for a verdict. */
export function* unassessedAnnotations(report: Report, addresses: Addresses): Generator<Annotation> {
  for (const item of report.notAssessed)
    for (const passage of item.passages) {
      const target = targetOf(report, passage, addresses);
      if (!target) continue;
      const names = namesOf(item, passage, addresses);
      const bodies = [...kept(claimBodies(item, addresses), passage.annotation)];
      yield { ...names, ...UNASSESSED, bodies, target };
    }
}

/** Nobody has judged it: words that were marked. */
const UNASSESSED = {
  ...{ motivation: 'highlighting', by: null, created: null, modified: null, generated: null },
};

const namesOf = (
  { claimId }: UnassessedItem,
  { occurrenceId, annotation }: Passage,
  addresses: Addresses,
) => ({
  id: addresses.annotation(claimId, occurrenceId),
  canonical: annotation?.canonical ?? canonicalOf(occurrenceId),
  via: annotation?.via ?? [],
  rest: annotation?.rest ?? {},
});

const headOf = (report: Report, item: ReportItem, passage: Passage, addresses: Addresses) => ({
  ...namesOf(item, passage, addresses),
  motivation: 'assessing',
  by: item.assessedBy || null,
  created: item.assessedAt,
  modified: item.approvedBy.at(-1)?.at ?? null,
  generated: report.asOf,
  bodies: kept(bodiesOf(report, item, addresses), passage.annotation),
});

/** With what an imported annotation said besides: of our bodies, and in bodies of its own. */
const kept = (
  bodies: readonly AnnotationBody[],
  annotation: KeptAnnotation | null | undefined,
): AnnotationBody[] => {
  if (!annotation) return [...bodies];
  const besides = (body: AnnotationBody) => annotation.besides[String(body.rest['verimark:part'])] ?? {};
  return [
    ...bodies.map((body) => ({ ...body, rest: { ...besides(body), ...body.rest } })),
    ...annotation.bodies.map(bodyFrom),
  ];
};

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
    rest: { ...passage.annotation?.target, format: 'text/plain' },
  };
};

const said = (purpose: string, value: string, more: Partial<AnnotationBody> = {}): AnnotationBody => ({
  ...{ ...emptyBody, purpose, value },
  ...more,
});

/** What the claim is. */
const claimBodies = (item: UnassessedItem | ReportItem, addresses: Addresses): AnnotationBody[] => [
  {
    ...{ ...emptyBody, purpose: 'identifying', source: addresses.claim(item.claimId) },
    rest: terms('claim', {
      ...{ shortText: item.shortText, layer: item.layer },
      ...('number' in item && {
        ...{ type: item.type, subjects: item.subjects, claimDate: item.claimDate, place: item.place },
        ...{ sourceName: item.source?.name ?? null, sourceKind: item.source?.kind ?? null },
      }),
    }),
  },
  said('describing', item.statement, { language: item.language, rest: terms('statement') }),
];

/** What the claim is, its verdict, why, and what that rests on. What is internal is in no report, and so not here. */
const bodiesOf = (report: Report, item: ReportItem, addresses: Addresses): AnnotationBody[] => {
  const assessed = { by: item.assessedBy || null, at: item.assessedAt };
  const { basis, confidence, whatWouldChangeIt } = item;
  return [
    ...claimBodies(item, addresses),
    said('classifying', item.verdict, {
      ...assessed,
      rest: terms('verdict', { basis, confidence, whatWouldChangeIt }),
    }),
    ...(item.rationale
      ? [
          said('commenting', item.rationale, {
            ...{ ...assessed, language: report.language, rest: terms('rationale') },
          }),
        ]
      : []),
    ...item.notes.map(({ text, author, at }) =>
      said('commenting', text, { by: author || null, at, rest: terms('note') }),
    ),
    ...item.evidence.items.flatMap(evidenceBody),
    ...item.searches.map(searchBody),
    ...item.contacts.map(contactBody),
    ...item.links.map((link) => linkBody(link, addresses)),
    ...tagsOf(item).map((tag) => said('tagging', tag, { rest: terms('tag') })),
  ];
};

const evidenceBody = (item: ReportEvidence): AnnotationBody[] => {
  const { url, archiveUrl, quote, publisher, document, accessedAt } = item;
  const cached = webAddress(archiveUrl);
  const source = webAddress(url) ?? cached;
  const state: TimeState = { sourceDate: accessedAt, cached };
  const { stance, directness, sourceKind, sourceName, title, author, publishedOn, origin } = item;
  const known = {
    ...{ stance, directness, sourceKind, sourceName, publisher, title, author, publishedOn, origin },
    ...{ url, document },
  };
  if (source)
    return [{ ...emptyBody, purpose: 'linking', source, quote, state, rest: terms('evidence', known) }];
  const words = [publisher, document, `“${quote}”`].filter(Boolean).join(', ');
  return [said('linking', words, { rest: terms('evidence', { ...known, archiveUrl, quote, accessedAt }) })];
};

const searchBody = ({ at, ...search }: ReportItem['searches'][number]): AnnotationBody =>
  said('commenting', [search.lookedFor, search.place, search.result].filter(Boolean).join(', '), {
    ...{ at, rest: terms('search', search) },
  });

const contactBody = ({ at, ...contact }: ReportItem['contacts'][number]): AnnotationBody =>
  said('commenting', [contact.contacted, contact.response].filter(Boolean).join(': '), {
    ...{ at, rest: terms('contact', contact) },
  });

/** `direction`: *from*, it is this claim that reports, contradicts … the other. */
const linkBody = ({ kind, direction, claimId }: ReportLink, addresses: Addresses): AnnotationBody => ({
  ...{ ...emptyBody, purpose: 'linking', source: addresses.claim(claimId) },
  rest: terms('link', { kind, direction }),
});

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
    '@context': ANNOTATION_CONTEXTS,
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
    '@context': ANNOTATION_CONTEXTS,
    id: page(number),
    type: 'AnnotationPage',
    partOf: { id: collection, total: annotations.length },
    startIndex,
    ...(number > 1 && { prev: page(number - 1) }),
    ...(startIndex + size < annotations.length && { next: page(number + 1) }),
    items: annotations.slice(startIndex, startIndex + size).map(annotationItem),
  };
};
