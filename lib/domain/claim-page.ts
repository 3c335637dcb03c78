import type { Article } from './article';
import type { Claim, ClaimLink, Occurrence } from './claim';
import type { Comment } from './comment';
import type { ContactAttempt } from './contact';
import type { CustodyEvent } from './custody';
import type { DeskRules } from './desk-rules';
import {
  countEvidence,
  type Evidence,
  type OriginGroup,
  type Snapshot,
  type Source,
  type Stance,
} from './evidence';
import type { SourcingNote } from './note';
import type { Permission } from './permissions';
import type { ProtectedNote } from './protected-note';
import type { Quote } from './quote';
import type { Assignment, Correction, Review } from './review';
import type { SearchLogEntry } from './search-log';
import type { Assessment, Verdict } from './verdict';

/** Where a claim stands: the words of a passage between the rest of their sentences. */
export type ClaimPlace = Quote &
  Pick<Occurrence, 'id' | 'articleId' | 'anchorState' | 'lookAgain'> & {
    /** Of which version of the article; not its newest one where the text has changed since. */
    number: number;
    /** Where a person last saw it, while it waits to be looked at elsewhere. */
    seen: { number: number; exact: string } | null;
  };

/** A claim at the other end of a link. */
export type LinkedClaim = {
  shortText: string;
  /** Null while it has none, or while it is hidden from the reader. */
  verdict: Verdict | null;
  /** The first article in which it stands; null where it stands in none. */
  articleTitle: string | null;
};

/** "n links, m origins" on each side. */
export type EvidenceCounts = Readonly<Record<Stance, { links: number; origins: number }>>;

/** Everything known of one claim that its reader may see. Nothing that was taken back is in it. */
export type ClaimPage = {
  claim: Claim;
  occurrences: readonly Occurrence[];
  places: readonly ClaimPlace[];
  /** The articles in which it stands, and those that are evidence for it. */
  articles: readonly Article[];
  evidence: readonly Evidence[];
  counts: EvidenceCounts;
  origins: readonly OriginGroup[];
  sources: readonly Source[];
  snapshots: readonly Snapshot[];
  /** Ids of snapshots whose bytes are no longer what they were. */
  tampered: readonly string[];
  /** What happened to those snapshots, the newest first. */
  custody: readonly CustodyEvent[];
  searches: readonly SearchLogEntry[];
  contacts: readonly ContactAttempt[];
  notes: readonly SourcingNote[];
  /** Those the reader may know of, without their words. */
  protectedNotes: readonly ProtectedNote[];
  links: readonly ClaimLink[];
  /** The claims at their other ends, by id. */
  linked: Readonly<Record<string, LinkedClaim>>;
  /** All there are over time, the newest first, those that were withdrawn too. */
  assessments: readonly Assessment[];
  reviews: readonly Review[];
  assignments: readonly Assignment[];
  corrections: readonly Correction[];
  comments: readonly Comment[];
  /** Names by user id. */
  people: Readonly<Record<string, string>>;
  desk: DeskRules;
  /** Subjects in which the reader declared an interest. */
  interests: readonly string[];
  abilities: readonly Permission[];
};

/** Counted side by side: an origin that speaks on both sides counts on each. */
export const countSides = (evidence: readonly Evidence[]): EvidenceCounts => {
  const on = (stance: Stance) => countEvidence(evidence.filter((item) => item.stance === stance));
  return {
    supports: on('supports'),
    contradicts: on('contradicts'),
    contextualises: on('contextualises'),
  };
};
