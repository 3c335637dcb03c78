/** From the rows of a desk to its report. What the reader may not see is left out here, before any format is written. */
import type { Article, ArticleVersion } from './article';
import { restsOnOlder } from './carrying';
import type { Claim, ClaimLink, Occurrence } from './claim';
import { codePointCounter } from './code-points';
import type { ContactAttempt } from './contact';
import { type Evidence, independent } from './evidence';
import { keptIn } from './kept-annotation';
import type { SourcingNote } from './note';
import { type Actor, can } from './permissions';
import { quote } from './quote';
import {
  type Definition,
  type Report,
  type ReportArticle,
  type ReportItem,
  type ReportLink,
  type Selection,
  sealed,
  totalsOf,
  type UnassessedItem,
} from './report';
import { printedCorrection } from './report-correction';
import type { Correction, Review } from './review';
import { isLater } from './rules-case';
import type { SearchLogEntry } from './search-log';
import { type Assessment, type Basis, basesOf, Verdict } from './verdict';

/** A note that may be printed. An internal one is of another type, and stays with the desk. */
export type PublicNote = SourcingNote & { visibility: 'public' };

/** Search log and contact attempts are internal unless they were made public one by one. */
export type PublicSearch = SearchLogEntry & { visibility: 'public' };
export type PublicContact = ContactAttempt & { visibility: 'public' };

/** Rows of one desk: articles in the order in which they are to be listed, the texts read in them, and their claims. */
export type ReportSource = {
  desk: { name: string; timeZone: string };
  articles: readonly Article[];
  versions: readonly ArticleVersion[];
  claims: readonly Claim[];
  occurrences: readonly Occurrence[];
  assessments: readonly Assessment[];
  notes: readonly PublicNote[];
  links: readonly ClaimLink[];
  evidence: readonly Evidence[];
  /** SHA-256 of the bytes, by snapshot id. */
  snapshots: ReadonlyMap<string, string>;
  searches: readonly PublicSearch[];
  contacts: readonly PublicContact[];
  reviews: readonly Review[];
  corrections: readonly Correction[];
  /** Rules that keep approved claims from being exported as such, by claim id. */
  unsound: ReadonlyMap<string, readonly string[]>;
  /** Names by user id. */
  people: ReadonlyMap<string, string>;
};

/** What is asked for; without `articleId` it is the whole desk. */
export type ReportRequest = { articleId?: string | undefined; selection: Selection };

/** The report's own words, in one language. */
export type Wording = {
  language: Report['language'];
  method: string;
  verdicts: Readonly<Record<Verdict, string>>;
  bases: Readonly<Record<Basis, string>>;
};

/** Who asks, and when (ISO 8601, UTC). */
export type Asking = { reader: Actor & { kind: 'person' }; at: string; wording: Wording };

/** All verdicts, and what has none. */
export const everything: Selection = { verdicts: Verdict.options, unassessed: true };

/** A claim with its passages in reading order, and its verdict where this reader may see it. */
type Entry = { claim: Claim; occurrences: readonly Occurrence[]; assessment: Assessment | null };
type Assessed = Entry & { assessment: Assessment };

/**
 * Build the report of an article, or of a desk, and seal it with its hash.
 * Who may not see unapproved verdicts gets approved claims only, and no word of the others.
 */
export const buildReport = (
  source: ReportSource,
  request: ReportRequest,
  { reader, at, wording }: Asking,
): Report => {
  const { assessed: found, waiting } = chosen(entriesOf(source, request, reader), request.selection, reader);
  // Who sees approved claims alone is told nothing of one that cannot be relied on; who works on it sees why.
  const approvedOnly = !can(reader, 'report.unapproved');
  const assessed = found.filter(({ claim }) => !approvedOnly || !source.unsound.has(claim.id));
  const articles = citedArticles(source, request.articleId, [...assessed, ...waiting]);
  const outline = outlining(source, articles);
  const items = itemsOf(source, assessed, reader, outline);
  return sealed({
    format: 'verimark-report-1',
    kind: request.articleId ? 'article' : 'desk',
    desk: source.desk.name,
    title: request.articleId ? (articles[0]?.title ?? '') : source.desk.name,
    published: null,
    asOf: at,
    timeZone: source.desk.timeZone,
    generatedBy: { name: reader.name, role: reader.role },
    language: wording.language,
    selection: request.selection,
    approvedOnly,
    articles,
    method: wording.method,
    definitions: definitionsIn(wording),
    totals: totalsOf(items),
    items,
    notAssessed: waiting.map(outline),
    withheld: found.length - assessed.length,
  });
};

const live = <Row extends { deletedAt: string | null }>(rows: readonly Row[]): Row[] =>
  rows.filter((row) => row.deletedAt === null);

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

const byClaim = <Row extends { claimId: string }>(rows: readonly Row[]): Map<string, Row[]> =>
  grouped(rows, ({ claimId }) => claimId);

const grouped = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

/** Live articles as listed; the one asked for comes first. */
const listed = (source: ReportSource, articleId: string | undefined): Article[] =>
  live(source.articles).toSorted((a, b) => Number(b.id === articleId) - Number(a.id === articleId));

