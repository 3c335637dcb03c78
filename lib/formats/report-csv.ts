import type {
  Passage,
  Report,
  ReportArticle,
  ReportEvidence,
  ReportItem,
  UnassessedItem,
} from '@/lib/domain/report';
import { normalise } from '@/lib/domain/text';
import { type Cell, type Columns, csv } from './csv';

/** A claim at one of its places. Claims without verdict have fewer fields. */
type Row = {
  report: Report;
  claim: UnassessedItem & Partial<ReportItem>;
  passage: Passage | undefined;
  article: ReportArticle | undefined;
};

const text = (value: string | null | undefined): Cell => (value ? normalise(value) : null);
const lines = (values: readonly string[] | undefined): Cell => text(values?.join('\n'));

/** Several values in one cell, on a line. */
const cells = (...values: readonly (string | null | undefined)[]): string =>
  values.filter(Boolean).join(' | ');

const evidenceLine = (item: ReportEvidence): string =>
  cells(
    ...[item.stance, item.directness, item.sourceKind, item.publisher, item.title ?? item.document],
    ...[item.author, item.sourceName, item.publishedOn, item.quote, item.url, item.archiveUrl],
    ...[item.snapshotSha256 && `sha256 ${item.snapshotSha256}`, `origin ${item.origin}`],
    item.later ? 'later evidence' : null,
  );

/** Names and values stay the same in every language of the interface: programs read them. */
const columns: Columns<Row> = [
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
  ['assessed_by', ({ claim }) => text(claim.assessedBy)],
  ['assessed_at', ({ claim }) => claim.assessedAt ?? null],
  ['quote', ({ passage }) => text(passage?.exact)],
  ['sentence', ({ passage }) => text(passage && passage.before + passage.exact + passage.after)],
  ['article_number', ({ article }) => article?.number ?? null],
  ['article_id', ({ article }) => article?.id ?? null],
  ['article_title', ({ article }) => text(article?.title)],
  ['article_publisher', ({ article }) => text(article?.publisher)],
  ['article_file', ({ article }) => text(article?.fileName)],
  ['article_url', ({ article }) => text(article?.url)],
  ['article_published_on', ({ article }) => text(article?.publishedOn)],
  ['article_sha256', ({ article }) => article?.sha256 ?? null],
  ['desk', ({ report }) => text(report.desk)],
  ['as_of', ({ report }) => report.asOf],
  ['report_sha256', ({ report }) => report.hash],
];

function* rows(report: Report): Generator<Row> {
  for (const claim of [...report.items, ...report.notAssessed]) {
    const passages = claim.passages.length > 0 ? claim.passages : [undefined];
    for (const passage of passages)
      yield { report, claim, passage, article: passage && report.articles[passage.article - 1] };
  }
}

/** The report as CSV, one row per claim and passage, piece by piece; claims without verdict come last. */
export const reportCsv = (report: Report): Generator<string> => csv(columns, rows(report));
