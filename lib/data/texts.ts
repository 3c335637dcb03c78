import type { TextOrigin, VersionRecord } from '@/lib/domain/article';
import { type Boundaries, corrected } from '@/lib/domain/boundaries';
import type { Mark } from '@/lib/domain/mark';
import type { Passage, VersionText } from '@/lib/domain/placing';
import type { Tx } from './client';
import type { ArticleVersion } from './generated/sqlite/client';

type Row = Pick<ArticleVersion, 'text' | 'sentences' | 'boundaries'>;

/** Columns of a version that it takes to show its sentences. */
export const SENTENCE_COLUMNS = { text: true, sentences: true, boundaries: true } as const;

/** The boundaries that people put right; the verbs alone write them. */
export const boundariesOf = ({ boundaries }: Pick<ArticleVersion, 'boundaries'>): Boundaries =>
  boundaries as Boundaries;

/** What in a version's text is no body text; written once, as the text was imported. */
export const marksOf = ({ marks }: Pick<ArticleVersion, 'marks'>): readonly Mark[] => marks as Mark[];

/** The sentences of a version as people see them, [start, end, start, end, …]. */
export const sentencesOf = (row: Row): readonly number[] =>
  corrected(row.text, row.sentences as number[], boundariesOf(row));

/** A row of `ArticleVersion` with its sentences as people see them. */
export const versionText = (row: Row & { id: string }): VersionText => ({
  id: row.id,
  text: row.text,
  sentences: sentencesOf(row),
});

/** A row of `ArticleVersion` as the domain knows it, without its text. */
export const versionRecord = (row: Omit<ArticleVersion, 'text' | 'sentences'>): VersionRecord => ({
  id: row.id,
  articleId: row.articleId,
  number: row.number,
  sha256: row.sha256,
  sourceSha256: row.sourceSha256,
  boundaries: boundariesOf(row),
  origin: row.origin as TextOrigin,
  importedAt: row.importedAt.toISOString(),
});

/** Texts to mark in and the records of their versions, by version id. */
export type LoadedTexts = {
  texts: ReadonlyMap<string, Passage>;
  versions: ReadonlyMap<string, VersionRecord>;
};

/** Of one desk alone: another's are not there. An older version comes with the newest of its article. */
export const loadTexts = async (tx: Tx, deskId: string, ids: readonly string[]): Promise<LoadedTexts> => {
  if (ids.length === 0) return { texts: new Map(), versions: new Map() };
  const rows = await tx.articleVersion.findMany({
    where: { id: { in: [...ids] }, article: { deskId, deletedAt: null } },
    include: { article: { select: { language: true, currentNumber: true, originId: true } } },
  });
  const texts = new Map<string, Passage>();
  for (const { article, ...row } of rows) {
    const { articleId, text } = row;
    const isOld = row.number < article.currentNumber;
    const newest = isOld ? await newestText(tx, articleId, article.currentNumber) : null;
    const { language, originId } = article;
    const here = { articleId, text, language, originId, sentences: sentencesOf(row) };
    texts.set(row.id, { ...here, boundaries: boundariesOf(row), ...(newest && { newest }) });
  }
  return { texts, versions: new Map(rows.map((row) => [row.id, versionRecord(row)])) };
};

const newestText = async (tx: Tx, articleId: string, number: number): Promise<VersionText> =>
  versionText(
    await tx.articleVersion.findUniqueOrThrow({ where: { articleId_number: { articleId, number } } }),
  );

/** Versions' texts by id, as it takes to carry passages on. */
export const readTexts = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VersionText>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx.articleVersion.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.id, versionText(row)]));
};
