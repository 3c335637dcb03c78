/** Articles from their address, where an administrator has turned fetching on. */
import type { ArticleLink, LinkOutcome } from '@/lib/domain/article-link';
import { DomainError, isDomainError } from '@/lib/domain/errors';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import type { Said } from '@/lib/formats/drafts';
import { formatOf } from '@/lib/formats/format-of';
import type { FormatName, Source } from '@/lib/formats/source';
import { type FetchOptions, fetchGuarded } from '@/lib/outside/fetch';
import { parseApart } from '@/lib/outside/parse';
import { type Prepared, storePrepared } from './articles';
import { database } from './client';
import { readDeskRules } from './desk-rules';
import { knownTexts } from './store-articles';
import { addPreparedVersion } from './versions';

/** What stands at an address, prepared to be stored, and the addresses it goes by. */
export type Linked = Prepared & { readonly addresses: readonly string[] };

/**
 * Fetch a page and make an article of what people come to read there, with what it says of itself. Where the desk has an
 * article of this address with another text, nothing is stored until `versionOf` says that it is to be its new version.
 *
 * @throws DomainError permission.denied; fetch.off, fetch.refused, fetch.failed, fetch.timeout, fetch.too-large;
 *   link.no-page with `mediaType`, link.feed; and as `importArticle`, without text.duplicate
 */
export const importLink = async (
  actor: Actor,
  { url, versionOf }: ArticleLink,
  options: FetchOptions = {},
): Promise<LinkOutcome> => {
  assertCan(actor, 'article.import');
  const linked = await fetchArticle(actor, url, {}, options);
  const there = await articleAt(actor, linked.addresses);
  if (versionOf) return asVersion(actor, linked, there, versionOf);
  if (there) return (await isKnown(actor, linked)) ?? { outcome: 'changed', ...there };
  const stored = await storePrepared(actor, linked).catch(sameText);
  return 'outcome' in stored ? stored : { outcome: 'imported', title: linked.draft.details.title, ...stored };
};

/** A version of the article that has this address, and of no other. */
const asVersion = async (
  actor: Actor,
  linked: Linked,
  there: { articleId: string; title: string } | null,
  articleId: string,
): Promise<LinkOutcome> => {
  if (there?.articleId !== articleId) throw new DomainError('not-found');
  await addPreparedVersion(actor, articleId, linked);
  return { outcome: 'version', ...there };
};

/** A text that the desk has already is no error here: the person is led to it. */
const sameText = (error: unknown): LinkOutcome => {
  if (!isDomainError(error) || error.code !== 'text.duplicate') throw error;
  const { articleId, title } = error.details;
  return { outcome: 'duplicate', articleId: String(articleId), title: String(title) };
};

const isKnown = async (actor: Actor, { draft }: Linked): Promise<LinkOutcome | undefined> => {
  const texts = await knownTexts(await database(), actor.deskId, [draft.sha256]);
  const known = texts.get(draft.sha256);
  return known && { outcome: 'duplicate', ...known };
};

/** The desk's article at one of these addresses, the first one that was imported. */
export const articleAt = async (
  { deskId }: Actor,
  addresses: readonly string[],
): Promise<{ articleId: string; title: string } | null> => {
  const article = await (await database()).article.findFirst({
    where: { deskId, deletedAt: null, url: { in: [...addresses] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, title: true },
  });
  return article && { articleId: article.id, title: article.title };
};

/** What can be read where a link leads: one article in one of these. */
const READABLE: readonly FormatName[] = ['html', 'text', 'markdown', 'pdf', 'docx'];

/**
 * What stands at an address, as an article not yet stored.
 *
 * @param besides what is known of it where the page itself says nothing
 * @throws DomainError as `importLink`
 */
export const fetchArticle = async (
  { deskId }: Actor,
  address: string,
  besides: Said,
  options: FetchOptions = {},
): Promise<Linked> => {
  const { fetching } = await readDeskRules(await database(), deskId);
  if (!fetching) throw new DomainError('fetch.off');
  const { status, url, bytes, mediaType, charset, fetchedAt } = await fetchGuarded(address, options);
  if (status < 200 || status > 299) throw new DomainError('fetch.failed', { status });
  const source = { bytes, mediaType: `${mediaType ?? ''}${charset ? `; charset=${charset}` : ''}` };
  assertReadable(source, mediaType);
  const { draft, mediaType: recognised } = await parseApart('draft', bytes, {
    mediaType: source.mediaType,
    besides: { ...besides, url: bare(url) },
  });
  const addresses = [draft.details.url, url, bare(url), address, bare(address)].flatMap((one) => one ?? []);
  return {
    ...{ draft, source, mediaType: recognised, fetchedAt: new Date(fetchedAt) },
    addresses: [...new Set(addresses)],
  };
};

/** The address of the whole page, not of a place in it. */
const bare = (address: string): string => {
  const url = new URL(address);
  url.hash = '';
  return url.href;
};

const assertReadable = (source: Source, mediaType: string | null): void => {
  const format = recognised(source);
  if (format === 'feed') throw new DomainError('link.feed');
  if (format === null || !READABLE.includes(format))
    throw new DomainError('link.no-page', { mediaType: mediaType ?? '?' });
};

const recognised = (source: Source): FormatName | null => {
  try {
    return formatOf(source);
  } catch {
    return null;
  }
};
