import { z } from 'zod';
import { Id } from './ids';

/** Internal notes never leave the desk; public ones are printed. */
export const Visibility = z.enum(['internal', 'public']);
export type Visibility = z.infer<typeof Visibility>;

/** A row of `SourcingNote`. Earlier wordings stand in the audit events. */
export type SourcingNote = {
  id: string;
  claimId: string;
  authorId: string;
  text: string;
  visibility: Visibility;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
};

const text = z.string().trim().min(1).max(20_000);

export const AddNote = z.object({
  id: Id,
  claimId: Id,
  version: z.int().positive(),
  text,
  visibility: Visibility,
});
export type AddNote = z.infer<typeof AddNote>;

export const EditNote = z.object({
  id: Id,
  claimId: Id,
  version: z.int().positive(),
  text: text.optional(),
  visibility: Visibility.optional(),
});
export type EditNote = z.infer<typeof EditNote>;

export const DeleteNote = z.object({ id: Id, claimId: Id, version: z.int().positive() });
export type DeleteNote = z.infer<typeof DeleteNote>;
