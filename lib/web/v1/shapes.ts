/**
 * What the interface for programs answers, as schemas: they make the document that describes it, and every answer goes
 * through them, so that a program never gets a field which is not described.
 */
import { z } from 'zod';
import { type Article, type ArticleVersion, LanguageTag, TextOrigin } from '@/lib/domain/article';
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
import type { Comment } from '@/lib/domain/comment';
import { Channel, type ContactAttempt, ContactOutcome } from '@/lib/domain/contact';
import { CueClass } from '@/lib/domain/cues';
import {
  Credibility,
  Directness,
  type Evidence,
  EvidenceSourceKind,
  Reliability,
  Stance,
} from '@/lib/domain/evidence';
import { Id } from '@/lib/domain/ids';
import { type SourcingNote, Visibility } from '@/lib/domain/note';
import { type Permission, permissions, Role } from '@/lib/domain/permissions';
import {
  type Assignment,
  type Correction,
  CorrectionKind,
  Decision,
  DisagreementReason,
  type Review,
} from '@/lib/domain/review';
import { type SearchLogEntry, SearchOutcome } from '@/lib/domain/search-log';
import { type Assessment, AssessmentState, Basis, Confidence, Verdict } from '@/lib/domain/verdict';

const text = z.string();
const words = z.string().nullable();
const time = z.iso.datetime();
const moment = time.nullable();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int();
const offset = z.int().nullable();
const person = Id.describe('Id of a person.');

/** Field by field the same as a record of the domain: the types of both are compared. */
type Shape<Record> = { [Key in keyof Record]-?: z.ZodType<Record[Key]> };
const record =
  <Known>() =>
  <Fields extends Partial<Shape<Known>>>(fields: Fields) =>
    z.object(fields);

const made = { createdAt: time };
const ended = { deletedAt: moment.describe('Taken back then; null: not.') };

export const ArticleShape = record<Article>()({
  id: Id,
  title: text,
  byline: words,
  publisher: words,
  agency: words,
  url: words,
  language: LanguageTag,
  publishedOn: words.describe('As precise as known: 2022, 2022-01, 2022-01-06 or with a time.'),
  titleGiven: z.boolean().describe('The title was given, not taken from the first words.'),
  fileName: words,
  currentNumber: count.describe('Number of the newest version of the text.'),
  version: count.describe('Counted up by every correction of what is known about the article; the ETag.'),
  ...made,
});

export const VersionShape = record<ArticleVersion>()({
  id: Id,
  articleId: Id,
  number: count,
  sha256: hash.describe('SHA-256 of the text in UTF-8.'),
  sourceSha256: hash.describe('SHA-256 of the bytes as they came.'),
  origin: TextOrigin,
  importedAt: time,
});

export const VersionTextShape = VersionShape.extend({
  text: text.describe('In Unicode NFC. All offsets are UTF-16 code units of it.'),
  sentences: z.array(count).describe('[start, end, start, end, …], half-open.').readonly(),
});

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

export const EvidenceShape = record<Evidence>()({
  id: Id,
  claimId: Id,
  url: words,
  document: words,
  articleId: Id.nullable(),
  versionId: Id.nullable(),
  start: offset,
  end: offset,
  sourceKind: EvidenceSourceKind,
  sourceName: words,
  sourceId: Id.nullable(),
  publisher: text,
  title: words,
  author: words,
  publishedOn: words,
  accessedAt: time,
  quote: text,
  stance: Stance,
  directness: Directness,
  originId: Id.nullable().describe('Items of one origin count once; null: an origin of its own.'),
  reliability: Reliability.nullable(),
  credibility: Credibility.nullable(),
  archiveUrl: words,
  snapshotId: Id.nullable(),
  note: text,
  ...made,
  createdById: person,
  editedAt: moment,
});

export const AssessmentShape = record<Assessment>()({
  id: Id,
  claimId: Id,
  authorId: person,
  state: AssessmentState,
  verdict: Verdict,
  basis: Basis.nullable(),
  confidence: Confidence.nullable(),
  rationale: text,
  whatWouldChangeIt: text,
  asOf: time,
  independent: z.boolean().describe('Given without sight of another person’s verdict.'),
  reasons: z.record(z.string(), text).describe('By rule id, where a rule asked for a reason.'),
  guideline: count.nullable(),
  hash: hash.nullable().describe('Of all that a report would print, at submission.'),
  submittedAt: moment,
  ...made,
});

export const NoteShape = record<SourcingNote>()({
  id: Id,
  claimId: Id,
  authorId: person,
  text,
  visibility: Visibility,
  ...made,
  editedAt: moment,
});

