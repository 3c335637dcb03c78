/** Lists of the desk, and who asks. */

import { z } from 'zod';
import { Id } from '@/lib/domain/ids';
import { type Permission, permissions, Role } from '@/lib/domain/permissions';
import { count, text, time, words } from './field';

export const HitShape = z.object({
  kind: z.enum(['article', 'claim', 'note', 'evidence', 'comment']),
  claimId: Id.nullable(),
  sentence: count.nullable().describe('Number of the sentence in the text, from 0.'),
  text,
  marks: z.array(z.tuple([count, count]).readonly()).readonly(),
});

export const FoundShape = z.object({
  id: Id,
  title: text,
  byline: words,
  publisher: words,
  agency: words,
  fileName: words,
  language: text,
  publishedOn: words,
  createdAt: time,
  progress: z.enum(['new', 'working', 'done']),
  verdicts: z.object({ confirmed: count, unconfirmed: count, disputed: count, none: count }),
  hits: z.array(HitShape).readonly(),
});

export const SelfShape = z.object({
  desk: z.object({ id: Id, name: text, timeZone: text }),
  person: z.object({ id: Id, name: text, role: Role }),
  abilities: z
    .array(z.enum(Object.keys(permissions) as [Permission, ...Permission[]]))
    .readonly()
    .describe('What this token may do now.'),
});
