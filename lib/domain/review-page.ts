import type { Claim } from './claim';
import type { DeskRules } from './desk-rules';
import type { Evidence, OriginGroup } from './evidence';
import type { Finding } from './findings';
import type { Compared, Opinions, Part } from './opinions';
import type { Quote } from './quote';
import type { Assignment, Review } from './review';

/** Everything that the review of one claim shows to one person. */
export type ReviewPage = {
  claim: Claim;
  /** Where it stands, in reading order of each article. */
  places: readonly (Quote & {
    /** Of the occurrence. */
    id: string;
    articleId: string;
    /** A new version of the text changed it, and nobody has looked at it since. */
    lookAgain: boolean;
    title: string;
    publishedOn: string | null;
  })[];
  /** Null while nobody has given a verdict, or while it is hidden from this person. */
  opinions: Opinions | null;
  /** The first verdict is hidden from this person until their own is in. */
  sealed: boolean;
  differing: readonly Compared[];
  evidence: readonly Evidence[];
  origins: readonly OriginGroup[];
  /** Searches by person: how many, and when the last was (ISO 8601, UTC). */
  searches: Readonly<Record<string, { count: number; last: string }>>;
  reviews: readonly Review[];
  /** Of all that a report would print now, with the first opinion: what a decision is bound to. */
  hash: string | null;
  part: Part;
  /** What holds this person's approval of the first opinion back. */
  findings: readonly Finding[];
  /** The claim stands in an exported report that printed something else: approving it makes a correction. */
  corrects: boolean;
  /** Nobody else on the desk could approve it. */
  alone: boolean;
  /** Whose turn it is. */
  assignment: Assignment | null;
  /** Who can be given it: everyone on the desk who reviews. */
  reviewers: readonly { id: string; name: string }[];
  /** Names by user id. */
  people: Readonly<Record<string, string>>;
  desk: DeskRules;
  me: string;
};
