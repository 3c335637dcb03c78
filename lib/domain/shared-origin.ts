import { z } from 'zod';
import { Id } from './ids';

/** Two articles that go back to one origin. */
export const JoinOrigin = z.object({ articleId: Id, otherId: Id });
export type JoinOrigin = z.infer<typeof JoinOrigin>;

/** An article that has an origin of its own after all. */
export const PartOrigin = z.object({ articleId: Id });
export type PartOrigin = z.infer<typeof PartOrigin>;
