import { beforeAll, expect, it } from 'vitest';
import { changeDeskOptions } from '@/lib/data/desks';
import { anEmptyDesk, aPerson, eachEngine } from '@/lib/data/testing';
import { aClaim, askAs } from '@/lib/data/testing-claim';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { routes } from './routes';
import { aProgram, type Got, type Program } from './testing';

type Person = Actor & { kind: 'person' };

const SECRET = 'kín như bưng';

/** Every address of the interface, with ids of what is there. */
const addressOf = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '0'.repeat(20));

eachEngine('who means harm', () => {
  let [mine, theirs]: Person[] = [];
  let [program, foreign]: Program[] = [];
  let place: Record<string, string>;
  const at = <One>(one: One | undefined): One => {
    if (!one) throw new Error('nobody there');
    return one;
  };

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    mine = await aPerson(deskId, 'admin');
    theirs = await aPerson(await anEmptyDesk(), 'admin');
    program = await aProgram(at(mine));
    foreign = await aProgram(at(theirs));
    const { id: claimId, articleId, versionId } = await aClaim(at(mine));
    const noteId = newId();
    await askAs(at(mine), 'note.add', {
      ...{ id: noteId, claimId, version: 1, text: SECRET, visibility: 'internal' },
    });
    const began = await at(program).ask('POST /imports', {});
    const importId = String(Object(began.body).id);
    place = { claimId, articleId, versionId, importId, id: noteId, number: '1' };
  });

  it('finds nothing of another desk behind any address', async () => {
    for (const { method, path } of routes) {
      if (!path.includes('{') || /\{number\}/.test(path)) continue;
      const address = addressOf(path, place);
      const got = await at(foreign).ask(`${method} ${address}`, method === 'GET' ? undefined : {}, {
        'if-match': '"1"',
      });
      expect(got.status, `${method} ${address}`).toBeGreaterThanOrEqual(400);
      expect(got.status, `${method} ${address}`).toBeLessThan(500);
      expect(JSON.stringify(got.body), `${method} ${address}`).not.toContain(SECRET);
    }
  });

  it('without the scope for what is internal reads no internal note anywhere', async () => {
    const only = await aProgram(at(mine), ['mark', 'evidence', 'export']);
    const sees = async ({ ask }: Program): Promise<string[]> => {
      const found: string[] = [];
      for (const { method, path } of routes) {
        if (method !== 'GET') continue;
        const got = await ask(`GET ${addressOf(path, place)}${path === '/report' ? '?format=json' : ''}`);
        if (JSON.stringify(got.body).includes(SECRET)) found.push(path);
      }
      return found;
    };
    expect(await sees(only)).toEqual([]);
    expect((await sees(at(program))).length).toBeGreaterThan(0);
  });

  it('learns nothing of a first verdict on a blind desk by any address', async () => {
    const deskId = await anEmptyDesk();
    const [one, two, admin] = [
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'checker'),
      await aPerson(deskId, 'admin'),
    ];
    const { id: claimId, articleId, versionId } = await aClaim(one);
    await changeDeskOptions(admin, { approvals: 2, blind: true, fetching: false, publishing: false });
    await askAs(one, 'verdict.give', {
      ...{ id: newId(), claimId, version: 1, verdict: 'disputed', basis: 'conflicting', rationale: SECRET },
    });
    const { ask } = await aProgram(two);
    for (const { method, path } of routes) {
      if (method !== 'GET') continue;
      const query = path === '/report' ? '?format=json' : '';
      const { body } = await ask(`GET ${addressOf(path, { claimId, articleId, versionId })}${query}`);
      expect(JSON.stringify(body), path).not.toContain(SECRET);
    }
  });

  const refused = (got: Got, status: number): void => {
    expect(got).toMatchObject({ status, body: { status } });
    expect(got.headers.get('content-type')).toBe('application/problem+json');
  };

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/jsonp', 415],
    ['application/json; charset=utf-8', 400],
    ['application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', 400],
  ])('a body of type %s is %i', async (type, status) => {
    refused(await at(program).ask('POST /claims', '{"a":1}', { 'content-type': type }), status);
    refused(
      await at(program).ask(`POST ${addressOf('/versions/{versionId}/annotations', place)}`, '{"a":1}', {
        'content-type': type,
      }),
      status,
    );
  });

  it.each([
    ['half a pair', '\\ud800'],
    ['the other half', '\\udc00x'],
    ['a zero', '\\u0000'],
  ])('%s in a text is a text or a problem, never a failure', async (_, spelt) => {
    const { claimId, articleId, versionId } = place;
    const tag = async () => {
      const got = await at(program).ask(`GET /claims/${claimId}`);
      return { 'if-match': got.headers.get('etag') ?? '' };
    };
    const bodies: readonly (readonly [line: string, body: string])[] = [
      [`POST /claims/${claimId}/notes`, `{"text":"a${spelt}b","visibility":"internal"}`],
      [`PATCH /claims/${claimId}`, `{"statement":"a${spelt}b"}`],
      [`POST /claims/${claimId}/comments`, `{"text":"a${spelt}b"}`],
      ['POST /articles', `{"text":"Bản ${newId()} a${spelt}b"}`],
      [
        `POST /versions/${versionId}/annotations/`,
        `{"type":"Annotation","id":"urn:x:${newId()}","x${spelt}":"a${spelt}b","body":{"type":"TextualBody","purpose":"commenting","value":"a${spelt}b"},"target":{"source":"x${spelt}","selector":{"type":"TextQuoteSelector","exact":"Tin này","prefix":"Quân đội đã tới sân bay. ","suffix":" chưa rõ."}}}`,
      ],
      [
        `POST /annotations?article=${articleId}`,
        `[{"type":"Annotation","x${spelt}":"${spelt}","target":"${spelt}"}]`,
      ],
      ['POST /fact-checks/preview', `{"reviews":{"@type":"ClaimReview","claimReviewed":"a${spelt}b"}}`],
      ['POST /reports', `{"title":"a${spelt}b"}`],
    ];
    for (const [line, body] of bodies) {
      const got = await at(program).ask(line, body, await tag());
      expect(got.status, `${line} ${JSON.stringify(got.body)}`).toBeLessThan(500);
    }
  });

  it.each(['/log?person=%00', '/log?action=%00', '/sources?q=%00', '/search?q=%00', '/claims?cursor=%00'])(
    'a zero in %s is no failure',
    async (address) => expect((await at(program).ask(`GET ${address}`)).status).toBeLessThan(500),
  );

  it('a body of more than there is room for is 413', async () => {
    const huge = `{"text":"${'a'.repeat(31 * 1024 * 1024)}"}`;
    refused(await at(program).ask('POST /articles', huge), 413);
  });

  it('things within things without end are 400', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    refused(await at(program).ask('POST /annotations', deep), 400);
    refused(await at(program).ask('POST /fact-checks/preview', `{"reviews":${deep}}`), 400);
    refused(
      await at(program).ask(`POST ${addressOf('/versions/{versionId}/annotations', place)}`, deep),
      400,
    );
  });

  it('bytes that are no UTF-8 are 400', async () => {
    const got = await at(program).ask('POST /claims', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1'));
    refused(got, 400);
  });
});
