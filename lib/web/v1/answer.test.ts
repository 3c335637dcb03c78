import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/client';
import { anEmptyDesk, aPerson, eachEngine } from '@/lib/data/testing';
import { listTokens, revokeToken } from '@/lib/data/tokens';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { verbs } from '@/lib/domain/verbs';
import { POLICY } from './limits';
import { linesAt, routes } from './routes';
import { aProgram, askWith, type Got, type Program } from './testing';
import { verbTable } from './verb-table';

type Person = Actor & { kind: 'person' };

const TEXT = 'Bản tin. Quân đội đã tới sân bay. Tin này chưa được xác nhận.';
const QUOTE = 'Quân đội đã tới sân bay';

describe('the table', () => {
  it('has an address for every verb', () => {
    expect(Object.keys(verbTable).sort()).toEqual(Object.keys(verbs).sort());
  });

  it('has no two lines for one address and method', () => {
    const shapes = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(shapes.filter((one, i) => shapes.indexOf(one) !== i)).toEqual([]);
  });

  it.each([
    ['/api/v1/claims', ['GET', 'POST']],
    [`/api/v1/claims/${newId()}`, ['GET', 'PATCH', 'DELETE']],
    ['/api/v1/claims/nobody', []],
    ['/api/v1', []],
    ['/api/v2/claims', []],
    ['/api/v1/claims/../articles', []],
  ])('%s takes %j', (path, methods) => {
    expect(
      linesAt(path)
        .map(({ route }) => route.method)
        .sort(),
    ).toEqual([...methods].sort());
  });
});

/** Field of a JSON answer. */
const field = (got: Got, name: string): unknown => Object(got.body)[name];
const items = (got: Got): readonly Record<string, unknown>[] => Object(got.body).items ?? [];
const etag = (got: Got): Record<string, string> => ({ 'if-match': got.headers.get('etag') ?? '' });

