import type { Article, TextOrigin, VersionRecord } from '@/lib/domain/article';
import { carriedBoundaries, corrected } from '@/lib/domain/boundaries';
import { carrying, textsNeeded } from '@/lib/domain/carrying';
import { apply, type Change, noRecords, type Patch, patch, type Records } from '@/lib/domain/change';
import { DomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { normalise } from '@/lib/domain/text';
import { EditText } from '@/lib/domain/version';
import { voiding } from '@/lib/domain/voiding';
import { putFile } from '@/lib/outside/files';
import { type ArticleSource, type Prepared, prepare } from './articles';
import { updateRows } from './bulk';
import { database, type Tx } from './client';
import type { ArticleVersion } from './generated/sqlite/client';
import { namesOf } from './people';
import { save, toRecord } from './records';
import { indexArticle } from './reindex';
import { knownTexts, storeLikeness } from './store-articles';
import { boundariesOf, readTexts, versionText } from './texts';
import { write } from './write';

/** A version that was made. `lookAgain`: so many passages of it wait for a person. */
export type MadeVersion = { versionId: string; number: number; lookAgain: number };

/**
 * Import a further version of an article: a file's bytes or a pasted text. The old one stays, and every passage marked
 * in it goes along, or waits to be looked at. A version is never taken back: the old text, imported again, is a further
 * one, in which everything stands where it stood.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' articles; text.unchanged; text.duplicate with
 *   `articleId` and `title` where another article has this text; and what recognising and reading refuse
 */
export const addVersion = async (
  actor: Actor,
  articleId: string,
  source: ArticleSource,
  requestId: string | null = null,
): Promise<MadeVersion> => {
  assertCan(actor, 'version.add');
  const { language } = await liveArticle(await database(), actor, articleId);
  const prepared = await prepare(source, { language });
  return addPreparedVersion(actor, articleId, prepared, requestId);
};

/** Make a version of what was prepared, as `addVersion` does. @throws DomainError as `addVersion` */
export const addPreparedVersion = (
  actor: Actor,
  articleId: string,
  prepared: Prepared,
  requestId: string | null = null,
): Promise<MadeVersion> =>
  store(actor, { ...prepared, articleId, permission: 'version.add', origin: 'import', requestId });

/**
 * Change the words of an article: a further version, as by an import. `version` is the number of the text that was
 * edited.
 *
 * @throws DomainError as `addVersion`, and version.stale (details: `current`, the newest number) where somebody was faster
 */
export const editText = async (
  actor: Actor,
  articleId: string,
  input: EditText,
  requestId: string | null = null,
): Promise<MadeVersion> => {
  assertCan(actor, 'version.edit');
  const { text, version } = parse(EditText, input);
  const { language } = await liveArticle(await database(), actor, articleId);
  const prepared = await prepare({ text: normalise(text).trim() }, { language });
  const how = { permission: 'version.edit', origin: 'edit', basedOn: version, requestId } as const;
  return store(actor, { ...prepared, ...how, articleId });
};

const liveArticle = async (db: Tx, { deskId }: Actor, id: string): Promise<Article> => {
  const row = await db.article.findFirst({ where: { id, deskId, deletedAt: null } });
  if (!row) throw new DomainError('not-found');
  return toRecord.article(row);
};

type Coming = Prepared & {
  articleId: string;
  permission: 'version.add' | 'version.edit';
  origin: TextOrigin;
  /** The number of the text that was edited. */
  basedOn?: number;
  requestId: string | null;
};

const store = async (actor: Actor, coming: Coming): Promise<MadeVersion> => {
  const { articleId, draft, mediaType, source, permission, requestId } = coming;
  const stored = await putFile(source.bytes);
  const work = async (tx: Tx, at: Date) => {
    const article = await liveArticle(tx, actor, articleId);
    const current = await currentOf(tx, article);
    await assertNew(tx, actor, coming, current);
    const file = { ...stored, mediaType, createdAt: at };
    await tx.storedFile.upsert({ where: { sha256: stored.sha256 }, create: file, update: {} });
    const made = versionOf(coming, current, stored.sha256, actor, at);
    const { records, change } = await changeOf(tx, article, current, made, coming);
    await tx.articleVersion.create({ data: rowOf(made, coming, at) });
    await saveAlong(tx, actor.deskId, records, change);
    await storeLikeness(
      tx,
      draft.likeness.map((key) => ({ key, versionId: made.id })),
    );
    await indexArticle(tx, actor.deskId, articleId);
    return { target: articleId, change };
  };
  const event = await write(actor, permission, work, requestId);
  return saidOf(event.change as Change);
};

const currentOf = (tx: Tx, { id: articleId, currentNumber: number }: Article): Promise<ArticleVersion> =>
  tx.articleVersion.findUniqueOrThrow({ where: { articleId_number: { articleId, number } } });

/** Within the transaction, in which the desk is locked. */
const assertNew = async (
  tx: Tx,
  { deskId }: Actor,
  { draft, basedOn }: Coming,
  current: ArticleVersion,
): Promise<void> => {
  if (basedOn !== undefined && basedOn !== current.number)
    throw new DomainError('version.stale', { current: current.number });
  if (draft.sha256 === current.sha256) throw new DomainError('text.unchanged');
  const same = (await knownTexts(tx, deskId, [draft.sha256])).get(draft.sha256);
  if (same) throw new DomainError('text.duplicate', same);
};

/** What the log keeps of the version: the long parts by their hash. */
const versionOf = (
  { articleId, draft, origin, fetchedAt }: Coming,
  current: ArticleVersion,
  sourceSha256: string,
  actor: Actor,
  at: Date,
): VersionRecord => ({
  ...{ id: newId(), articleId, number: current.number + 1, origin, sourceSha256 },
  ...{ sha256: draft.sha256, sentencesSha256: draft.sentencesSha256 },
  ...{ marks: draft.marks, removed: draft.removed, sourceLine: null },
  fetchedAt: fetchedAt?.toISOString() ?? null,
  boundaries: carriedBoundaries(current.text, boundariesOf(current), draft.text, draft.sentences),
  importedAt: at.toISOString(),
  importedById: actor.kind === 'person' ? actor.userId : null,
});

const rowOf = (made: VersionRecord, { draft, fetchedAt }: Coming, at: Date) => {
  const { sentencesSha256: _, marks: __, removed: ___, ...columns } = made;
  const { text, sentences, marks, removed } = draft;
  return {
    ...columns,
    ...{ text, sentences: [...sentences], marks: [...marks], ...(removed && { removed }) },
    ...{ importedAt: at, fetchedAt },
  };
};

/** Everything that a new version changes, and the records that it changes. */
const changeOf = async (
  tx: Tx,
  article: Article,
  current: ArticleVersion,
  made: VersionRecord,
  { draft, source }: Coming,
): Promise<{ records: Records; change: Change }> => {
  const records = await marked(tx, article);
  const passages = [...records.occurrence.values()];
  const { id, boundaries } = made;
  const to = { id, text: draft.text, sentences: corrected(draft.text, draft.sentences, boundaries) };
  const others = textsNeeded(passages).filter((one) => one !== current.id);
  const texts = new Map([...(await readTexts(tx, others)), [current.id, versionText(current)]]);
  const version: Patch = { kind: 'version', id, create: made };
  const along = carrying(passages, records.claim, texts, to, article.language);
  const described = patch('article', article, {
    ...{ currentNumber: made.number, ...newlyKnown(article, draft) },
    ...(source.fileName && { fileName: source.fileName }),
  });
  return { records, change: voiding(records, [version, described, ...along]) };
};

/** Passages of the article, taken back or not, so that taking back can itself be undone; and what may be overtaken. */
const marked = async (tx: Tx, article: Article): Promise<Records> => {
  const here = { occurrences: { some: { articleId: article.id } } };
  const [claims, occurrences, assessments] = await Promise.all([
    tx.claim.findMany({ where: here }),
    tx.occurrence.findMany({ where: { articleId: article.id }, orderBy: { start: 'asc' } }),
    tx.assessment.findMany({ where: { state: { in: ['submitted', 'approved'] }, claim: here } }),
  ]);
  const byId = <One extends { id: string }>(all: readonly One[]) => new Map(all.map((one) => [one.id, one]));
  return {
    ...noRecords,
    article: byId([article]),
    claim: byId(claims.map(toRecord.claim)),
    occurrence: byId(occurrences.map(toRecord.occurrence)),
    assessment: byId(assessments.map(toRecord.assessment)),
  };
};

/** A person's words stay: the source only fills what nobody has said, and a title that was the beginning of the text. */
const newlyKnown = (article: Article, { details, titleGiven }: Prepared['draft']): Partial<Article> => ({
  ...(!article.titleGiven && { title: details.title, titleGiven }),
  byline: article.byline ?? details.byline,
  publisher: article.publisher ?? details.publisher,
  agency: article.agency ?? details.agency,
  url: article.url ?? details.url,
  publishedOn: article.publishedOn ?? details.publishedOn,
});

/** Everything that a version may set on a passage. */
const STANDING = {
  text: [
    ...(['versionId', 'exact', 'prefix', 'suffix', 'anchorState'] as const),
    ...(['seenVersionId', 'cueText', 'cueClass'] as const),
  ],
  integer: ['start', 'end', 'seenStart', 'seenEnd', 'cueStart', 'cueEnd'],
  real: ['anchorScore'],
  boolean: ['lookAgain'],
} as const;

/** Ids in one statement. */
const TOGETHER = 500;

/** Store the change; passages and the numbers of their claims, of which there may be thousands, in a few statements. */
const saveAlong = async (tx: Tx, deskId: string, records: Records, change: Change): Promise<void> => {
  const { occurrence } = apply(records, change);
  const along = change
    .filter((one) => one.kind === 'occurrence')
    .flatMap(({ id }) => occurrence.get(id) ?? []);
  await updateRows(tx, 'Occurrence', STANDING, along);
  const counted = change.filter((one) => one.kind === 'claim').map(({ id }) => id);
  for (let i = 0; i < counted.length; i += TOGETHER)
    await tx.claim.updateMany({
      where: { id: { in: counted.slice(i, i + TOGETHER) } },
      data: { version: { increment: 1 } },
    });
  const rest = change.filter(({ kind }) => kind === 'article' || kind === 'assessment');
  await save(tx, deskId, records, rest);
};

const saidOf = (change: Change): MadeVersion => {
  const made = change.find((one) => one.kind === 'version' && 'create' in one);
  if (made?.kind !== 'version' || !('create' in made)) throw new Error('the event made no version');
  const waiting = change.filter((one) => 'set' in one && one.set.lookAgain?.[1] === true);
  return { versionId: made.id, number: made.create.number, lookAgain: waiting.length };
};

/** A version in the list of an article's. `size` in bytes, of what it came in. */
export type ListedVersion = {
  readonly id: string;
  readonly number: number;
  readonly origin: TextOrigin;
  readonly importedAt: string;
  /** Null: the program itself. */
  readonly by: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
};

/** All versions of an article, newest first. @throws DomainError permission.denied; not-found, also for other desks' */
export const listVersions = async (actor: Actor, articleId: string): Promise<readonly ListedVersion[]> => {
  assertCan(actor, 'article.read');
  const db = await database();
  await liveArticle(db, actor, articleId);
  const rows = await db.articleVersion.findMany({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: {
      ...{ id: true, number: true, origin: true, importedAt: true, importedById: true, sha256: true },
      source: { select: { mediaType: true, size: true } },
    },
  });
  const names = await namesOf(
    db,
    rows.map((row) => row.importedById),
  );
  return rows.map(({ importedById, importedAt, origin, source, ...row }) => ({
    ...row,
    ...source,
    origin: origin as TextOrigin,
    importedAt: importedAt.toISOString(),
    by: importedById ? (names[importedById] ?? null) : null,
  }));
};

/** The text of one version. @throws DomainError permission.denied; not-found, also for other desks' */
export const readVersion = async (
  actor: Actor,
  articleId: string,
  number: number,
): Promise<{ number: number; text: string }> => {
  assertCan(actor, 'article.read');
  const found = await (await database()).articleVersion.findFirst({
    where: { articleId, number, article: { deskId: actor.deskId, deletedAt: null } },
    select: { number: true, text: true },
  });
  if (!found) throw new DomainError('not-found');
  return found;
};

/** An article of the desk. */
export type FoundArticle = { readonly articleId: string; readonly title: string };

/** The article of the desk that has this address, if there is one: what comes from there is offered as its new version. */
export const articleAt = async (actor: Actor, url: string): Promise<FoundArticle | null> => {
  assertCan(actor, 'article.read');
  const found = await (await database()).article.findFirst({
    where: { deskId: actor.deskId, url, deletedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true, title: true },
  });
  return found && { articleId: found.id, title: found.title };
};
