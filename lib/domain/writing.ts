/** What every verb of a reviewer is given besides the records, and how it finds a claim in them. */
import { type Patch, patch, type Records } from './change';
import type { Claim, Occurrence } from './claim';
import type { DeskRules } from './desk-rules';
import { DomainError } from './errors';
import type { Passage } from './placing';
import type { Assessment } from './verdict';

/**
 * Who writes, when (ISO 8601, UTC), the texts they write about, by version id, and how their desk works.
 * `interests` are the subjects in which the writer declared one.
 */
export type Writing = {
  by: string;
  at: string;
  texts: ReadonlyMap<string, Passage>;
  desk: DeskRules;
  interests: readonly string[];
  /** The words where a person last saw passages that a new version moved, by occurrence id. */
  seen?: ReadonlyMap<string, string>;
  /** Words of the desk's snapshots that the verb names, on the server alone; null where they cannot be read. */
  snapshots?: ReadonlyMap<string, { text: string | null }>;
  /** Of the people the verb names, those who may see what is internal; on the server alone. */
  insiders?: ReadonlySet<string>;
  /** What only the server knows, for the verbs that ask for it (`Needs.cases`). */
  beyond?: Beyond;
};

/** What an export printed of a claim: its hash, and the assessment in it. */
export type Exported = {
  hash: string;
  assessment: Pick<Assessment, 'verdict' | 'basis' | 'confidence' | 'rationale' | 'whatWouldChangeIt'>;
};

/** What is known of claims beyond their records, by claim id. */
export type Beyond = {
  /** Who changed the claim's words or evidence since it was last approved. */
  editors: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the newest export printed of the claim, where it stands in one. */
  exported: ReadonlyMap<string, Exported>;
  /** Snapshots of the claim's evidence whose bytes are no longer what they were, by snapshot id. */
  tampered: ReadonlySet<string>;
};

/** @throws DomainError not-found, also for what was taken away */
export const mustFind = <T extends { deletedAt: string | null }>(
  map: ReadonlyMap<string, T>,
  id: string,
): T => {
  const record = map.get(id);
  if (!record || record.deletedAt) throw new DomainError('not-found');
  return record;
};

/** @throws DomainError not-found, claim.withdrawn, version.stale (details: `current`) */
export const claimAt = (records: Records, id: string, version: number): Claim => {
  const claim = records.claim.get(id);
  if (!claim) throw new DomainError('not-found');
  if (claim.version !== version) throw new DomainError('version.stale', { current: claim });
  if (claim.deletedAt) throw new DomainError('claim.withdrawn');
  return claim;
};

/** Nothing of the claim itself changed, yet its version counts up. */
export const touch = (claim: Claim): Patch => patch('claim', claim, {});

/** As `touch`, but not on a blind desk: there a number would tell of a verdict that is hidden. */
export const touched = (claim: Claim, { desk }: Writing): Patch[] => (desk.blind ? [] : [touch(claim)]);

/** Who made a record, and when. */
export const stamp = (writing: Writing) => ({
  createdAt: writing.at,
  createdById: writing.by,
  deletedAt: null,
});

/** Where a claim stands, as far as it is loaded. */
export const occurrencesOf = (records: Records, claimId: string): Occurrence[] =>
  [...records.occurrence.values()].filter((one) => one.claimId === claimId && !one.deletedAt);
