/** What a report's tables hold, for every program that reads tables: the claims, and what they rest on. */
import type {
  Passage,
  Report,
  ReportArticle,
  ReportEvidence,
  ReportItem,
  UnassessedItem,
} from '@/lib/domain/report';
import { normalise } from '@/lib/domain/text';
import type { Cell, Columns, Section } from './csv';

/** A claim at one of its places. Claims without verdict have fewer fields. */
export type ClaimRow = {
  report: Report;
  claim: UnassessedItem & Partial<ReportItem>;
  passage: Passage | undefined;
  article: ReportArticle | undefined;
};

/** An item of evidence of a claim; a claim without any has one row of its own, so that none is missing. */
export type EvidenceRow = { report: Report; claim: ReportItem; item: ReportEvidence | undefined };

const text = (value: string | null | undefined): Cell => (value ? normalise(value) : null);
const time = (value: string | null | undefined): Cell => (value ? new Date(value) : null);
const lines = (values: readonly string[] | undefined): Cell => text(values?.join('\n'));

/** Several values in one cell, on a line. */
const cells = (...values: readonly (string | null | undefined)[]): string =>
  values.filter(Boolean).join(' | ');

const evidenceLine = (item: ReportEvidence): string =>
  cells(
    ...[item.stance, item.directness, item.sourceKind, item.publisher, item.title ?? item.document],
    ...[item.author, item.sourceName, item.publishedOn, item.quote, item.url, item.archiveUrl],
    ...[item.snapshotSha256 && `sha256 ${item.snapshotSha256}`, `origin ${item.origin}`],
    item.grades && `grade ${item.grades.reliability}${item.grades.credibility}`,
    item.later ? 'later evidence' : null,
  );

/** Of which report a row is. */
const reportColumns: Columns<{ report: Report }> = [
  ['desk', ({ report }) => text(report.desk)],
  ['publisher', ({ report }) => text(report.publisher)],
  ['report_title', ({ report }) => text(report.title)],
  ['byline', ({ report }) => text(report.byline)],
  ['report_number', ({ report }) => report.published?.number ?? null],
  ['supersedes', ({ report }) => report.published?.supersedes?.number ?? null],
  ['as_of', ({ report }) => time(report.asOf)],
  ['report_sha256', ({ report }) => report.hash],
];

const articleColumns: Columns<ClaimRow> = [
  ['article_number', ({ article }) => article?.number ?? null],
  ['article_id', ({ article }) => article?.id ?? null],
  ['article_title', ({ article }) => text(article?.title)],
  ['article_publisher', ({ article }) => text(article?.publisher)],
  ['article_file', ({ article }) => text(article?.fileName)],
  ['article_url', ({ article }) => text(article?.url)],
  ['article_published_on', ({ article }) => text(article?.publishedOn)],
  ['article_sha256', ({ article }) => article?.sha256 ?? null],
];

const ownColumns: Columns<ClaimRow> = [
  ['number', ({ claim }) => claim.number ?? null],
  ['claim_id', ({ claim }) => claim.claimId],
  ['verdict', ({ claim }) => claim.verdict ?? null],
  ['state', ({ claim }) => claim.state ?? null],
  ['basis', ({ claim }) => claim.basis ?? null],
  ['confidence', ({ claim }) => claim.confidence ?? null],
  ['short_text', ({ claim }) => text(claim.shortText)],
  ['statement', ({ claim }) => text(claim.statement)],
  ['language', ({ claim }) => claim.language],
  ['layer', ({ claim }) => claim.layer],
  ['type', ({ claim }) => claim.type ?? null],
  ['source', ({ claim }) => text(claim.source?.name)],
  ['source_kind', ({ claim }) => claim.source?.kind ?? null],
  ['subjects', ({ claim }) => lines(claim.subjects)],
  ['claim_date', ({ claim }) => text(claim.claimDate)],
  ['place', ({ claim }) => text(claim.place)],
  ['rationale', ({ claim }) => text(claim.rationale)],
  ['what_would_change_it', ({ claim }) => text(claim.whatWouldChangeIt)],
  [
    'public_notes',
    ({ claim }) => lines(claim.notes?.map((note) => `${note.text} (${note.author}, ${note.at})`)),
  ],
  ['links', ({ claim }) => lines(claim.links?.map((one) => `${one.direction} ${one.kind} ${one.claimId}`))],
  ['evidence_links', ({ claim }) => claim.evidence?.links ?? null],
  ['evidence_origins', ({ claim }) => claim.evidence?.origins ?? null],
  ['evidence', ({ claim }) => lines(claim.evidence?.items.map(evidenceLine))],
  [
    'public_searches',
    ({ claim }) =>
      lines(claim.searches?.map((one) => cells(one.at, one.place, one.lookedFor, one.outcome, one.result))),
  ],
  [
    'public_contacts',
    ({ claim }) =>
      lines(
        claim.contacts?.map((one) => cells(one.at, one.contacted, one.channel, one.outcome, one.response)),
      ),
  ],
  [
    'corrections',
    ({ claim }) =>
      lines(
        claim.corrections?.map(({ at, kind, verdict, reason }) =>
          cells(at, kind, verdict && `${verdict.before} > ${verdict.after}`, reason),
        ),
      ),
  ],
  ['approved_by', ({ claim }) => lines(claim.approvedBy?.map(({ name, at }) => `${name} (${at})`))],
  ['claim_sha256', ({ claim }) => claim.hash ?? null],
  ['unsound', ({ claim }) => lines(claim.unsound)],
  [
    'older_version',
    ({ claim }) => (claim.olderVersion === undefined ? null : claim.olderVersion ? 'yes' : 'no'),
  ],
  ['assessed_by', ({ claim }) => text(claim.assessedBy)],
  ['assessed_at', ({ claim }) => time(claim.assessedAt)],
  ['quote', ({ passage }) => text(passage?.exact)],
  ['sentence', ({ passage }) => text(passage && passage.before + passage.exact + passage.after)],
];

