import type { OriginGroup, Snapshot, Source } from '@/lib/domain/evidence';

/** What ids that a claim's records hold stand for. */
export type Names = {
  origins: ReadonlyMap<string, OriginGroup>;
  sources: ReadonlyMap<string, Source>;
  snapshots: ReadonlyMap<string, Snapshot>;
  /** Of people. */
  people: Readonly<Record<string, string>>;
  /** Of articles. */
  titles: Readonly<Record<string, string>>;
};
