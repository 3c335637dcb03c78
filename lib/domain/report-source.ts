/** What a report is built from: the rows of a desk, with what its readers may never see already left out. */
import type { Article, ArticleVersion } from './article';
import type { Claim, ClaimLink, Occurrence } from './claim';
import type { ContactAttempt } from './contact';
import type { Evidence } from './evidence';
import type { SourcingNote } from './note';
import type { Correction, Review } from './review';
import type { SearchLogEntry } from './search-log';
import type { Assessment } from './verdict';

/** A note that may be printed. An internal one is of another type, and stays with the desk. */
export type PublicNote = SourcingNote & { visibility: 'public' };

/** Search log and contact attempts are internal unless they were made public one by one. */
export type PublicSearch = SearchLogEntry & { visibility: 'public' };
export type PublicContact = ContactAttempt & { visibility: 'public' };

/** Rows of one desk: articles in the order in which they are to be listed, the texts read in them, and their claims. Nothing that was taken back. */
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

/** A claim with its passages in reading order, and its verdict where this reader may see it. */
export type Entry = { claim: Claim; occurrences: readonly Occurrence[]; assessment: Assessment | null };
export type Assessed = Entry & { assessment: Assessment };

type ClaimKey = Pick<Claim, 'id' | 'assessmentId' | 'createdAt'>;
type PassageKey = Pick<Occurrence, 'id' | 'claimId' | 'articleId' | 'versionId' | 'start' | 'end'>;
type VerdictKey = Pick<Assessment, 'id' | 'claimId' | 'authorId' | 'state' | 'verdict' | 'asOf'>;
type VersionKey = Pick<ArticleVersion, 'id' | 'articleId' | 'number' | 'sha256' | 'importedAt'>;

/** What claims are chosen, sorted and numbered by: all of a source but its words. */
export type ReportKeys = Pick<ReportSource, 'desk' | 'articles' | 'unsound'> & {
  readonly versions: readonly VersionKey[];
  readonly claims: readonly ClaimKey[];
  readonly occurrences: readonly PassageKey[];
  readonly assessments: readonly VerdictKey[];
};

/** An entry without its words. */
export type EntryKeys = {
  readonly claim: ClaimKey;
  readonly occurrences: readonly PassageKey[];
  readonly assessment: VerdictKey | null;
};
export type AssessedKeys = EntryKeys & { readonly assessment: VerdictKey };

/** Rows by their ids. */
export const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** Rows by the claim they belong to, in the order in which they came. */
export const byClaim = <Row extends { claimId: string }>(rows: readonly Row[]): Map<string, Row[]> =>
  grouped(rows, ({ claimId }) => claimId);

/** Rows by a key of theirs, in the order in which they came. */
export const grouped = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};