/** A row's own columns, those of the article it stands in, and those of the report. */
export const claimSections: readonly Section<ClaimRow>[] = [
  { of: (row) => row, columns: ownColumns },
  { of: ({ article }) => article, columns: articleColumns },
  { of: ({ report }) => report, columns: reportColumns },
];

/** Names and values stay the same in every language of the interface: programs read them. */
export const claimColumns: Columns<ClaimRow> = claimSections.flatMap(({ columns }) => columns);

/** One row per claim and passage; claims without verdict come last. */
export function* claimRows(report: Report): Generator<ClaimRow> {
  for (const claim of [...report.items, ...report.notAssessed]) {
    const passages = claim.passages.length > 0 ? claim.passages : [undefined];
    for (const passage of passages)
      yield { report, claim, passage, article: passage && report.articles[passage.article - 1] };
  }
}

/** The first columns name the claim, the others are those of `ReportEvidence`. */
const itemColumns: Columns<EvidenceRow> = [
  ['number', ({ claim }) => claim.number],
  ['claim_id', ({ claim }) => claim.claimId],
  ['short_text', ({ claim }) => text(claim.shortText)],
  ['verdict', ({ claim }) => claim.verdict],
  ['state', ({ claim }) => claim.state],
  ['basis', ({ claim }) => claim.basis],
  ['stance', ({ item }) => item?.stance ?? null],
  ['directness', ({ item }) => item?.directness ?? null],
  ['origin', ({ item }) => item?.origin ?? null],
  ['source_kind', ({ item }) => item?.sourceKind ?? null],
  ['source', ({ item }) => text(item?.sourceName)],
  ['publisher', ({ item }) => text(item?.publisher)],
  ['title', ({ item }) => text(item?.title)],
  ['document', ({ item }) => text(item?.document)],
  ['author', ({ item }) => text(item?.author)],
  ['published_on', ({ item }) => text(item?.publishedOn)],
  ['later', ({ item }) => (item ? (item.later ? 'yes' : 'no') : null)],
  ['accessed_at', ({ item }) => time(item?.accessedAt)],
  ['quote', ({ item }) => text(item?.quote)],
  ['url', ({ item }) => text(item?.url)],
  ['archive_url', ({ item }) => text(item?.archiveUrl)],
  ['snapshot_sha256', ({ item }) => item?.snapshotSha256 ?? null],
  ['reliability', ({ item }) => item?.grades?.reliability ?? null],
  ['credibility', ({ item }) => item?.grades?.credibility ?? null],
];

/** A row's own columns, and those of the report. */
export const evidenceSections: readonly Section<EvidenceRow>[] = [
  { of: (row) => row, columns: itemColumns },
  { of: ({ report }) => report, columns: reportColumns },
];

export const evidenceColumns: Columns<EvidenceRow> = evidenceSections.flatMap(({ columns }) => columns);

/** One row per item of evidence. */
export function* evidenceRows(report: Report): Generator<EvidenceRow> {
  for (const claim of report.items) {
    const items = claim.evidence.items.length > 0 ? claim.evidence.items : [undefined];
    for (const item of items) yield { report, claim, item };
  }
}
