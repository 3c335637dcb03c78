/** What everybody may read of a desk that publishes: the shapes of its public pages. */
import type { Locale } from './people';
import type { Outline } from './public-outline';
import type { Report, ReportCorrection, ReportItem } from './report';
import type { Basis, Verdict } from './verdict';

/** A desk with public pages. `names`: in whose name it speaks, by language. `timeZone`: IANA name. */
export type PublicDesk = {
  readonly id: string;
  readonly names: Readonly<Record<Locale, string>>;
  readonly timeZone: string;
};

/** A published report by its number; those of other reports are the same desk's. Times in ISO 8601, UTC. */
export type PublicHead = {
  readonly number: number;
  readonly title: string;
  readonly language: Locale;
  readonly publishedAt: string;
  /** SHA-256 of the record, hex. */
  readonly hash: string;
  readonly supersedes: number | null;
  readonly supersededBy: number | null;
  /** It no longer stands: when and why. */
  readonly withdrawn: { readonly at: string; readonly reason: string } | null;
};

/** A report with what was put right since; null where it was withdrawn. */
export type PublicReport = {
  readonly desk: PublicDesk;
  readonly head: PublicHead;
  readonly report: Report | null;
  /** Whether its frozen files hold nothing but what everybody may read. */
  readonly hasFiles: boolean;
};

/** A report in the list; without outline where it was withdrawn, or where its file is not what was published. */
export type PublicListed = { readonly head: PublicHead; readonly outline: Outline | null };

/** A page of the list, newest first. `older`: the number below which the next page begins. */
export type PublicIndex = {
  readonly desk: PublicDesk;
  readonly reports: readonly PublicListed[];
  readonly older: number | null;
};

/** The text round a passage's own sentences, as far as its paragraph goes; empty where nothing is known. */
export type Surroundings = { readonly earlier: string; readonly later: string };

/** The verdict that a claim had in a report when that was published. */
export type PublishedVerdict = {
  readonly number: number;
  readonly publishedAt: string;
  readonly verdict: Verdict;
  readonly basis: Basis | null;
};

/** A claim as the newest report that stands prints it, with what was put right since. */
export type StandingClaim = {
  readonly desk: PublicDesk;
  readonly claimId: string;
  readonly head: PublicHead;
  readonly report: Report;
  readonly item: ReportItem;
  /** By occurrence id. */
  readonly surroundings: ReadonlyMap<string, Surroundings>;
  /** Oldest first. */
  readonly history: readonly PublishedVerdict[];
};

/** A claim that stood in withdrawn reports alone: no word of it is told any more. */
export type WithdrawnClaim = {
  readonly desk: PublicDesk;
  readonly claimId: string;
  /** The reports in which it stood, newest first. */
  readonly withdrawn: readonly PublicHead[];
};

export type PublicClaim = StandingClaim | WithdrawnClaim;

/** What was put right in public, a claim or a whole report. */
export type LogEntry =
  | {
      readonly kind: 'correction';
      readonly id: string;
      readonly at: string;
      readonly claimId: string;
      readonly shortText: string;
      readonly language: string;
      readonly correction: ReportCorrection;
    }
  | {
      readonly kind: 'withdrawal';
      readonly id: string;
      readonly at: string;
      readonly number: number;
      readonly reason: string;
      readonly supersededBy: number | null;
    };

/** Newest first. `language`: that of the newest report, in which the desk speaks to its readers. */
export type PublicLog = {
  readonly desk: PublicDesk;
  readonly language: Locale;
  readonly entries: readonly LogEntry[];
};

/** How the desk works, in its own words: those of its newest report that stands, else those of every desk. */
export type PublicMethod = {
  readonly desk: PublicDesk;
  readonly language: Locale;
  readonly method: string;
  readonly definitions: Report['definitions'];
  /** The report that they are taken from. */
  readonly from: PublicHead | null;
};
