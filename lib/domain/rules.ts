/**
 * The verdict rules: one table. A blocking rule refuses, whoever asks, administrators included; a warning asks for a
 * reason, which is kept with the assessment. The words and their professional source stand in lib/i18n under
 * `rules.<id>`.
 */
import type { Records } from './change';
import type { Claim, ClaimLink, Occurrence } from './claim';
import { conflictIn } from './conflict';
import type { ContactAttempt } from './contact';
import type { DeskRules } from './desk-rules';
import { DomainError } from './errors';
import { type Evidence, originOf } from './evidence';
import type { SourcingNote } from './note';
import type { SearchLogEntry } from './search-log';
import type { Assessment } from './verdict';

/** All that the rules look at: one claim with an assessment of it, and who wants to do something with it. */
export type Case = {
  claim: Claim;
  assessment: Assessment;
  occurrences: readonly Occurrence[];
  evidence: readonly Evidence[];
  searches: readonly SearchLogEntry[];
  contacts: readonly ContactAttempt[];
  notes: readonly SourcingNote[];
  links: readonly ClaimLink[];
  /** Ids of articles in which the claim stands. */
  carriers: ReadonlySet<string>;
  by: string;
  desk: DeskRules;
  /** Subjects in which `by` declared an interest. */
  interests: readonly string[];
  /** Who changed words or evidence since the last approval; empty where it is not known yet. */
  editors: ReadonlySet<string>;
  /** Snapshots whose bytes are no longer what they were. */
  tampered: ReadonlySet<string>;
};

/** block: refuses. warn: asks for a reason. */
export type Level = 'block' | 'warn';
/** When a rule binds. save: whenever the record is saved. */
export type Moment = 'save' | 'assess' | 'submit' | 'approve' | 'export';

type Rule = {
  level: Level;
  moments: readonly Moment[];
  /** What is missing, as the placeholders of the message; null when the rule is met. */
  missing: (one: Case) => Readonly<Record<string, string | number>> | null;
};

const unless = (met: boolean, details: Readonly<Record<string, string | number>> = {}) =>
  met ? null : details;

/** Supporting items that count: not the article that carries a content claim, and not from an unreliable source. */
export const supporting = (one: Pick<Case, 'claim' | 'evidence' | 'carriers'>): Evidence[] =>
  one.evidence.filter((item) => item.stance === 'supports' && counts(one, item));

export const contradicting = (one: Pick<Case, 'claim' | 'evidence' | 'carriers'>): Evidence[] =>
  one.evidence.filter((item) => item.stance === 'contradicts' && counts(one, item));

const counts = ({ claim, carriers }: Pick<Case, 'claim' | 'carriers'>, item: Evidence): boolean =>
  item.reliability !== 'E' &&
  (claim.layer === 'attribution' || item.articleId === null || !carriers.has(item.articleId));

/** Number of distinct origins (VR-02). */
export const origins = (items: readonly Evidence[]): number => new Set(items.map(originOf)).size;

export const rules = {
  'VR-13': {
    level: 'block',
    moments: ['save', 'submit', 'approve', 'export'],
    missing: ({ evidence }) =>
      unless(evidence.every((item) => (item.reliability === null) === (item.credibility === null))),
  },
  'VR-14': {
    level: 'block',
    moments: ['save', 'submit', 'approve', 'export'],
    missing: (one) =>
      unless(one.evidence.every((item) => item.credibility !== 1) || origins(supporting(one)) >= 2),
  },
  'VR-23': {
    level: 'block',
    moments: ['assess', 'submit', 'approve'],
    missing: ({ claim, interests }) => {
      const subject = conflictIn(claim, interests);
      return subject === null ? null : { subject };
    },
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;

/** A rule that is not met, with the placeholders of its message. */
export type Finding = { rule: RuleId; level: Level; details: Readonly<Record<string, string | number>> };

/** The rules that are not met at this moment, blocking ones first. */
export const findings = (one: Case, moment: Moment): Finding[] =>
  (Object.entries(rules) as [RuleId, Rule][])
    .filter(([, rule]) => rule.moments.includes(moment))
    .flatMap(([rule, { level, missing }]) => {
      const details = missing(one);
      return details ? [{ rule, level, details }] : [];
    })
    .toSorted((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'));

/**
 * Refuse what the rules refuse.
 *
 * @throws DomainError rules.refused, rules.reason-needed (details: `findings`)
 */
export const assertRules = (one: Case, moment: Moment): void => {
  const found = findings(one, moment);
  const blocking = found.filter(({ level }) => level === 'block');
  if (blocking.length > 0) throw new DomainError('rules.refused', { findings: blocking });
  const unanswered = found.filter(({ rule }) => !one.assessment.reasons[rule]);
  if (unanswered.length > 0) throw new DomainError('rules.reason-needed', { findings: unanswered });
};

const ofClaim = <T extends { claimId: string; deletedAt: string | null }>(
  records: ReadonlyMap<string, T>,
  claimId: string,
): T[] => [...records.values()].filter((one) => one.claimId === claimId && !one.deletedAt);

/** Who asks, and what is known of the claim beyond its records. */
export type Asking = {
  by: string;
  desk: DeskRules;
  interests: readonly string[];
  editors?: ReadonlySet<string>;
  tampered?: ReadonlySet<string>;
};

/** The case of a claim and an assessment of it, out of the records. */
export const caseOf = (records: Records, claim: Claim, assessment: Assessment, asking: Asking): Case => {
  const occurrences = ofClaim(records.occurrence, claim.id);
  return {
    claim,
    assessment,
    occurrences,
    evidence: ofClaim(records.evidence, claim.id),
    searches: ofClaim(records.search, claim.id),
    contacts: ofClaim(records.contact, claim.id),
    notes: ofClaim(records.note, claim.id),
    links: [...records.link.values()].filter(
      (link) => (link.fromId === claim.id || link.toId === claim.id) && !link.deletedAt,
    ),
    carriers: new Set(occurrences.map((place) => place.articleId)),
    editors: new Set(),
    tampered: new Set(),
    ...asking,
  };
};
