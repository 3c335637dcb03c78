import type { Claim, Occurrence } from '@/lib/domain/claim';
import type { ContactAttempt } from '@/lib/domain/contact';
import type { Evidence, OriginGroup, Snapshot, Source } from '@/lib/domain/evidence';
import type { SearchLogEntry } from '@/lib/domain/search-log';

/** What is kept for one claim, as its parts show it; nothing that was taken back is in it. */
export type Kept = {
  claim: Claim;
  occurrences: readonly Occurrence[];
  evidence: readonly Evidence[];
  searches: readonly SearchLogEntry[];
  contacts: readonly ContactAttempt[];
  names: Names;
};

/** What ids of evidence stand for, by id. */
export type Names = {
  origins: ReadonlyMap<string, OriginGroup>;
  sources: ReadonlyMap<string, Source>;
  snapshots: ReadonlyMap<string, Snapshot>;
  /** Of people. */
  people: Readonly<Record<string, string>>;
  /** Of articles. */
  titles: Readonly<Record<string, string>>;
};

/** The article in whose workspace one works, for what is proposed from it; null elsewhere. */
export type Surrounding = {
  articleId: string;
  versionId: string;
  importedAt: string;
  title: string;
  fileName: string | null;
  publisher: string | null;
  agency: string | null;
  publishedOn: string | null;
};
