/** The articles that a report speaks of, and where in their texts its claims stand. */
import type { Article, ArticleVersion } from './article';
import type { Occurrence } from './claim';
import { codePointCounter } from './code-points';
import { keptIn } from './kept-annotation';
import { quote } from './quote';
import type { ReportArticle, UnassessedItem } from './report';
import { listed } from './report-choice';
import type { ReportRequest } from './report-request';
import { byId, type Entry, grouped, type ReportSource } from './report-source';

/** Articles asked for, and those in which the claims stand too; each with the texts that are cited or read now. */
export const citedArticles = (
  source: ReportSource,
  request: ReportRequest,
  entries: readonly Entry[],
): ReportArticle[] => {
  const cited = new Set<string>([
    ...request.articleIds,
    ...entries.flatMap(({ occurrences }) => occurrences.map((one) => one.articleId)),
  ]);
  const texts = citedVersions(source, entries);
  return listed(source, request)
    .filter(({ id }) => cited.has(id))
    .map((article, i) => ({
      ...article,
      number: i + 1,
      sha256: currentHash(source, article),
      versions: texts.get(article.id) ?? [],
    }));
};

/** By article: the texts that are cited or read now. */
const citedVersions = ({ versions, articles }: ReportSource, entries: readonly Entry[]) => {
  const cited = new Set(entries.flatMap(({ occurrences }) => occurrences.map((one) => one.versionId)));
  const current = new Map(articles.map(({ id, currentNumber }) => [id, currentNumber]));
  const shown = versions
    .filter(({ id, articleId, number }) => cited.has(id) || current.get(articleId) === number)
    .toSorted((a, b) => a.number - b.number);
  return grouped(shown, ({ articleId }) => articleId);
};

const currentHash = ({ versions }: ReportSource, { id, currentNumber }: Article): string =>
  versions.find(({ articleId, number }) => articleId === id && number === currentNumber)?.sha256 ?? '';

/** What is said of a claim whether it has a verdict or not: its words, and where they stand. */
export const outlining = (source: Pick<ReportSource, 'versions'>, articles: readonly ReportArticle[]) => {
  const versions = byId(source.versions);
  const cited = byId(articles);
  const place = placing();
  return ({ claim, occurrences }: Entry): UnassessedItem => ({
    claimId: claim.id,
    statement: claim.statement,
    shortText: claim.shortText,
    language: claim.language,
    layer: claim.layer,
    passages: occurrences.flatMap((one) => {
      const version = versions.get(one.versionId);
      const article = cited.get(one.articleId)?.number;
      return version && article ? [{ article, ...quote(version, one), ...place(version, one) }] : [];
    }),
  });
};

/** Where a passage stands in its text, for programs. Each text is counted once. */
const placing = () => {
  const counters = new Map<string, (offset: number) => number>();
  return (
    { id, number, text }: ArticleVersion,
    { id: occurrenceId, start, end, prefix, suffix, annotation }: Occurrence,
  ) => {
    const counted = counters.get(id) ?? codePointCounter(text);
    counters.set(id, counted);
    const place = { version: number, start: counted(start), end: counted(end), prefix, suffix };
    const kept = keptIn(annotation);
    return { occurrenceId, ...place, ...(kept && { annotation: kept }) };
  };
};