/** Claims that stand in the article, or in any, in reading order. */
const entriesOf = (source: ReportSource, request: ReportRequest, reader: Actor): Entry[] => {
  const rank = new Map(listed(source, request.articleId).map(({ id }, i) => [id, i]));
  const place = (one: Occurrence) => rank.get(one.articleId) ?? rank.size;
  const reading = (a: Occurrence, b: Occurrence) => place(a) - place(b) || a.start - b.start || b.end - a.end;
  const passages = byClaim(live(source.occurrences).filter(({ articleId }) => rank.has(articleId)));
  const age = ({ claim }: { claim: Claim }) => `${claim.createdAt} ${claim.id}`;
  const standing = standingVerdicts(source, reader);
  return live(source.claims)
    .flatMap((claim) => {
      const occurrences = (passages.get(claim.id) ?? []).toSorted(reading);
      const first = occurrences[0];
      const elsewhere = request.articleId !== undefined && first?.articleId !== request.articleId;
      if (!first || elsewhere) return [];
      return [{ claim, occurrences, first, assessment: standing.get(claim.id) ?? null }];
    })
    .toSorted((a, b) => reading(a.first, b.first) || (age(a) < age(b) ? -1 : 1));
};

/** By claim id: the verdict it has, as far as the reader may see it. */
const standingVerdicts = (source: ReportSource, reader: Actor): Map<string, Assessment> => {
  const visible = live(source.assessments).filter(
    ({ state }) => state === 'approved' || can(reader, 'report.unapproved'),
  );
  const standing = new Set(live(source.claims).map(({ assessmentId }) => assessmentId));
  return new Map(visible.filter(({ id }) => standing.has(id)).map((one) => [one.claimId, one]));
};

const chosen = (entries: readonly Entry[], { verdicts, unassessed }: Selection, reader: Actor) => ({
  assessed: entries.flatMap(({ assessment, ...entry }): Assessed[] =>
    assessment && verdicts.includes(assessment.verdict) ? [{ ...entry, assessment }] : [],
  ),
  waiting:
    unassessed && can(reader, 'report.unapproved') ? entries.filter(({ assessment }) => !assessment) : [],
});

const citedArticles = (
  source: ReportSource,
  articleId: string | undefined,
  entries: readonly Entry[],
): ReportArticle[] => {
  const cited = new Set(entries.flatMap(({ occurrences }) => occurrences.map((one) => one.articleId)));
  const texts = citedVersions(source, entries);
  return listed(source, articleId)
    .filter(({ id }) => cited.has(id) || id === articleId)
    .map((article, i) => ({
      ...article,
      number: i + 1,
      sha256: currentHash(source, article),
      versions: texts.get(article.id) ?? [],
    }));
};

/** By article: the texts that are cited or read now. */
const citedVersions = ({ versions, articles }: ReportSource, entries: readonly Entry[]) => {
  const cited = new Set(entries.flatMap(({ occurrences }) => occurrences.map((one) => one.versionId)));
  const current = new Map(articles.map(({ id, currentNumber }) => [id, currentNumber]));
  const shown = versions
    .filter(({ id, articleId, number }) => cited.has(id) || current.get(articleId) === number)
    .toSorted((a, b) => a.number - b.number);
  return grouped(shown, ({ articleId }) => articleId);
};

const currentHash = ({ versions }: ReportSource, { id, currentNumber }: Article): string =>
  versions.find(({ articleId, number }) => articleId === id && number === currentNumber)?.sha256 ?? '';

const outlining = (source: ReportSource, articles: readonly ReportArticle[]) => {
  const versions = byId(source.versions);
  const cited = byId(articles);
  const place = placing();
  return ({ claim, occurrences }: Entry): UnassessedItem => ({
    claimId: claim.id,
    statement: claim.statement,
    shortText: claim.shortText,
    language: claim.language,
    layer: claim.layer,
    passages: occurrences.flatMap((one) => {
      const version = versions.get(one.versionId);
      const article = cited.get(one.articleId)?.number;
      return version && article ? [{ article, ...quote(version, one), ...place(version, one) }] : [];
    }),
  });
};

/** Where a passage stands in its text, for programs. Each text is counted once. */
const placing = () => {
  const counters = new Map<string, (offset: number) => number>();
  return (
    { id, number, text }: ArticleVersion,
    { id: occurrenceId, start, end, prefix, suffix, annotation }: Occurrence,
  ) => {
    const counted = counters.get(id) ?? codePointCounter(text);
    counters.set(id, counted);
    const place = { version: number, start: counted(start), end: counted(end), prefix, suffix };
    const kept = keptIn(annotation);
    return { occurrenceId, ...place, ...(kept && { annotation: kept }) };
  };
};

