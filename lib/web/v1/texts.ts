/** What is done to an article as a whole: its texts, its origin, its reading, and one's own last step in it. */
import { z } from 'zod';
import { perform } from '@/lib/data/perform';
import { beginReading, finishReading, markDoubleRead, readReadings } from '@/lib/data/readings';
import { joinOrigins, partOrigin } from '@/lib/data/shared-origins';
import { addVersion, editText, listVersions, readVersion } from '@/lib/data/versions';
import { PastedText } from '@/lib/domain/article-source';
import { differences } from '@/lib/domain/difference';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import { DoubleRead } from '@/lib/domain/reading';
import { JoinOrigin } from '@/lib/domain/shared-origin';
import { EditText } from '@/lib/domain/version';
import { type Call, idIn, type Route, reading } from './route';
import { DifferencesShape, HistoryShape, MadeVersionShape, OriginShape, ReadingShape } from './shapes';

const ARTICLE = '/articles/{articleId}';

const number = z.coerce.number().int().positive().optional();

/** The two versions that are asked for; else the newest and the one before it. */
const compared = async (call: Call<{ from?: number | undefined; to?: number | undefined }>) => {
  const articleId = idIn(call, 'articleId');
  const [newest] = await listVersions(call.actor, articleId);
  const to = call.query.to ?? newest?.number ?? 1;
  const from = call.query.from ?? Math.max(1, to - 1);
  const [before, after] = await Promise.all([
    readVersion(call.actor, articleId, from),
    readVersion(call.actor, articleId, to),
  ]);
  return { from, to, differences: differences(before.text, after.text) };
};

const readings = async (call: Call) => ({ body: await readReadings(call.actor, idIn(call, 'articleId')) });

const takenBack = async (call: Call, verb: 'history.undo' | 'history.redo') => {
  const { actor, requestId } = call;
  const { history } = await perform(actor, {
    verb,
    requestId,
    articleId: idIn(call, 'articleId'),
    input: {},
  });
  return { status: 200 as const, body: history };
};

/** The lines of an article's texts. */
export const texts: readonly Route[] = [
  reading({
    path: `${ARTICLE}/differences`,
    name: 'readDifferences',
    permission: 'article.read',
    query: z.object({ from: number, to: number }),
    answer: DifferencesShape,
    handle: async (call) => ({ body: await compared(call) }),
  }),
  {
    method: 'POST',
    path: `${ARTICLE}/versions`,
    name: 'version.add',
    permission: 'version.add',
    status: 201,
    body: { schema: PastedText },
    answer: MadeVersionShape,
    handle: async (call) => {
      const source = parse(PastedText, call.body);
      const made = await addVersion(call.actor, idIn(call, 'articleId'), source, call.requestId);
      return { status: 201, body: made, location: `/versions/${made.versionId}` };
    },
  },
  {
    method: 'PUT',
    path: `${ARTICLE}/text`,
    name: 'version.edit',
    permission: 'version.edit',
    status: 200,
    body: { schema: EditText },
    answer: MadeVersionShape,
    handle: async (call) => {
      const edited = parse(EditText, call.body);
      return { status: 200, body: await editText(call.actor, idIn(call, 'articleId'), edited) };
    },
  },
  reading({
    path: `${ARTICLE}/reading`,
    name: 'readReading',
    permission: 'article.read',
    answer: ReadingShape,
    handle: readings,
  }),
  {
    method: 'PUT',
    path: `${ARTICLE}/reading`,
    name: 'article.double-read',
    permission: 'article.double-read',
    status: 200,
    body: { schema: DoubleRead, without: ['articleId'] },
    answer: ReadingShape,
    handle: async (call) => {
      const asked = { ...Object(call.body), articleId: idIn(call, 'articleId') };
      await markDoubleRead(call.actor, parse(DoubleRead, asked));
      return { status: 200, ...(await readings(call)) };
    },
  },
  {
    method: 'POST',
    path: `${ARTICLE}/reading`,
    name: 'reading.begin',
    permission: 'reading.begin',
    status: 200,
    answer: ReadingShape,
    handle: async (call) => {
      await beginReading(call.actor, { articleId: idIn(call, 'articleId') });
      return { status: 200, ...(await readings(call)) };
    },
  },
  {
    method: 'DELETE',
    path: `${ARTICLE}/reading`,
    name: 'reading.finish',
    permission: 'reading.finish',
    status: 200,
    answer: ReadingShape,
    handle: async (call) => {
      await finishReading(call.actor, { articleId: idIn(call, 'articleId') });
      return { status: 200, ...(await readings(call)) };
    },
  },
  {
    method: 'POST',
    path: `${ARTICLE}/origin`,
    name: 'article.join-origin',
    permission: 'article.join-origin',
    status: 200,
    body: { schema: JoinOrigin, without: ['articleId'] },
    answer: OriginShape,
    handle: async (call) => {
      const asked = { ...Object(call.body), articleId: idIn(call, 'articleId') };
      return { status: 200, body: await joinOrigins(call.actor, parse(JoinOrigin, asked)) };
    },
  },
  {
    method: 'DELETE',
    path: `${ARTICLE}/origin`,
    name: 'article.part-origin',
    permission: 'article.part-origin',
    status: 204,
    answer: null,
    handle: async (call) => {
      await partOrigin(call.actor, { articleId: idIn(call, 'articleId') });
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: `${ARTICLE}/undo`,
    name: 'history.undo',
    permission: 'history.undo',
    status: 200,
    answer: HistoryShape,
    handle: (call) => takenBack(call, 'history.undo'),
  },
  {
    method: 'POST',
    path: `${ARTICLE}/redo`,
    name: 'history.redo',
    permission: 'history.redo',
    status: 200,
    answer: HistoryShape,
    handle: (call) => takenBack(call, 'history.redo'),
  },
];

/** A number that stands in an address. @throws DomainError not-found */
export const numberIn = (call: Call): number => {
  const found = Number(call.params.number);
  if (!Number.isSafeInteger(found) || found < 1) throw new DomainError('not-found');
  return found;
};
