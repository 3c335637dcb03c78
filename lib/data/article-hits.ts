import type { ArticleQuery, Hit } from '@/lib/domain/article-list';
import { type Actor, can } from '@/lib/domain/permissions';
import { type Accents, excerpt, findPhrase } from '@/lib/domain/phrase';
import { database } from './client';
import { wordsOfEvidence } from './reindex';
import { isOpen, readHidden } from './sealed';
import { sentencesOf } from './texts';

/** Places of each kind shown for one article; the rest is found in the article itself. */
const SHOWN = 3;
/** Comments of one claim that are looked through. */
const COMMENTS = 500;

/** Where the words looked for stand in each of these articles: sentences, then claims and what hangs on them. */
export const findHits = async (
  actor: Actor,
  { q, exact }: Pick<ArticleQuery, 'q' | 'exact'>,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Hit[]>> => {
  if (q === '') return new Map();
  const accents: Accents = exact === '1' ? 'exact' : 'folded';
  const [sentences, claims] = await Promise.all([
    findSentences(q, accents, articleIds),
    findClaims(actor, q, accents, articleIds),
  ]);
  return new Map(articleIds.map((id) => [id, [...(sentences.get(id) ?? []), ...(claims.get(id) ?? [])]]));
};

const findSentences = async (q: string, accents: Accents, articleIds: readonly string[]) => {
  const versions = await (await database()).articleVersion.findMany({
    where: { articleId: { in: [...articleIds] } },
    select: {
      articleId: true,
      number: true,
      text: true,
      sentences: true,
      boundaries: true,
      article: { select: { currentNumber: true } },
    },
  });
  const current = versions.filter((version) => version.number === version.article.currentNumber);
  return new Map(
    current.map(({ articleId, text, ...row }) => [
      articleId,
      hitsInText(text, sentencesOf({ ...row, text }), q, accents),
    ]),
  );
};

/** One hit a sentence, however often the words stand in it. A phrase across two sentences belongs to the first. */
const hitsInText = (text: string, flat: readonly number[], q: string, accents: Accents): Hit[] => {
  const hits: Hit[] = [];
  // More than are shown, since several may stand in one sentence.
  for (const { start } of findPhrase(text, q, accents, SHOWN * 5)) {
    const sentence = sentenceAt(flat, start);
    if (hits.length === SHOWN) break;
    if (hits.some((hit) => hit.sentence === sentence)) continue;
    const passage = text.slice(flat[2 * sentence], flat[2 * sentence + 1]);
    hits.push({
      kind: 'article',
      claimId: null,
      sentence,
      ...excerpt(passage, findPhrase(passage, q, accents)),
    });
  }
  return hits;
};

/** Index of the last sentence that begins at or before an offset. */
const sentenceAt = (flat: readonly number[], offset: number): number => {
  let [low, high] = [0, flat.length / 2];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((flat[2 * middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
};

const findClaims = async (actor: Actor, q: string, accents: Accents, articleIds: readonly string[]) => {
  const visible = can(actor, 'note.read-internal') ? {} : { visibility: 'public' };
  const db = await database();
  const occurrences = await db.occurrence.findMany({
    where: { articleId: { in: [...articleIds] }, deletedAt: null, claim: { deletedAt: null } },
    orderBy: { start: 'asc' },
    select: {
      articleId: true,
      claim: {
        select: {
          id: true,
          statement: true,
          notes: {
            where: { deletedAt: null, ...visible },
            select: { text: true, authorId: true, claimId: true },
            orderBy: { createdAt: 'asc' },
          },
          evidence: {
            where: { deletedAt: null },
            select: { publisher: true, title: true, quote: true, note: true },
            orderBy: { createdAt: 'asc' },
          },
          comments: {
            where: { deletedAt: null },
            select: { id: true, text: true, authorId: true, claimId: true },
            orderBy: { createdAt: 'asc' },
            take: can(actor, 'note.read-internal') ? COMMENTS : 0,
          },
        },
      },
    },
  });
  const hidden = await readHidden(
    db,
    actor,
    occurrences.map(({ claim }) => claim.id),
  );
  const isShown = isOpen(actor, hidden);
  const found = new Map<string, Hit[]>();
  for (const { articleId, claim } of occurrences) {
    if (hidden.claims.has(claim.id)) continue;
    const known = found.get(articleId) ?? [];
    if (known.some((hit) => hit.claimId === claim.id)) continue;
    const texts = [
      { kind: 'claim' as const, text: claim.statement },
      ...claim.notes.filter(isShown).map(({ text }) => ({ kind: 'note' as const, text })),
      ...claim.evidence.map((item) => ({ kind: 'evidence' as const, text: wordsOfEvidence(item) })),
      ...claim.comments
        .filter(isShown)
        .map(({ id, text }) => ({ kind: 'comment' as const, text, commentId: id })),
    ];
    found.set(articleId, [...known, ...texts.flatMap((one) => hitIn(one, claim.id, q, accents))]);
  }
  return new Map([...found].map(([id, hits]) => [id, kindsInOrder.flatMap((kind) => first(hits, kind))]));
};

const kindsInOrder = ['claim', 'note', 'evidence', 'comment'] as const;

const hitIn = (
  one: Pick<Hit, 'kind' | 'text' | 'commentId'>,
  claimId: string,
  q: string,
  accents: Accents,
): Hit[] => {
  const marks = findPhrase(one.text, q, accents);
  return marks.length === 0 ? [] : [{ ...one, claimId, sentence: null, ...excerpt(one.text, marks) }];
};

const first = (hits: readonly Hit[], kind: Hit['kind']): readonly Hit[] =>
  hits.filter((hit) => hit.kind === kind).slice(0, SHOWN);
