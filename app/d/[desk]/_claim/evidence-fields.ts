/** An item of evidence as it is typed: every field a text, the empty one for what is not known. */
import { type Evidence, WebAddress } from '@/lib/domain/evidence';
import { newId } from '@/lib/domain/ids';
import { fold } from '@/lib/domain/text';
import type { Names } from './names';

/** Sent as they are; the empty text as null. */
const plain = [
  'url',
  'document',
  'articleId',
  'versionId',
  'sourceName',
  'title',
  'author',
  'publishedOn',
  'reliability',
  'archiveUrl',
  'snapshotId',
] as const;
/** Never null. */
const said = ['sourceKind', 'publisher', 'quote', 'stance', 'directness', 'note'] as const;
/** Whole numbers. */
const counted = ['start', 'end', 'credibility'] as const;
/** Names of an origin and of an entry of the registry, as they are typed, beside their ids. */
const named = ['originId', 'origin', 'sourceId', 'source'] as const;

export type EvidenceField =
  | (typeof plain)[number]
  | (typeof said)[number]
  | (typeof counted)[number]
  | (typeof named)[number]
  | 'accessedAt';
export type EvidenceFields = Readonly<Record<EvidenceField, string>>;

/** A new item, before anything is typed. */
export const noEvidence: EvidenceFields = {
  url: '',
  document: '',
  articleId: '',
  versionId: '',
  start: '',
  end: '',
  sourceKind: 'named',
  sourceName: '',
  sourceId: '',
  source: '',
  publisher: '',
  title: '',
  author: '',
  publishedOn: '',
  accessedAt: '',
  quote: '',
  stance: 'supports',
  directness: 'secondary',
  originId: '',
  origin: '',
  reliability: '',
  credibility: '',
  archiveUrl: '',
  snapshotId: '',
  note: '',
};

/** An item that is kept, to be edited. */
export const fieldsOf = (item: Evidence, names: Names): EvidenceFields => ({
  ...noEvidence,
  ...Object.fromEntries([...plain, ...said, ...counted].map((field) => [field, String(item[field] ?? '')])),
  accessedAt: item.accessedAt,
  originId: item.originId ?? '',
  origin: names.origins.get(item.originId ?? '')?.name ?? '',
  sourceId: item.sourceId ?? '',
  source: names.sources.get(item.sourceId ?? '')?.name ?? '',
});

type Entry = { id: string; name: string };

/** The entry that is meant by what was typed: one chosen, one of the same name, or a new one. */
const entryOf = (id: string, typed: string, known: ReadonlyMap<string, Entry>) => {
  const name = typed.trim();
  if (name === '') return { id: null };
  if (id !== '') return { id };
  const same = [...known.values()].find((entry) => fold(entry.name) === fold(name));
  return same ? { id: same.id } : { id: null, made: { id: newId(), name } };
};

/** What kind of entry of the registry speaks in an item. */
const kindOf = (sourceKind: string): 'agency' | 'document' | 'publisher' | 'person' => {
  if (sourceKind === 'agency' || sourceKind === 'document') return sourceKind;
  return sourceKind === 'official' ? 'publisher' : 'person';
};

/** Who an anonymous source is goes nowhere from here, whatever was typed before the kind was chosen. */
export const isUnnamed = ({ sourceKind }: Pick<EvidenceFields, 'sourceKind'>): boolean =>
  sourceKind === 'anonymous';

/** The input of `evidence.add` and `evidence.edit`; what is wrong with it the verb says. */
export const inputOf = (
  fields: EvidenceFields,
  names: Pick<Names, 'origins' | 'sources'>,
): Readonly<Record<string, unknown>> => {
  const text = (field: EvidenceField) => fields[field].trim();
  const origin = entryOf(fields.originId, fields.origin, names.origins);
  const source = isUnnamed(fields) ? { id: null } : entryOf(fields.sourceId, fields.source, names.sources);
  return {
    ...Object.fromEntries(plain.map((field) => [field, text(field) || null])),
    ...Object.fromEntries(said.map((field) => [field, text(field)])),
    ...Object.fromEntries(counted.map((field) => [field, text(field) === '' ? null : Number(text(field))])),
    ...(isUnnamed(fields) && { sourceName: null }),
    accessedAt: fields.accessedAt || new Date().toISOString(),
    originId: origin.id,
    sourceId: source.id,
    ...(origin.made && { newOrigin: origin.made }),
    ...(source.made && { newSource: { ...source.made, kind: kindOf(fields.sourceKind) } }),
  };
};

/** What a link that was pasted says of itself; null for anything else. */
export const fromLink = (pasted: string): Partial<EvidenceFields> | null => {
  const url = pasted.trim();
  if (!WebAddress.safeParse(url).success) return null;
  const publisher = new URL(url).hostname.replace(/^www\./, '');
  const sourceKind = /(^|\.)gov(\.[a-z]{2})?$/.test(publisher) ? 'official' : 'named';
  return { url, publisher, sourceKind, accessedAt: new Date().toISOString() };
};

/** A passage of an article of the desk, or the article alone, with what is known of the article. */
export type PickedPassage = {
  articleId: string;
  versionId: string;
  start: number;
  end: number;
  quote: string;
  article: {
    title: string;
    byline: string | null;
    publisher: string | null;
    agency: string | null;
    fileName: string | null;
    publishedOn: string | null;
  };
  importedAt: string;
};

/** Where nothing is known of who published it, the file's name stands in. */
const publisherOf = ({ article }: PickedPassage): string =>
  article.publisher ?? article.agency ?? article.fileName ?? article.title;

/** What a passage that was picked says of itself. The origin of its agency is proposed where the desk knows one. */
export const fromPassage = (
  picked: PickedPassage,
  origins: ReadonlyMap<string, Entry>,
): Partial<EvidenceFields> => {
  const { article } = picked;
  const agency = article.agency ?? '';
  const origin = [...origins.values()].find((one) => agency !== '' && fold(one.name) === fold(agency));
  return {
    url: '',
    document: '',
    articleId: picked.articleId,
    versionId: picked.versionId,
    start: String(picked.start),
    end: String(picked.end),
    quote: picked.quote,
    publisher: publisherOf(picked),
    title: article.title,
    author: article.byline ?? '',
    publishedOn: article.publishedOn ?? '',
    accessedAt: picked.importedAt,
    sourceKind: agency ? 'agency' : 'document',
    ...(origin && { originId: origin.id, origin: origin.name }),
  };
};

/** The words in which an attribution claim stands are the primary source that the report exists. */
export const passageItself = (picked: PickedPassage): EvidenceFields => ({
  ...noEvidence,
  ...fromPassage(picked, new Map()),
  sourceKind: 'document',
  directness: 'primary',
});