const itemsOf = (
  source: ReportSource,
  assessed: readonly Assessed[],
  reader: Actor,
  outline: (entry: Entry) => UnassessedItem,
): ReportItem[] => {
  const notes = byClaim(live(source.notes));
  const linksOf = linking(source, assessed, reader);
  const nameOf = (id: string) => source.people.get(id) ?? '';
  const rest = restingOn(source, nameOf);
  return assessed.map((entry, i) => ({
    ...outline(entry),
    ...contextOf(entry.claim),
    ...verdictOf(entry.assessment),
    number: i + 1,
    assessedBy: nameOf(entry.assessment.authorId),
    olderVersion: restsOnOlder(entry.occurrences),
    notes: (notes.get(entry.claim.id) ?? []).map((note) => ({
      text: note.text,
      author: nameOf(note.authorId),
      at: note.editedAt ?? note.createdAt,
    })),
    ...rest(entry),
    links: linksOf(entry.claim.id),
  }));
};

/** What the verdict rests on, and who stands for it. */
const restingOn = (source: ReportSource, nameOf: (id: string) => string) => {
  const evidence = byClaim(live(source.evidence));
  const searches = byClaim(live(source.searches));
  const contacts = byClaim(live(source.contacts));
  const reviews = byClaim(source.reviews);
  const corrections = byClaim(source.corrections);
  return ({ claim, assessment }: Assessed) => ({
    approvedBy: approvers(assessment, reviews.get(claim.id) ?? []).map((one) => ({
      name: nameOf(one.reviewerId),
      at: one.createdAt,
    })),
    hash: assessment.hash,
    unsound: source.unsound.get(claim.id) ?? [],
    evidence: evidenceOf(claim, evidence.get(claim.id) ?? [], source.snapshots),
    searches: (searches.get(claim.id) ?? []).map((one) => ({ ...one, at: one.searchedAt })),
    contacts: (contacts.get(claim.id) ?? []).map((one) => ({ ...one, at: one.attemptedAt })),
    corrections: (corrections.get(claim.id) ?? []).map((one) => printedCorrection(one, nameOf(one.authorId))),
  });
};

/** Who said yes since it was last submitted: an earlier yes was to other words. */
const approvers = ({ id, state, submittedAt }: Assessment, reviews: readonly Review[]): Review[] =>
  state === 'approved'
    ? reviews.filter(
        ({ assessmentId, decision, createdAt }) =>
          assessmentId === id &&
          (decision === 'approved' || decision === 'decided') &&
          createdAt >= (submittedAt ?? ''),
      )
    : [];

const evidenceOf = (
  claim: Claim,
  items: readonly Evidence[],
  snapshots: ReportSource['snapshots'],
): ReportItem['evidence'] => {
  const origins = independent(items).toSorted((a, b) => firstOf(items, a) - firstOf(items, b));
  return {
    links: items.length,
    origins: origins.length,
    items: items.map((item) => ({
      ...item,
      // Who an anonymous source is stands in a protected note alone (VR-24).
      sourceName: item.sourceKind === 'anonymous' ? null : item.sourceName,
      snapshotSha256: snapshots.get(item.snapshotId ?? '') ?? null,
      later: isLater(item, claim),
      origin: origins.findIndex((group) => group.includes(item)) + 1,
    })),
  };
};

/** Where the first of a group stands among all. */
const firstOf = (items: readonly Evidence[], group: readonly Evidence[]): number =>
  items.findIndex((item) => group.includes(item));

const verdictOf = (assessment: Assessment) => ({
  verdict: assessment.verdict,
  state: assessment.state,
  basis: assessment.basis,
  confidence: assessment.confidence,
  rationale: assessment.rationale,
  whatWouldChangeIt: assessment.whatWouldChangeIt,
  assessedAt: assessment.asOf,
});

const contextOf = ({ type, subjects, claimDate, place, sourceName, sourceKind }: Claim) => ({
  type,
  subjects,
  claimDate,
  place,
  // The identity of an anonymous source lives in an internal note alone (VR-24).
  source:
    sourceName || sourceKind
      ? { name: sourceKind === 'anonymous' ? null : sourceName, kind: sourceKind }
      : null,
});

/** Links to claims that the reader may see: with a visible verdict, or any for who sees all. */
const linking = (source: ReportSource, assessed: readonly Assessed[], reader: Actor) => {
  const standing = standingVerdicts(source, reader);
  const visible = live(source.claims).filter(
    ({ id }) => standing.has(id) || can(reader, 'report.unapproved'),
  );
  const claims = byId(visible);
  const numberOf = new Map(assessed.map(({ claim }, i) => [claim.id, i + 1]));
  const ends = live(source.links).flatMap(({ kind, fromId, toId }) => [
    { claimId: fromId, kind, direction: 'from' as const, other: claims.get(toId) },
    { claimId: toId, kind, direction: 'to' as const, other: claims.get(fromId) },
  ]);
  const near = byClaim(ends);
  return (claimId: string): ReportLink[] =>
    (near.get(claimId) ?? []).flatMap(({ kind, direction, other }) => {
      if (!other) return [];
      const { id, shortText, language } = other;
      return [{ kind, direction, claimId: id, shortText, language, number: numberOf.get(id) ?? null }];
    });
};

const definitionsIn = (wording: Wording): Definition[] =>
  Verdict.options.map((verdict) => ({
    verdict,
    text: wording.verdicts[verdict],
    bases: basesOf[verdict].map((basis) => ({ basis, text: wording.bases[basis] })),
  }));
