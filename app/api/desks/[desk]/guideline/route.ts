import { readGuideline } from '@/lib/data/guideline';
import { DomainError } from '@/lib/domain/errors';
import { markdownTree } from '@/lib/formats/markdown-tree';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

/** The version that holds now: its number, who wrote it, and its text to be drawn. Not found while there is none. */
export const GET = api<{ desk: string }>(async (request, { desk }) => {
  const guideline = await readGuideline(await apiActor(request, desk));
  if (!guideline) throw new DomainError('not-found');
  const { number, author, createdAt, text } = guideline;
  return { number, author, createdAt, tree: markdownTree(text) };
});