eachEngine('the interface for programs', () => {
  let [checker, stranger, viewer]: Person[] = [];
  let [program, reader, foreign]: Program[] = [];

  const here = <One>(one: One | undefined): One => {
    if (!one) throw new Error('nobody there');
    return one;
  };
  const ask: Program['ask'] = (...asked) => here(program).ask(...asked);

  const anArticle = async (text = `${newId()}. ${TEXT}`) => {
    const articleId = String(field(await ask('POST /articles', { text }), 'articleId'));
    const version = items(await ask(`GET /articles/${articleId}/versions`))[0];
    const read = await ask(`GET /versions/${version?.id}`);
    const start = String(field(read, 'text')).indexOf(QUOTE);
    return { articleId, range: { versionId: version?.id, start, end: start + QUOTE.length } };
  };
  const aClaim = async () => {
    const { articleId, range } = await anArticle();
    const made = await ask('POST /claims', range);
    return { articleId, made, id: String(field(made, 'id')) };
  };

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    checker = await aPerson(deskId, 'checker');
    viewer = await aPerson(deskId, 'viewer');
    stranger = await aPerson(await anEmptyDesk(), 'admin');
    program = await aProgram(here(checker));
    reader = await aProgram(here(viewer));
    foreign = await aProgram(here(stranger));
  });

  it('says who asks, and what they may', async () => {
    const got = await ask('GET /me');
    expect(got).toMatchObject({
      status: 200,
      body: { person: { id: here(checker).userId, role: 'checker' } },
    });
    expect(field(got, 'abilities')).toContain('claim.draft');
    expect(field(got, 'abilities')).not.toContain('token.make');
  });

  it.each([
    ['no token', null],
    ['an unknown one', `vmk_${'a'.repeat(43)}`],
    ['no word of a token', 'x y'],
  ])('answers 401 to %s', async (_, token) => {
    const got = await askWith(token)('GET /claims');
    expect(got).toMatchObject({ status: 401, body: { code: 'token.invalid', status: 401 } });
    expect(got.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(got.headers.get('content-type')).toBe('application/problem+json');
  });

  it('closes at once for a token that was revoked', async () => {
    const other = await aProgram(here(checker));
    expect((await other.ask('GET /me')).status).toBe(200);
    const [token] = await listTokens(here(checker));
    await revokeToken(here(checker), { tokenId: token?.id ?? '' });
    expect((await other.ask('GET /me')).status).toBe(401);
  });

  it('imports, marks, keeps, judges: by the verbs of the screens, each with its version', async () => {
    const { id, made, articleId } = await aClaim();
    expect(made).toMatchObject({ status: 201, body: { statement: QUOTE, verdict: null, version: 1 } });
    expect(made.headers.get('location')).toBe(`/api/v1/claims/${id}`);
    const at = `/claims/${id}`;
    const edited = await ask(`PATCH ${at}`, { place: 'Almaty' }, etag(made));
    expect(edited).toMatchObject({ status: 200, body: { place: 'Almaty', version: 2 } });
    const evidence = await ask(
      `POST ${at}/evidence`,
      {
        ...{ url: 'https://example.org/tin', sourceKind: 'official', publisher: 'Báo Mẫu' },
        ...{
          accessedAt: '2022-01-07T08:00:00.000Z',
          quote: 'Đã tới.',
          stance: 'supports',
          directness: 'primary',
        },
        newOrigin: { name: 'Thông cáo' },
      },
      etag(edited),
    );
    expect(evidence).toMatchObject({ status: 201, body: { publisher: 'Báo Mẫu', claimId: id } });
    const searched = await ask(
      `POST ${at}/searches`,
      { lookedFor: 'sân bay', place: 'Cổng tin', searchedAt: '2022-01-07T08:00:00Z', outcome: 'nothing' },
      etag(evidence),
    );
    expect(searched.status).toBe(201);
    const judged = await ask(
      `POST ${at}/assessments`,
      {
        verdict: 'unconfirmed',
        basis: 'single_source',
        whatWouldChangeIt: 'Nguồn thứ hai.',
        rationale: 'Một nguồn.',
      },
      etag(searched),
    );
    expect(judged).toMatchObject({ status: 201, body: { state: 'proposed', verdict: 'unconfirmed' } });
    const comment = await ask(`POST ${at}/comments`, { text: 'Xem lại.' });
    expect(comment).toMatchObject({ status: 201, body: { text: 'Xem lại.' } });
    expect(items(await ask(`GET ${at}/comments`))).toHaveLength(1);
    const read = await ask(`GET ${at}`);
    expect(read).toMatchObject({
      body: { verdict: 'unconfirmed', state: 'proposed', occurrences: [{ exact: QUOTE }] },
    });
    expect(items(await ask(`GET /articles/${articleId}/claims`))).toMatchObject([
      { id, verdict: 'unconfirmed' },
    ]);
    const removed = await ask(`DELETE ${at}/evidence/${field(evidence, 'id')}`, undefined, etag(read));
    expect(removed.status).toBe(204);
    const db = await database();
    const events = await db.auditEvent.findMany({
      where: { target: id },
      select: { action: true, actorId: true },
    });
    expect(events.map(({ action }) => action)).toContain('evidence.add');
    expect(new Set(events.map(({ actorId }) => actorId))).toEqual(new Set([here(checker).userId]));
  });

  it('holds a claim to the rules, and names them', async () => {
    const { id, made } = await aClaim();
    const judged = await ask(
      `POST /claims/${id}/assessments`,
      { verdict: 'confirmed', basis: 'primary' },
      etag(made),
    );
    const path = `/claims/${id}/assessments/${field(judged, 'id')}/submit`;
    const got = await ask(`POST ${path}`, {}, etag(judged));
    expect(got).toMatchObject({ status: 422, body: { code: 'rules.refused' } });
    const details = Object(field(got, 'details'));
    expect(details.findings.map(({ rule }: { rule: string }) => rule)).toContain('VR-01');
  });

  it('asks for the version, and refuses a stale one', async () => {
    const { id, made } = await aClaim();
    expect(await ask(`PATCH /claims/${id}`, { place: 'A' })).toMatchObject({ status: 428 });
    expect((await ask(`PATCH /claims/${id}`, { place: 'A' }, etag(made))).status).toBe(200);
    const stale = await ask(`PATCH /claims/${id}`, { place: 'B' }, etag(made));
    expect(stale).toMatchObject({ status: 412, body: { code: 'precondition.failed', status: 412 } });
    expect(await ask(`PATCH /claims/${id}`, { place: 'B' }, { 'if-match': '*' })).toMatchObject({
      status: 412,
    });
  });

  it('carries a write out once for its key', async () => {
    const { range } = await anArticle();
    const key = { 'idempotency-key': newId() };
    const [first, again] = [await ask('POST /claims', range, key), await ask('POST /claims', range, key)];
    expect(first.status).toBe(201);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const other = await ask('POST /claims', { ...range, layer: 'attribution' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'key.reused' } });
    expect(await ask('POST /claims', range, { 'idempotency-key': 'a b' })).toMatchObject({ status: 400 });
  });

  it('of many with one key at once makes one', async () => {
    const { articleId, range } = await anArticle();
    const key = { 'idempotency-key': newId() };
    const all = await Promise.all(Array.from({ length: 6 }, () => ask('POST /claims', range, key)));
    expect(all.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(items(await ask(`GET /articles/${articleId}/claims`))).toHaveLength(1);
  });

  it('killed in the middle, a repetition finds what was done', async () => {
    const { articleId, range } = await anArticle();
    const key = newId();
    const first = await ask('POST /claims', range, { 'idempotency-key': key });
    const db = await database();
    const long = new Date(Date.now() - 3_600_000);
    await db.$executeRaw`UPDATE "IdempotencyKey" SET "status" = NULL, "answer" = NULL WHERE "key" = ${key}`;
    await db.idempotencyKey.updateMany({ where: { key }, data: { createdAt: long } });
    const again = await ask('POST /claims', range, { 'idempotency-key': key });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(items(await ask(`GET /articles/${articleId}/claims`))).toHaveLength(1);
  });

  it('goes through a list by pages, each record once, whatever is added meanwhile', async () => {
    for (let n = 0; n < 3; n++) await anArticle();
    const seen: unknown[] = [];
    let path = '/articles?limit=2';
    for (let page = 0; path !== '' && page < 50; page++) {
      const got = await ask(`GET ${path}`);
      expect(got.status).toBe(200);
      seen.push(...items(got).map(({ id }) => id));
      if (page === 0) await anArticle();
      path = /<\/api\/v1(.*?)>; rel="next"/.exec(got.headers.get('link') ?? '')?.[1] ?? '';
      expect(path === '').toBe(field(got, 'next') === null);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(3);
    expect(await ask('GET /articles?cursor=abc')).toMatchObject({ status: 400 });
    expect(await ask('GET /articles?limit=0')).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'limit' }] },
    });
  });

  it('does not know other desks’ things', async () => {
    const { id, articleId, made } = await aClaim();
    const there: Program['ask'] = (...asked) => here(foreign).ask(...asked);
    for (const path of [`/claims/${id}`, `/articles/${articleId}`, `/claims/${id}/evidence`])
      expect((await there(`GET ${path}`)).status, path).toBe(404);
    expect((await there(`PATCH /claims/${id}`, { place: 'A' }, etag(made))).status).toBe(404);
    expect(items(await there('GET /claims'))).toEqual([]);
    expect(JSON.stringify((await there('GET /search?q=quan+doi')).body)).not.toContain(articleId);
  });

  it('lets nobody do more than they may', async () => {
    const { id, made, articleId } = await aClaim();
    const there: Program['ask'] = (...asked) => here(reader).ask(...asked);
    expect((await there(`GET /claims/${id}`)).status).toBe(200);
    expect(await there(`PATCH /claims/${id}`, { place: 'A' }, etag(made))).toMatchObject({ status: 403 });
    expect(await there('POST /articles', { text: 'Một tin khác.' })).toMatchObject({ status: 403 });
    const only = await aProgram(here(checker), ['mark']);
    await only.ask(`POST /claims/${id}/notes`, { text: 'Kín.', visibility: 'internal' }, etag(made));
    expect(items(await only.ask(`GET /claims/${id}/notes`))).toEqual([]);
    expect(items(await ask(`GET /claims/${id}/notes`))).toMatchObject([{ text: 'Kín.' }]);
    expect((await only.ask('GET /review-queue')).status).toBe(403);
    expect((await only.ask(`GET /report?format=json&article=${articleId}`)).status).toBe(403);
  });

  it('exports a report as a file, and records it', async () => {
    const { articleId } = await aClaim();
    const got = await ask(`GET /report?format=json&article=${articleId}`);
    expect(got.status).toBe(200);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(
      await (await database()).export.count({ where: { articleId, actorId: here(checker).userId } }),
    ).toBe(1);
    expect(await ask('GET /report?format=abc')).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'format' }] },
    });
  });

  it('finds words without their accents', async () => {
    const { articleId } = await anArticle();
    const got = await ask('GET /search?q=chua+duoc+xac+nhan');
    expect(items(got).map(({ id }) => id)).toContain(articleId);
  });

  it('speaks the language that is asked for', async () => {
    const asking = (language: string) => ask('GET /claims/0', undefined, { 'accept-language': language });
    const [vi, en] = [await asking('vi-VN,vi;q=0.9'), await asking('en')];
    expect([vi.headers.get('content-language'), en.headers.get('content-language')]).toEqual(['vi', 'en']);
    expect(field(vi, 'title')).not.toBe(field(en, 'title'));
    expect([field(vi, 'code'), vi.status]).toEqual(['not-found', 404]);
  });

  it.each([
    ['POST /claims', 'not json', 400],
    ['POST /claims', [], 400],
    ['POST /claims', { versionId: 'x' }, 400],
    ['POST /articles', { text: '' }, 422],
    ['PUT /claims', {}, 405],
    ['GET /nowhere', undefined, 404],
  ])('%s with %j is %i', async (line, body, status) => {
    const got = await ask(line, body);
    expect(got).toMatchObject({ status, body: { status } });
    if (status === 405) expect(got.headers.get('allow')).toBe('GET, POST');
  });

  it('says how much may be asked, and stops what asks for more', async () => {
    const busy = await aProgram(here(checker));
    const first = await busy.ask('GET /nowhere');
    expect(first.headers.get('ratelimit-policy')).toBe(`"token";q=${POLICY.limit};w=${POLICY.seconds}`);
    expect(first.headers.get('ratelimit')).toMatch(new RegExp(`^"token";r=${POLICY.limit - 1};t=\\d+$`));
    for (let n = 1; n < POLICY.limit; n++) await busy.ask('GET /nowhere');
    const over = await busy.ask('GET /me');
    expect(over).toMatchObject({ status: 429, body: { code: 'rate.exceeded' } });
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('GET /me')).status).toBe(200);
  });
});
