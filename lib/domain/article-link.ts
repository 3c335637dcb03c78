import { z } from 'zod';
import { WebAddress } from './article';
import { Id } from './ids';

/** An address whose text is to become an article, or a new version of the one that has this address already. */
export const ArticleLink = z.object({ url: WebAddress, versionOf: Id.optional() });
export type ArticleLink = z.infer<typeof ArticleLink>;

/**
 * What became of a link. `duplicate`: the desk has this text. `changed`: it has this address with another text, and
 * nothing was stored. `version`: what stands there now is the newest version of the article.
 */
export type LinkOutcome = {
  readonly outcome: 'imported' | 'duplicate' | 'changed' | 'version';
  readonly articleId: string;
  readonly title: string;
};
