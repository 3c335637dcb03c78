/** Claims as programs get them. */

import { z } from 'zod';
import {
  AnchorState,
  type Claim,
  ClaimType,
  Layer,
  type ClaimLink as Link,
  LinkKind,
  type Occurrence,
  SourceKind,
} from '@/lib/domain/claim';
import { CueClass } from '@/lib/domain/cues';
import { Id } from '@/lib/domain/ids';
import { AssessmentState, Basis, Verdict } from '@/lib/domain/verdict';
import { count, made, offset, person, record, text, words } from './field';

const standing = {
  verdict: Verdict.nullable().describe(
    'Of the assessment that stands; null: none, or hidden until yours is in.',
  ),
  basis: Basis.nullable(),
  state: AssessmentState.nullable(),
};

export const ClaimShape = record<Claim>()({
  id: Id,
  statement: text,
  shortText: text,
  type: ClaimType.nullable(),
  layer: Layer,
  subjects: z.array(text).readonly(),
  claimDate: words,
  place: words,
  language: text,
  sourceName: words,
  sourceKind: SourceKind.nullable(),
  assessmentId: Id.nullable(),
  version: count.describe('Counted up by every write to the claim or to what hangs on it; the ETag.'),
  ...made,
  createdById: person,
}).extend(standing);

export const OccurrenceShape = record<Occurrence>()({
  id: Id,
  claimId: Id,
  articleId: Id,
  versionId: Id,
  start: count.describe('UTF-16 code units of the version’s text, half-open with `end`.'),
  end: count,
  exact: text,
  prefix: text,
  suffix: text,
  anchorState: AnchorState,
  anchorScore: z.number().nullable(),
  lookAgain: z.boolean().describe('A new version changed it, and no person has looked at it since.'),
  cueText: words,
  cueStart: offset,
  cueEnd: offset,
  cueClass: CueClass.nullable(),
  ...made,
  createdById: person,
});

export const LinkShape = record<Link>()({
  id: Id,
  fromId: Id,
  toId: Id,
  kind: LinkKind,
  ...made,
  createdById: person,
});

/** A claim with where it stands and what it is linked with. */
export const ClaimDocument = ClaimShape.extend({
  occurrences: z.array(OccurrenceShape).readonly(),
  links: z.array(LinkShape).readonly(),
});