export const SearchShape = record<SearchLogEntry>()({
  id: Id,
  claimId: Id,
  authorId: person,
  lookedFor: text,
  place: text,
  searchedAt: time,
  outcome: SearchOutcome,
  result: text,
  visibility: Visibility,
  ...made,
  editedAt: moment,
});

export const ContactShape = record<ContactAttempt>()({
  id: Id,
  claimId: Id,
  authorId: person,
  contacted: text,
  channel: Channel.nullable(),
  attemptedAt: time,
  outcome: ContactOutcome,
  response: text,
  visibility: Visibility,
  ...made,
  editedAt: moment,
});

export const ReviewShape = record<Review>()({
  id: Id,
  claimId: Id,
  assessmentId: Id,
  reviewerId: person,
  hash,
  decision: Decision,
  reason: DisagreementReason.nullable(),
  comment: text,
  opinionId: Id.nullable(),
  ...made,
});

export const AssignmentShape = record<Assignment>()({
  id: Id,
  claimId: Id,
  assigneeId: person,
  assignedById: person,
  dueOn: words.describe('A day in the desk’s time zone.'),
  ...made,
});

export const CommentShape = record<Comment>()({
  id: Id,
  claimId: Id,
  authorId: person,
  text,
  mentions: z.array(Id).readonly(),
  parentId: Id.nullable(),
  resolvedAt: moment,
  resolvedById: person.nullable(),
  ...made,
  editedAt: moment,
  ...ended,
});

export const CorrectionShape = record<Correction>()({
  id: Id,
  claimId: Id,
  kind: CorrectionKind,
  reason: text,
  fromHash: hash,
  toHash: hash,
  authorId: person,
  ...made,
});

/** A claim with where it stands and what it is linked with. */
export const ClaimDocument = ClaimShape.extend({
  occurrences: z.array(OccurrenceShape).readonly(),
  links: z.array(LinkShape).readonly(),
});

export const HitShape = z.object({
  kind: z.enum(['article', 'claim', 'note', 'evidence', 'comment']),
  claimId: Id.nullable(),
  sentence: count.nullable().describe('Number of the sentence in the text, from 0.'),
  text,
  marks: z.array(z.tuple([count, count]).readonly()).readonly(),
});

export const FoundShape = z.object({
  id: Id,
  title: text,
  byline: words,
  publisher: words,
  agency: words,
  fileName: words,
  language: text,
  publishedOn: words,
  createdAt: time,
  progress: z.enum(['new', 'working', 'done']),
  verdicts: z.object({ confirmed: count, unconfirmed: count, disputed: count, none: count }),
  hits: z.array(HitShape).readonly(),
});

export const WaitingShape = z.object({
  claimId: Id,
  shortText: text,
  layer: Layer,
  articleTitle: words,
  assessmentId: Id.nullable(),
  submittedAt: moment,
  verdict: Verdict.nullable(),
  basis: Basis.nullable(),
  sealed: z.boolean().describe('Its verdict is hidden from you until yours is in.'),
  opinions: count,
  disagreement: z.enum(['none', 'basis', 'verdict', 'declared']),
  dueOn: words,
});

export const SelfShape = z.object({
  desk: z.object({ id: Id, name: text, timeZone: text }),
  person: z.object({ id: Id, name: text, role: Role }),
  abilities: z
    .array(z.enum(Object.keys(permissions) as [Permission, ...Permission[]]))
    .readonly()
    .describe('What this token may do now.'),
});

export const ImportedShape = z.object({ articleId: Id });

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export const ProblemShape = z.object({
  type: text,
  status: count,
  code: text.describe('Stays the same in every language.'),
  title: text,
  details: z
    .record(z.string(), z.unknown())
    .describe('`findings`: the rules that hold it back, each with its id.'),
  fields: z.array(z.object({ path: text, key: text, message: text }).partial({ message: true })).readonly(),
});

/** A page of a list; `next` is the cursor of the next one. */
export const paged = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item).readonly(), next: z.string().nullable() });

/** A list that comes whole. */
export const whole = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item).readonly() });

/** One annotation. What it may say beside this is the model's. @see https://www.w3.org/TR/annotation-model/ */
export const AnnotationShape = z.looseObject({
  '@context': z.unknown().describe('http://www.w3.org/ns/anno.jsonld'),
  type: z.literal('Annotation'),
  body: z.unknown().optional(),
  target: z.unknown(),
});

/** A container, or one page of what is in it. */
export const CollectionShape = z.looseObject({
  '@context': z.unknown(),
  id: text,
  type: z.union([text, z.array(text)]),
  total: count.optional(),
  items: z.array(z.unknown()).optional(),
});
