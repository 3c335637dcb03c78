/** The articles that a report speaks of, and where in their texts its claims stand. */
import type { ArticleVersion } from './article';
import type { Occurrence } from './claim';
import { codePointCounter } from './code-points';
import { keptIn } from './kept-annotation';
import { quote } from './quote';
import type { Passage, ReportArticle, UnassessedItem } from './report';
import { listed } from './report-choice';
import type { ReportRequest } from './report-request';
import {
  byId,
  type Entry,
  type EntryKeys,
  grouped,
  type ReportKeys,
  type ReportSource,
} from './report-source';

/** Articles asked for, and those in which the claims stand too; each with the texts that are cited or read now. */
export const citedArticles = (
  source: ReportKeys,
  request: ReportRequest,
  entries: readonly EntryKeys[],
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
      sha256: readNow(article, texts.get(article.id))?.sha256 ?? '',
      versions: texts.get(article.id) ?? [],
    }));
};

/** By article: the texts that are cited or read now. */
const citedVersions = ({ versions, articles }: ReportKeys, entries: readonly EntryKeys[]) => {
  const cited = new Set(entries.flatMap(({ occurrences }) => occurrences.map((one) => one.versionId)));
  const current = new Map(articles.map(({ id, currentNumber }) => [id, currentNumber]));
  const shown = versions
    .filter(({ id, articleId, number }) => cited.has(id) || current.get(articleId) === number)
    .toSorted((a, b) => a.number - b.number);
  return grouped(shown, ({ articleId }) => articleId);
};

const readNow = <Version extends { number: number }>(
  { currentNumber }: { currentNumber: number },
  versions: readonly Version[] = [],
) => versions.find(({ number }) => number === currentNumber);

/** What is said of a claim whether it has a verdict or not: its words, and where they stand. */
export const outlining = (source: Pick<ReportSource, 'versions'>, articles: readonly ReportArticle[]) => {
  const versions = byId(source.versions);
  const cited = byId(articles);
  const counterOf = counting();
  return ({ claim, occurrences }: Entry): UnassessedItem => ({
    claimId: claim.id,
    statement: claim.statement,
    shortText: claim.shortText,
    language: claim.language,
    layer: claim.layer,
    passages: occurrences.flatMap((one): Passage[] => {
      const version = versions.get(one.versionId);
      const article = cited.get(one.articleId)?.number;
      return version && article ? [passageOf(article, version, one, counterOf(version))] : [];
    }),
  });
};

/** The words of a passage in their sentence, and for programs where they stand: in code points. */
const passageOf = (
  article: number,
  version: ArticleVersion,
  one: Occurrence,
  counted: (offset: number) => number,
): Passage => {
  const { before, exact, after } = quote(version, one);
  const passage = {
    article,
    before,
    exact,
    after,
    occurrenceId: one.id,
    version: version.number,
    start: counted(one.start),
    end: counted(one.end),
    prefix: one.prefix,
    suffix: one.suffix,
  };
  const annotation = keptIn(one.annotation);
  return annotation ? { ...passage, annotation } : passage;
};

/** Each text is counted once. */
const counting = () => {
  const counters = new Map<string, (offset: number) => number>();
  return ({ id, text }: ArticleVersion) => {
    const counter = counters.get(id) ?? codePointCounter(text);
    counters.set(id, counter);
    return counter;
  };
};
