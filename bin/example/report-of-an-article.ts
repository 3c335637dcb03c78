/**
 * A program that works on a desk: it imports an article, marks a claim in it, gives a verdict, and takes the report along.
 *
 *   npx openapi-typescript http://localhost:3000/api/openapi.json -o bin/example/generated/api.d.ts
 *   VERIMARK_URL=http://localhost:3000 VERIMARK_TOKEN=vmk_… npx tsx bin/example/report-of-an-article.ts article.txt "words of the claim"
 *
 * The types come from the server's own description, so that a name that is not there is found before anything is sent.
 * The token needs the scopes “Import articles”, “Mark claims” and “Export reports”, and “Read what is internal” for a
 * report of what nobody has approved yet.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/api';

type Problem = components['schemas']['Problem'];

const { VERIMARK_URL = 'http://localhost:3000', VERIMARK_TOKEN = '' } = process.env;
const [file = '', words = ''] = process.argv.slice(2);

const client = createClient<paths>({
  baseUrl: `${VERIMARK_URL}/api/v1`,
  headers: { authorization: `Bearer ${VERIMARK_TOKEN}`, 'accept-language': 'en' },
});

type Answered<Data> = { data?: Data; error?: Problem; response: Response };

/** What was answered, and the version to send back with the next change. */
const said = <Data>({ data, error, response }: Answered<Data>): { data: Data; etag: string } => {
  if (data === undefined) throw new Error(`${response.status}: ${error?.title ?? 'no answer'}`);
  return { data, etag: response.headers.get('etag') ?? '' };
};

/** The same for the same article: however often this is run, it is imported and marked once. */
const keyOf = (step: string, text: string): string =>
  createHash('sha256').update(`${step}\n${words}\n${text}`).digest('hex');

const text = await readFile(file, 'utf8');
const once = (step: string) => ({ 'Idempotency-Key': keyOf(step, text) });

const imported = said(await client.POST('/articles', { params: { header: once('import') }, body: { text } }));
const { articleId } = imported.data;
const at = { params: { path: { articleId } } };
const [version] = said(await client.GET('/articles/{articleId}/versions', at)).data.items;
if (!version) throw new Error('The article has no text.');
const read = said(await client.GET('/versions/{versionId}', { params: { path: { versionId: version.id } } }));
const start = read.data.text.indexOf(words);
if (start < 0) throw new Error(`“${words}” does not stand in the article.`);

const passage = { versionId: version.id, start, end: start + words.length };
const claim = said(await client.POST('/claims', { params: { header: once('mark') }, body: passage }));
const path = { claimId: claim.data.id };
const judged = said(
  await client.POST('/claims/{claimId}/assessments', {
    params: { path, header: { ...once('judge'), 'If-Match': claim.etag } },
    body: { verdict: 'unconfirmed', rationale: 'The article alone says so.' },
  }),
);
console.error(`${claim.data.shortText}: ${judged.data.verdict}`);

const report = await client.GET('/report', {
  // Nobody has approved it yet: who is an editor may ask for it all the same.
  params: { query: { format: 'json', article: articleId, state: ['approved', 'proposed'] } },
  parseAs: 'text',
});
if (!report.response.ok) throw new Error(`${report.response.status}: no report`);
console.log(report.data);
