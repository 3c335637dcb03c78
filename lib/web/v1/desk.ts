/** What belongs to the desk as a whole: guideline, log, registry. */
import { z } from 'zod';
import { listGuidelineVersions, readGuideline } from '@/lib/data/guideline';
import { LOG_PAGE, LogQuery, readLog, readStory } from '@/lib/data/history';
import { placeOf } from '@/lib/data/people';
import { editSource, findOrigins, findSources, renameOrigin } from '@/lib/data/sources';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import { EditSource, RenameOrigin } from '@/lib/domain/registry';
import { cursorOf, placeAt } from './cursor';
import { type Call, idIn, type Route, reading } from './route';
import {
  GuidelineShape,
  ListedGuidelineShape,
  LogShape,
  OriginNamedShape,
  paged,
  SourceShape,
  StoryShape,
  whole,
} from './shapes';
import { numberIn } from './texts';

const Typed = z.object({ q: z.string().max(200).default('') });

const Log = z.object({
  person: LogQuery.shape.person,
  action: LogQuery.shape.action,
  from: LogQuery.shape.from,
  to: LogQuery.shape.to,
  cursor: z.string().max(200).optional(),
});

/** A line that changes what the registry says of one thing, by the id in its address. */
const registering = <Input>(
  name: 'source.edit' | 'origin.rename',
  path: string,
  schema: z.ZodObject & z.ZodType<Input>,
  change: (actor: Call['actor'], input: Input) => Promise<void>,
): Route => ({
  ...{ method: 'PATCH', path, name, permission: name, status: 204 },
  ...{ body: { schema, without: ['id'] }, answer: null },
  handle: async (call) => {
    await change(call.actor, parse(schema, { ...Object(call.body), id: idIn(call, 'id') }));
    return { status: 204 };
  },
});

/** The lines of the desk. */
export const desk: readonly Route[] = [
  reading({
    path: '/guideline',
    name: 'readGuideline',
    permission: 'guideline.read',
    answer: GuidelineShape,
    handle: async ({ actor }) => {
      const guideline = await readGuideline(actor);
      if (!guideline) throw new DomainError('not-found');
      return { body: guideline };
    },
  }),
  reading({
    path: '/guideline/versions',
    name: 'listGuidelines',
    permission: 'guideline.read',
    answer: whole(ListedGuidelineShape),
    handle: async ({ actor }) => ({ body: { items: await listGuidelineVersions(actor) } }),
  }),
  reading({
    path: '/guideline/versions/{number}',
    name: 'readGuidelineVersion',
    permission: 'guideline.read',
    answer: GuidelineShape,
    handle: async (call) => ({ body: await readGuideline(call.actor, numberIn(call)) }),
  }),
  reading({
    path: '/log',
    name: 'listLog',
    permission: 'audit.read',
    query: Log,
    answer: paged(LogShape),
    handle: async ({ actor, query: { cursor, ...asked } }) => {
      const page = placeAt(z.int().min(2), cursor) ?? 1;
      const place = await placeOf({ id: actor.userId, name: actor.name }, actor.deskId);
      const timeZone = place?.desk.timeZone ?? 'UTC';
      const { entries, isNumbered, total } = await readLog(actor, { ...asked, page }, timeZone);
      // Numbers and hashes that leave some out would tell of what is hidden.
      const items = entries.map((one) =>
        isNumbered ? one : { ...one, seq: null, undoes: null, hash: null },
      );
      return { body: items, next: page * LOG_PAGE < total ? cursorOf(page + 1) : null };
    },
  }),
  reading({
    path: '/claims/{claimId}/history',
    name: 'readStory',
    permission: 'history.read',
    answer: whole(StoryShape),
    handle: async (call) => ({ body: { items: (await readStory(call.actor, idIn(call, 'claimId'))).steps } }),
  }),
  reading({
    path: '/sources',
    name: 'findSources',
    permission: 'evidence.add',
    query: Typed,
    answer: whole(SourceShape),
    handle: async ({ actor, query: { q } }) => ({ body: { items: await findSources(actor, q) } }),
  }),
  registering('source.edit', '/sources/{id}', EditSource, editSource),
  reading({
    path: '/origins',
    name: 'findOrigins',
    permission: 'evidence.add',
    query: Typed,
    answer: whole(OriginNamedShape),
    handle: async ({ actor, query: { q } }) => ({ body: { items: await findOrigins(actor, q) } }),
  }),
  registering('origin.rename', '/origins/{id}', RenameOrigin, renameOrigin),
];
