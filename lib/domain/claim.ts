import { z } from 'zod';
import { LanguageTag } from './article';
import type { CueClass } from './cues';
import { PartialDate } from './dates';
import { Id } from './ids';
import { codePoints } from './text';

export const ClaimType = z.enum([
  'event',
  'quantity',
  'quote',
  'identity',
  'causal',
  'prediction',
  'opinion',
]);
export type ClaimType = z.infer<typeof ClaimType>;

/** content: X happened. attribution: someone reported that X. */
export const Layer = z.enum(['content', 'attribution']);
export type Layer = z.infer<typeof Layer>;

export const SourceKind = z.enum(['named', 'official', 'anonymous', 'document', 'agency', 'none']);
export type SourceKind = z.infer<typeof SourceKind>;

export const AnchorState = z.enum(['exact', 'moved', 'lost']);
export type AnchorState = z.infer<typeof AnchorState>;

export const LinkKind = z.enum(['same', 'narrower', 'contradicts', 'derived', 'reports']);
export type LinkKind = z.infer<typeof LinkKind>;

/** A row of `Claim`. */
export type Claim = {
  id: string;
  statement: string;
  shortText: string;
  type: ClaimType | null;
  layer: Layer;
  subjects: readonly string[];
  claimDate: string | null;
  place: string | null;
  language: string;
  sourceName: string | null;
  sourceKind: SourceKind | null;
  /** The assessment whose verdict the claim has now. */
  assessmentId: string | null;
  mergedIntoId: string | null;
  /** Counted up by every write to the claim or to what hangs on it. */
  version: number;
  createdAt: string;
  createdById: string;
  deletedAt: string | null;
};

/** A row of `Occurrence`: half-open range in UTF-16 code units of the version's text. */
export type Occurrence = {
  id: string;
  claimId: string;
  articleId: string;
  versionId: string;
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
  anchorState: AnchorState;
  cueText: string | null;
  cueStart: number | null;
  cueEnd: number | null;
  cueClass: CueClass | null;
  /** How much of quote and context still stood when it was carried here, 0 to 1; null where nothing changed. */
  anchorScore: number | null;
  /** A new version changed it or what stands around it, and no person has looked at it since. */
  lookAgain: boolean;
  /** Where a person last saw it, while it waits to be looked at elsewhere. */
  seenVersionId: string | null;
  seenStart: number | null;
  seenEnd: number | null;
  /** What the annotation that it came from said besides, as JSON (kept-annotation.ts); null: marked here. */
  annotation: string | null;
  createdAt: string;
  createdById: string;
  deletedAt: string | null;
};

/** A row of `ClaimLink`: *from* reports, contradicts … *to*. */
export type ClaimLink = {
  id: string;
  fromId: string;
  toId: string;
  kind: LinkKind;
  createdAt: string;
  createdById: string;
  deletedAt: string | null;
};

/** A short text stays under 75 code points: what readers of ClaimReview see whole. */
export const SHORT_TEXT_MAX = 74;

const version = z.int().positive();
const statement = z.string().trim().min(1).max(5_000);
const shortText = z
  .string()
  .trim()
  .min(1)
  .refine((text) => codePoints(text) <= SHORT_TEXT_MAX, { error: 'shortText' });
const name = z.string().trim().min(1).max(300);
const range = z.object({ start: z.int().nonnegative(), end: z.int().positive() });

/** Mark a passage of a version as a claim. The statement is the quote until someone edits it. */
export const DraftClaim = range.extend({
  id: Id,
  occurrenceId: Id,
  versionId: Id,
  layer: Layer.default('content'),
  /** For the attribution beside a content claim: the claim it reports, and the id of the link. */
  reports: z.object({ claimId: Id, linkId: Id, version }).optional(),
});
export type DraftClaim = z.infer<typeof DraftClaim>;

/** Change what a claim says; what is left out stays. */
export const EditClaim = z.object({
  claimId: Id,
  version,
  statement: statement.optional(),
  shortText: shortText.optional(),
  type: ClaimType.nullable().optional(),
  layer: Layer.optional(),
  subjects: z.array(name).max(50).optional(),
  claimDate: PartialDate.nullable().optional(),
  place: name.nullable().optional(),
  language: LanguageTag.optional(),
  sourceName: name.nullable().optional(),
  sourceKind: SourceKind.nullable().optional(),
});
export type EditClaim = z.infer<typeof EditClaim>;

export const WithdrawClaim = z.object({ claimId: Id, version });
export type WithdrawClaim = z.infer<typeof WithdrawClaim>;

/** Add a passage, of this article or another, to a claim that exists. */
export const AddOccurrence = range.extend({ id: Id, claimId: Id, version, versionId: Id });
export type AddOccurrence = z.infer<typeof AddOccurrence>;

/** Extend or shrink a passage. */
export const AdjustOccurrence = range.extend({ id: Id, claimId: Id, version, versionId: Id });
export type AdjustOccurrence = z.infer<typeof AdjustOccurrence>;

/** A person looked at where a new version put a passage, and it is right; of a lost one: it stays with the older text. */
export const AcceptOccurrence = z.object({ id: Id, claimId: Id, version });
export type AcceptOccurrence = z.infer<typeof AcceptOccurrence>;

/** Place a passage by hand, in whichever version of its article. */
export const PlaceOccurrence = range.extend({ id: Id, claimId: Id, version, versionId: Id });
export type PlaceOccurrence = z.infer<typeof PlaceOccurrence>;

export const RemoveOccurrence = z.object({ id: Id, claimId: Id, version });
export type RemoveOccurrence = z.infer<typeof RemoveOccurrence>;

/** Take all that hangs on `fromId` over into `intoId`: passages, notes, evidence, searches, contacts, thread; `fromId` is withdrawn. */
export const MergeClaims = z.object({ fromId: Id, fromVersion: version, intoId: Id, intoVersion: version });
export type MergeClaims = z.infer<typeof MergeClaims>;

/** Move some passages of a claim to a new claim of their own. */
export const SplitClaim = z.object({
  claimId: Id,
  version,
  newId: Id,
  occurrenceIds: z.array(Id).min(1).max(1000),
});
export type SplitClaim = z.infer<typeof SplitClaim>;

export const LinkClaims = z.object({ id: Id, fromId: Id, version, toId: Id, kind: LinkKind });
export type LinkClaims = z.infer<typeof LinkClaims>;

export const UnlinkClaims = z.object({ id: Id, fromId: Id, version });
export type UnlinkClaims = z.infer<typeof UnlinkClaims>;
