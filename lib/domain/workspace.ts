import type { Article, ArticleVersion } from './article';
import type { Change } from './change';
import type { Claim, ClaimLink, Occurrence } from './claim';
import type { ContactAttempt } from './contact';
import type { DeskRules } from './desk-rules';
import type { Evidence, OriginGroup, Snapshot, Source } from './evidence';
import type { SourcingNote } from './note';
import type { Permission } from './permissions';
import type { Assignment, Review } from './review';
import type { SearchLogEntry } from './search-log';
import type { Undoable } from './undoable';
import type { VerbName } from './verbs';
import type { Assessment } from './verdict';

/** What can be taken back or done again next, by the person who asks, in this article. */
export type History = { undo: Undoable | null; redo: Undoable | null };

/** Everything one article's workspace shows. Claims that stand in it come with all that hangs on them. */
export type Workspace = {
  article: Article;
  version: ArticleVersion;
  /** False: the language has no sentence rules; the text is cut at line ends alone. */
  hasSplitter: boolean;
  /** Indexes of sentences that are not body text: picture credits, captions. */
  outside: readonly number[];
  claims: readonly Claim[];
  /** Of those claims, in this article and elsewhere. */
  occurrences: readonly Occurrence[];
  /** The standing assessment of each claim, those submitted, and the reader's own. */
  assessments: readonly Assessment[];
  notes: readonly SourcingNote[];
  links: readonly ClaimLink[];
  evidence: readonly Evidence[];
  searches: readonly SearchLogEntry[];
  contacts: readonly ContactAttempt[];
  /** Of those assessments. */
  reviews: readonly Review[];
  /** Whose turn each claim is. */
  assignments: readonly Assignment[];
  /** Those that the evidence names. */
  origins: readonly OriginGroup[];
  sources: readonly Source[];
  snapshots: readonly Snapshot[];
  /** Claims whose first verdict is hidden from the reader until their own is in. */
  sealed: readonly string[];
  desk: DeskRules;
  /** Subjects in which the reader declared an interest. */
  interests: readonly string[];
  /** Claims at the other end of a link that do not stand in this article. */
  elsewhere: Readonly<Record<string, { shortText: string; articleId: string | null }>>;
  /** Titles of other articles in which one of the claims stands. */
  articles: Readonly<Record<string, string>>;
  /** Names by user id. */
  people: Readonly<Record<string, string>>;
  /** Where a person last saw passages that wait to be looked at: number of the version and words, by occurrence id. */
  waiting: Readonly<Record<string, { number: number; words: string }>>;
  /** Number of the desk's newest audit event that this shows. */
  seq: number;
  history: History;
  abilities: readonly Permission[];
};

/** What the screen sends: one verb, done once however often it is sent. `articleId` is where undo will look for it. */
export type VerbRequest = { verb: VerbName; requestId: string; articleId: string | null; input: unknown };
export type HistoryRequest = { verb: 'history.undo' | 'history.redo'; requestId: string; articleId: string };

/** A claim that an import's undo left as it is, since somebody has worked on it. */
export type LeftClaim = { readonly id: string; readonly shortText: string };

/** What the server answers: the change as it was stored. */
export type Performed = {
  seq: number;
  change: Change;
  history: History;
  left: readonly LeftClaim[];
};
