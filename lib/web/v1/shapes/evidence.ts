/** What is kept for and against a claim, as programs get it. */
import { Channel, type ContactAttempt, ContactOutcome } from '@/lib/domain/contact';
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
import { type SearchLogEntry, SearchOutcome } from '@/lib/domain/search-log';
import { made, moment, offset, person, record, text, time, words } from './field';

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
