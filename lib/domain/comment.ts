import { z } from 'zod';
import { Id } from './ids';

/** A row of `Comment`: the thread of a claim. Internal, always. */
export type Comment = {
  id: string;
  claimId: string;
  authorId: string;
  text: string;
  /** Ids of the people mentioned. */
  mentions: readonly string[];
  parentId: string | null;
  resolvedAt: string | null;
  resolvedById: string | null;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
};

const text = z.string().trim().min(1).max(20_000);
const mentions = z.array(Id).max(50);

/** Comments carry no version of the claim: nothing they say stands in anyone's way. */
export const AddComment = z.object({
  id: Id,
  claimId: Id,
  text,
  mentions: mentions.default([]),
  parentId: Id.nullable().default(null),
});
export type AddComment = z.infer<typeof AddComment>;

export const EditComment = z.object({ id: Id, claimId: Id, text, mentions: mentions.default([]) });
export type EditComment = z.infer<typeof EditComment>;

/** Resolve, reopen or delete: one comment, with what answers it. */
export const OneComment = z.object({ id: Id, claimId: Id });
export type OneComment = z.infer<typeof OneComment>;
