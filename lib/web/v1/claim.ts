import { readClaim } from '@/lib/data/claim-page';
import { database } from '@/lib/data/client';
import { withStanding } from '@/lib/data/listing';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/permissions';
import {
  AssessmentShape,
  AssignmentShape,
  CommentShape,
  ContactShape,
  CorrectionShape,
  EvidenceShape,
  LinkShape,
  NoteShape,
  OccurrenceShape,
  ReviewShape,
  SearchShape,
} from './shapes';

/** What hangs on a claim: the name in its address, its schema, and where it is in the page of the claim. */
export const parts = {
  occurrences: { shape: OccurrenceShape, of: (page: ClaimPage) => page.occurrences },
  links: { shape: LinkShape, of: (page: ClaimPage) => page.links },
  evidence: { shape: EvidenceShape, of: (page: ClaimPage) => page.evidence },
  assessments: { shape: AssessmentShape, of: (page: ClaimPage) => page.assessments },
  reviews: { shape: ReviewShape, of: (page: ClaimPage) => page.reviews },
  assignments: { shape: AssignmentShape, of: (page: ClaimPage) => page.assignments },
  notes: { shape: NoteShape, of: (page: ClaimPage) => page.notes },
  searches: { shape: SearchShape, of: (page: ClaimPage) => page.searches },
  contacts: { shape: ContactShape, of: (page: ClaimPage) => page.contacts },
  comments: { shape: CommentShape, of: (page: ClaimPage) => page.comments },
  corrections: { shape: CorrectionShape, of: (page: ClaimPage) => page.corrections },
} as const;

export type PartName = keyof typeof parts;

/** One record of a part. @throws DomainError not-found */
export const oneOf = (page: ClaimPage, part: PartName, id: string | undefined): object => {
  const records: readonly { id: string }[] = parts[part].of(page);
  const found = records.find((one) => one.id === id);
  if (!found) throw new DomainError('not-found');
  return found;
};

/** A claim as programs get it, and its version. @throws DomainError permission.denied, not-found */
export const claimDocument = async (actor: Actor, claimId: string) => {
  const page = await readClaim(actor, claimId);
  const [claim] = await withStanding(await database(), actor, [page.claim]);
  const { occurrences, links } = page;
  return { body: { ...claim, occurrences, links }, version: page.claim.version };
};
