import { z } from 'zod';
import { importArticle } from '@/lib/data/articles';
import { takeNext } from '@/lib/data/assignments';
import { readClaim } from '@/lib/data/claim-page';
import { readVersion } from '@/lib/data/listing';
import { perform } from '@/lib/data/perform';
import { readArticle } from '@/lib/data/workspace';
import { ArticleDetails } from '@/lib/domain/article';
import { PastedText } from '@/lib/domain/article-source';
import { idFrom } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import type { VerbName } from '@/lib/domain/verbs';
import { verbNamed } from '@/lib/domain/verbs';
import { claimDocument, oneOf, parts } from './claim';
import { reportFileWrites } from './report-files';
import type { Answer, Call, Route } from './route';
import { ArticleShape, ClaimDocument, ImportedShape, VersionTextShape } from './shapes';
import { type VerbLine, verbTable } from './verb-table';

type Input = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** With the ids that the body leaves out: made from the request, so that a repeated one makes the same. */
const withIds = (body: Input, made: readonly string[], requestId: string): Input => {
  const ids = made.map((path) => ({ steps: path.split('.'), id: idFrom(`${requestId} ${path}`) }));
  const own = ids.flatMap(({ steps: [field = '', inner], id }) => (inner === undefined ? [[field, id]] : []));
  const within = ids.flatMap(({ steps: [field = '', inner = ''], id }) => {
    const value = body[field];
    return inner !== '' && isObject(value) ? [[field, { [inner]: id, ...value }]] : [];
  });
  return { ...Object.fromEntries(own), ...body, ...Object.fromEntries(within) };
};

/** Names in an address, each with the field of the input that it says. */
const namesIn = ({ path, as = 'claimId' }: VerbLine): [name: string, field: string][] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, name === 'claimId' ? as : name]);

const versionOf = ({ version = 'version' }: VerbLine): string | null => version;

/** What the verb is asked: the body, what the address says over it, and the version of If-Match. */
const inputOf = (line: VerbLine, call: Call): Input => {
  const body = isObject(call.body) ? call.body : {};
  const version = versionOf(line);
  return {
    ...withIds(body, line.made ?? [], call.requestId),
    ...Object.fromEntries(namesIn(line).map(([name, field]) => [field, call.params[name]])),
    ...(version !== null && { [version]: call.version }),
  };
};

const answerOf = async (
  line: VerbLine,
  { actor, params }: Call,
  input: Input,
): Promise<Omit<Answer, 'status'>> => {
  const of = (field: string): string => String(input[field]);
  const claimId = params.claimId ?? '';
  const { answers } = line;
  if (answers === 'claim') return claimDocument(actor, claimId);
  if (answers === 'made-claim') {
    const id = of(input.newId === undefined ? 'id' : 'newId');
    return { ...(await claimDocument(actor, id)), location: `/claims/${id}` };
  }
  if (answers === 'text') return { body: await readVersion(actor, of('versionId')) };
  if (answers === 'article') {
    const article = await readArticle(actor, of('articleId'));
    return { body: article, version: article.version };
  }
  if (answers === null) return {};
  const [part, field] = answers;
  const page = await readClaim(actor, claimId);
  const id = of(field);
  return {
    body: oneOf(page, part, id),
    version: page.claim.version,
    location: `/claims/${claimId}/${part}/${id}`,
  };
};

const shapeOf = ({ answers }: VerbLine) => {
  if (answers === null) return null;
  if (answers === 'claim' || answers === 'made-claim') return ClaimDocument;
  if (answers === 'article') return ArticleShape;
  return answers === 'text' ? VersionTextShape : parts[answers[0]].shape;
};

/** It makes a record that has an address of its own. */
const makes = ({ method, made = [] }: VerbLine): boolean => method === 'POST' && made.length > 0;

const lineOf = (name: VerbName, line: VerbLine): Route => {
  const version = versionOf(line);
  const status = line.answers === null ? 204 : makes(line) ? 201 : 200;
  return {
    ...{ method: line.method, path: line.path, name, permission: name, status },
    answer: shapeOf(line),
    body: {
      schema: verbNamed(name).input,
      without: [...namesIn(line).map(([, field]) => field), ...(version === null ? [] : [version])],
      made: line.made ?? [],
    },
    ...(version !== null && { ifMatch: true as const }),
    ...(line.answers !== null && line.answers !== 'text' && { etag: true as const }),
    handle: async (call) => {
      const input = inputOf(line, call);
      await perform(call.actor, { verb: name, requestId: call.requestId, articleId: null, input });
      const { location, ...answer } = await answerOf(line, call, input);
      return { ...answer, status, ...(status === 201 && location && { location }) };
    },
  };
};

const named = Object.entries(verbTable) as [VerbName, VerbLine][];

/** What is written by other ways than the verbs of a claim. */
const others: readonly Route[] = [
  {
    method: 'POST',
    path: '/articles',
    name: 'article.import',
    permission: 'article.import',
    status: 201,
    body: { schema: ArticleDetails.partial().extend({ text: z.string().min(1) }) },
    answer: ImportedShape,
    handle: async ({ actor, body, requestId }) => {
      const made = await importArticle(actor, parse(PastedText, body), requestId);
      return { status: 201, body: made, location: `/articles/${made.articleId}` };
    },
  },
  {
    method: 'POST',
    path: '/review-queue/next',
    name: 'claim.take',
    permission: 'claim.take',
    status: 200,
    etag: true,
    answer: ClaimDocument,
    handle: async ({ actor, requestId }) => {
      const { claimId } = await takeNext(actor, requestId);
      return { status: 200, ...(await claimDocument(actor, claimId)) };
    },
  },
];

/** Everything that can be written. */
export const writes: readonly Route[] = [
  ...others,
  ...reportFileWrites,
  ...named.map(([name, line]) => lineOf(name, line)),
];
