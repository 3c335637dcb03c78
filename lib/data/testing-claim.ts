/** A claim to keep things for, for tests. */
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import type { VerbName } from '@/lib/domain/verbs';
import { importArticle } from './articles';
import { database } from './client';
import { perform } from './perform';

type Person = Actor & { kind: 'person' };

/** Do a verb in somebody's name. */
export const askAs = (actor: Actor, verb: VerbName, input: unknown, articleId: string | null = null) =>
  perform(actor, { verb, requestId: newId(), articleId, input });

const QUOTE = 'Quân đội đã tới sân bay.';

/** A claim in an article of its own, at version 1. */
export const aClaim = async (
  actor: Person,
  id: string = newId(),
): Promise<{ id: string; articleId: string; versionId: string }> => {
  const { articleId } = await importArticle(actor, { text: `Bản tin ${id}. ${QUOTE} Tin này chưa rõ.` });
  const version = await (await database()).articleVersion.findFirstOrThrow({ where: { articleId } });
  const start = version.text.indexOf(QUOTE);
  const range = { start, end: start + QUOTE.length - 1 };
  await askAs(
    actor,
    'claim.draft',
    { id, occurrenceId: newId(), versionId: version.id, ...range },
    articleId,
  );
  return { id, articleId, versionId: version.id };
};

/** An item of evidence as one begins with it. */
export const anItem = {
  url: 'https://example.org/tin',
  sourceKind: 'official',
  publisher: 'Báo Mẫu',
  accessedAt: '2022-01-07T08:00:00.000Z',
  quote: 'Sân bay đã được bảo vệ.',
  stance: 'supports',
  directness: 'primary',
} as const;
