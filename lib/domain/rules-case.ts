/** What the verdict rules look at, and how they count: the case of one claim and an assessment of it. */
import type { Records } from './change';
import type { Claim, ClaimLink, Occurrence } from './claim';
import type { ContactAttempt } from './contact';
import type { DeskRules } from './desk-rules';
import { type Evidence, independent } from './evidence';
import type { SourcingNote } from './note';
import { printedHash } from './printed';
import type { SearchLogEntry } from './search-log';
import type { Assessment } from './verdict';

/** A claim with all that is kept for and against it, and who wants to do something with it. */
export type Kept = {
  claim: Claim;
  occurrences: readonly Occurrence[];
  evidence: readonly Evidence[];
  searches: readonly SearchLogEntry[];
  contacts: readonly ContactAttempt[];
  notes: readonly SourcingNote[];
  links: readonly ClaimLink[];
  /** Everyone's assessments of the claim that are at hand. */
  opinions: readonly Assessment[];
  /** Ids of articles in which the claim stands. */
  carriers: ReadonlySet<string>;
  /** Addresses of those articles, as far as they are at hand. */
  addresses: ReadonlySet<string>;
  by: string;
  desk: DeskRules;
  /** Subjects in which `by` declared an interest. */
  interests: readonly string[];
  /** Who changed words or evidence since the last approval; empty where it is not known yet. */
  editors: ReadonlySet<string>;
  /** Snapshots whose bytes are no longer what they were. */
  tampered: ReadonlySet<string>;
};

/** All that the rules look at: what is kept of a claim, with one assessment of it. */
export type Case = Kept & {
  assessment: Assessment;
  /** Hash of what a report would print of the claim now; worked out when it is asked for. */
  printed: () => string;
};

/** Who asks, and what is known of the claim beyond its records. */
export type Asking = {
  by: string;
  desk: DeskRules;
  interests: readonly string[];
  editors?: ReadonlySet<string>;
  tampered?: ReadonlySet<string>;
};

const ofClaim = <T extends { claimId: string; deletedAt: string | null }>(
  records: ReadonlyMap<string, T>,
  claimId: string,
): T[] => [...records.values()].filter((one) => one.claimId === claimId && !one.deletedAt);

/** What is kept of a claim, out of the records. */
export const keptOf = (records: Records, claim: Claim, asking: Asking): Kept => {
  const occurrences = ofClaim(records.occurrence, claim.id);
  const carriers = new Set(occurrences.map((place) => place.articleId));
  return {
    claim,
    occurrences,
    carriers,
    addresses: new Set([...carriers].flatMap((id) => records.article.get(id)?.url ?? [])),
    evidence: ofClaim(records.evidence, claim.id),
    searches: ofClaim(records.search, claim.id),
    contacts: ofClaim(records.contact, claim.id),
    notes: ofClaim(records.note, claim.id),
    opinions: ofClaim(records.assessment, claim.id),
    links: [...records.link.values()].filter(
      (link) => (link.fromId === claim.id || link.toId === claim.id) && !link.deletedAt,
    ),
    by: asking.by,
    desk: asking.desk,
    interests: asking.interests,
    editors: asking.editors ?? new Set(),
    tampered: asking.tampered ?? new Set(),
  };
};

/** The case of a claim and an assessment of it, out of the records. */
export const caseOf = (records: Records, claim: Claim, assessment: Assessment, asking: Asking): Case => ({
  ...keptOf(records, claim, asking),
  assessment,
  printed: () => printedHash(records, claim, assessment),
});

type Counted = Pick<Kept, 'claim' | 'evidence' | 'carriers' | 'addresses'>;

/** Whether the item is the article in which the claim stands, picked or by its address. */
export const isCarrier = ({ carriers, addresses }: Counted, item: Evidence): boolean =>
  (item.articleId !== null && carriers.has(item.articleId)) || (item.url !== null && addresses.has(item.url));

/** Items that count: not the article that carries a content claim, and nothing from an unreliable source. */
const counting = (one: Counted, stance: Evidence['stance']): Evidence[] =>
  one.evidence.filter(
    (item) =>
      item.stance === stance &&
      item.reliability !== 'E' &&
      (one.claim.layer === 'attribution' || !isCarrier(one, item)),
  );

/** Supporting items that count. */
export const supporting = (one: Counted): Evidence[] => counting(one, 'supports');

/** Contradicting items that count. */
export const contradicting = (one: Counted): Evidence[] => counting(one, 'contradicts');

/** Number of distinct origins (VR-02). */
export const origins = (items: readonly Evidence[]): number => independent(items).length;

/**
 * The thing itself. Of an attribution claim the carrying passage is one: it shows that the report exists. An article
 * never is one for a content claim, whatever it is called: it tells what somebody else saw or said.
 */
export const isPrimary = (one: Counted, item: Evidence): boolean => {
  if (one.claim.layer === 'attribution' && isCarrier(one, item)) return true;
  return item.directness === 'primary' && (one.claim.layer === 'attribution' || item.articleId === null);
};

/** Said by somebody unnamed. Of an attribution claim the carrying passage speaks for itself. */
export const isAnonymous = (one: Counted, item: Evidence): boolean =>
  item.sourceKind === 'anonymous' && !(one.claim.layer === 'attribution' && isCarrier(one, item));

/** Whether one date lies after another, as far as both are known: 2022-02 is after 2022-01-06, 2022 is not. */
export const isAfter = (date: string, other: string): boolean => {
  const known = Math.min(date.length, other.length);
  return date.slice(0, known) > other.slice(0, known);
};

/** Evidence published after the claim's date: labelled "later evidence" wherever it is shown (VR-17). */
export const isLater = (item: Pick<Evidence, 'publishedOn'>, claim: Pick<Claim, 'claimDate'>): boolean =>
  item.publishedOn !== null && claim.claimDate !== null && isAfter(item.publishedOn, claim.claimDate);
