import { z } from 'zod';
import { PartialDate } from './dates';
import { Id } from './ids';

/** Who speaks in an item of evidence. */
export const EvidenceSourceKind = z.enum(['named', 'official', 'anonymous', 'document', 'agency']);
export type EvidenceSourceKind = z.infer<typeof EvidenceSourceKind>;

export const Stance = z.enum(['supports', 'contradicts', 'contextualises']);
export type Stance = z.infer<typeof Stance>;

/** primary: the thing itself, or who saw or did it. secondary: somebody's account of it. */
export const Directness = z.enum(['primary', 'secondary']);
export type Directness = z.infer<typeof Directness>;

/**
 * How far the source can be relied on: A completely, B usually, C fairly, D not usually, E unreliable, F cannot be judged.
 *
 * @see https://github.com/MISP/misp-taxonomies/tree/main/admiralty-scale
 */
export const Reliability = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
export type Reliability = z.infer<typeof Reliability>;

/** How credible the information is: 1 confirmed by others, 2 probably true … 5 improbable, 6 cannot be judged. */
export const Credibility = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
]);
export type Credibility = z.infer<typeof Credibility>;

export const SourceType = z.enum(['publisher', 'person', 'agency', 'document']);
export type SourceType = z.infer<typeof SourceType>;

/** A row of `Source`: an entry of the desk's registry. */
export type Source = {
  id: string;
  kind: SourceType;
  name: string;
  url: string | null;
  note: string;
  createdAt: string;
  createdById: string;
  deletedAt: string | null;
};

/** A row of `OriginGroup`: evidence that goes back to one origin counts once. */
export type OriginGroup = {
  id: string;
  name: string;
  createdAt: string;
  createdById: string;
  deletedAt: string | null;
};

/** A row of `Snapshot` without its words: a file or fetched page as it was. */
export type Snapshot = {
  id: string;
  sha256: string;
  mediaType: string;
  name: string;
  url: string | null;
  capturedAt: string;
  capturedById: string;
};

/** A row of `Evidence`: one item for one claim. Ranges are half-open, in UTF-16 code units of the version's text. */
export type Evidence = {
  id: string;
  claimId: string;
  url: string | null;
  document: string | null;
  articleId: string | null;
  versionId: string | null;
  start: number | null;
  end: number | null;
  sourceKind: EvidenceSourceKind;
  /** Who says it there; never who an anonymous source is. */
  sourceName: string | null;
  sourceId: string | null;
  publisher: string;
  title: string | null;
  author: string | null;
  publishedOn: string | null;
  accessedAt: string;
  quote: string;
  stance: Stance;
  directness: Directness;
  /** Null: an origin of its own. */
  originId: string | null;
  reliability: Reliability | null;
  credibility: Credibility | null;
  archiveUrl: string | null;
  snapshotId: string | null;
  note: string;
  createdAt: string;
  createdById: string;
  editedAt: string | null;
  deletedAt: string | null;
};

const version = z.int().positive();
const name = z.string().trim().min(1).max(300);
const quote = z.string().trim().min(1).max(20_000);
const note = z.string().trim().max(20_000);

/** An address that can be opened without harm: http and https, nothing else, no password in it. */
export const WebAddress = z
  .url({ protocol: /^https?$/, hostname: /./, error: 'url' })
  .max(2_000)
  .refine((address) => !/^https?:\/\/[^/?#]*@/i.test(address), { error: 'url' });

const fields = {
  url: WebAddress.nullable(),
  document: name.nullable(),
  articleId: Id.nullable(),
  versionId: Id.nullable(),
  start: z.int().nonnegative().nullable(),
  end: z.int().positive().nullable(),
  sourceKind: EvidenceSourceKind,
  sourceName: name.nullable(),
  sourceId: Id.nullable(),
  publisher: name,
  title: name.nullable(),
  author: name.nullable(),
  publishedOn: PartialDate.nullable(),
  accessedAt: z.iso.datetime(),
  quote,
  stance: Stance,
  directness: Directness,
  originId: Id.nullable(),
  reliability: Reliability.nullable(),
  credibility: Credibility.nullable(),
  archiveUrl: WebAddress.nullable(),
  snapshotId: Id.nullable(),
  note,
};

/** An origin group, or an entry of the registry, made together with the evidence that is the first to need it. */
const made = {
  newOrigin: z.object({ id: Id, name }).optional(),
  newSource: z.object({ id: Id, kind: SourceType, name }).optional(),
};

/** Keep an item of evidence. What is left out is not known. */
export const AddEvidence = z.object({
  id: Id,
  claimId: Id,
  version,
  ...fields,
  ...made,
  url: fields.url.default(null),
  document: fields.document.default(null),
  articleId: fields.articleId.default(null),
  versionId: fields.versionId.default(null),
  start: fields.start.default(null),
  end: fields.end.default(null),
  sourceName: fields.sourceName.default(null),
  sourceId: fields.sourceId.default(null),
  title: fields.title.default(null),
  author: fields.author.default(null),
  publishedOn: fields.publishedOn.default(null),
  originId: fields.originId.default(null),
  reliability: fields.reliability.default(null),
  credibility: fields.credibility.default(null),
  archiveUrl: fields.archiveUrl.default(null),
  snapshotId: fields.snapshotId.default(null),
  note: fields.note.default(''),
});
export type AddEvidence = z.infer<typeof AddEvidence>;

/** Change an item; what is left out stays. */
export const EditEvidence = z
  .object({ ...fields })
  .partial()
  .extend({ id: Id, claimId: Id, version, ...made });
export type EditEvidence = z.infer<typeof EditEvidence>;

export const RemoveEvidence = z.object({ id: Id, claimId: Id, version });
export type RemoveEvidence = z.infer<typeof RemoveEvidence>;

type Grouped = Pick<Evidence, 'id' | 'originId'> &
  Partial<Pick<Evidence, 'articleId' | 'url' | 'snapshotId'>>;

/** What goes back to one origin has one key: its group's, else the item's own. */
export const originOf = (item: Pick<Evidence, 'id' | 'originId'>): string => item.originId ?? item.id;

/**
 * What an item has in common with others of its origin. Two passages of one article are one origin, whatever groups
 * they were put in; so are two items at one address, or from one snapshot, that nobody put in a group.
 */
const marksOf = (item: Grouped): string[] => [
  originOf(item),
  ...(item.articleId ? [item.articleId] : []),
  ...(item.originId === null ? [item.url, item.snapshotId].flatMap((mark) => mark ?? []) : []),
];

/** The items by origin, each group independent of the others. */
export const independent = <Item extends Grouped>(items: readonly Item[]): readonly (readonly Item[])[] => {
  let groups: { marks: ReadonlySet<string>; items: readonly Item[] }[] = [];
  for (const item of items) {
    const marks = marksOf(item);
    const same = groups.filter((group) => marks.some((mark) => group.marks.has(mark)));
    const joined = {
      marks: new Set([...same.flatMap((group) => [...group.marks]), ...marks]),
      items: [...same.flatMap((group) => group.items), item],
    };
    groups = [...groups.filter((group) => !same.includes(group)), joined];
  }
  return groups.map((group) => group.items);
};

/** "n links, m origins", everywhere evidence is counted. */
export const countEvidence = (items: readonly Grouped[]): { links: number; origins: number } => ({
  links: items.length,
  origins: independent(items).length,
});
