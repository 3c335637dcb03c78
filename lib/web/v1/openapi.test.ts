import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { eachEngine } from '@/lib/data/testing';
import { aFullDesk, type FullDesk } from '@/lib/data/testing-full-desk';
import { Locale } from '@/lib/domain/people';
import { openApi } from './openapi';
import type { Route } from './route';
import { routes } from './routes';
import { aProgram, type Got, type Program } from './testing';

type Json = Readonly<Record<string, unknown>>;

describe.each(Locale.options)('the description in %s', (locale) => {
  const document = JSON.parse(JSON.stringify(openApi(locale)));

  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('holds every line once, with words of its own', () => {
    const operations: { operationId: string; summary: string }[] = Object.values(document.paths).flatMap(
      (at) => Object.values(Object(at)),
    );
    expect(operations).toHaveLength(routes.length);
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(operations.filter(({ summary }) => !summary).map(({ operationId }) => operationId)).toEqual([]);
  });

  it('points at nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref = '']) => ref);
    const at = (ref: string) =>
      ref.split('/').reduce<unknown>((found, step) => Object(found)[step], document);
    expect([...new Set(refs)].filter((ref) => at(ref) === undefined)).toEqual([]);
    expect(refs.length).toBeGreaterThan(100);
  });
});

describe('what may be sent', () => {
  const { paths } = JSON.parse(JSON.stringify(openApi('en')));
  const bodyOf = (path: string, method: string): Json =>
    paths[path][method].requestBody.content['application/json'].schema;

  it('leaves out what the address and If-Match say, and asks for no id that the server makes', () => {
    const evidence = bodyOf('/claims/{claimId}/evidence', 'post');
    expect(Object.keys(Object(evidence.properties))).not.toEqual(expect.arrayContaining(['claimId']));
    expect(Object(evidence.properties).version).toBeUndefined();
    expect(evidence.required).toEqual(expect.arrayContaining(['quote', 'publisher', 'stance']));
    expect(evidence.required).not.toContain('id');
    expect(Object(evidence.properties).newOrigin.required).toEqual(['name']);
    expect(bodyOf('/claims', 'post').required).toEqual(['start', 'end', 'versionId']);
  });
});

eachEngine('every line that reads', () => {
  let desk: FullDesk;
  let program: Program;
  let importId: string;
  const document = JSON.parse(JSON.stringify(openApi('en')));
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ ...document, $id: 'api' });

  beforeAll(async () => {
    desk = await aFullDesk();
    program = await aProgram(desk.admin);
    importId = String(Object((await program.ask('POST /imports', {})).body).id);
  });

  const first = async (part: string): Promise<string> => {
    const { body } = await program.ask(`GET /claims/${desk.claimId}/${part}`);
    return Object(body).items[0]?.id ?? '';
  };

  const aFile = async (): Promise<string> => {
    const { body } = await program.ask('POST /report-files', { format: 'csv' });
    return Object(body).id;
  };

  const addressOf = async ({ path }: Route): Promise<string> => {
    const part = /\/claims\/\{claimId\}\/(\w+)\/\{id\}/.exec(path)?.[1];
    const ids: Record<string, string> = {
      ...{ importId, number: '1' },
      ...{ claimId: desk.claimId, articleId: desk.articleId, versionId: desk.versionId },
      ...(path.includes('{fileId}') && { fileId: await aFile() }),
      ...(part && { id: await first(part) }),
      ...(path.includes('{occurrenceId}') && { occurrenceId: await first('occurrences') }),
    };
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] || '0'.repeat(20));
  };

  const faults = (route: Route, got: Got): unknown => {
    const { content } = document.paths[route.path].get.responses['200'];
    const [{ schema }] = Object.values<{ schema: unknown }>(content) as [{ schema: unknown }];
    const check = ajv.compile(absolute(schema));
    return check(got.body) ? [] : check.errors;
  };

  /** References within the document, from outside of it. */
  const absolute = (schema: unknown): Json =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components'));

  const lines = routes.filter(({ method, answer }) => method === 'GET' && answer !== null);

  it.each(lines)('$path', async (route) => {
    const got = await program.ask(`GET ${await addressOf(route)}`);
    const isEmptyPart = /\/(reviews|assignments|corrections)\/\{id\}$/.test(route.path);
    expect(got.status).toBe(isEmptyPart ? 404 : 200);
    if (!isEmptyPart) expect(faults(route, got)).toEqual([]);
    expect(got.headers.has('etag')).toBe(route.etag === true && !isEmptyPart);
  });

  it('would notice an answer that is not as described', async () => {
    const route = lines.find(({ name }) => name === 'readClaim');
    const got = await program.ask(`GET /claims/${desk.claimId}`);
    if (!route) throw new Error('no such line');
    expect(faults(route, { ...got, body: { ...Object(got.body), deskId: 'x' } })).not.toEqual([]);
    expect(faults(route, { ...got, body: { ...Object(got.body), version: '1' } })).not.toEqual([]);
  });
});
