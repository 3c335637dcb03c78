import { beforeAll, expect, it } from 'vitest';
import { changeDeskOptions } from '@/lib/data/desks';
import { anEmptyDesk, aPerson, eachEngine } from '@/lib/data/testing';
import { aClaim, askAs } from '@/lib/data/testing-claim';
import { readWorkspace } from '@/lib/data/workspace';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { annotationMusts, collectionMusts, pageMusts } from '@/lib/formats/annotation-musts';
import { isRecord, type JsonRecord, listOf, recordsIn } from '@/lib/formats/json-value';
import { ANNOTATION_TYPE } from '@/lib/formats/web-annotation';
import { aProgram, type Got, type Program } from './testing';

type Person = Actor & { kind: 'person' };

const json = (got: Got): JsonRecord => (isRecord(got.body) ? got.body : {});
const etag = (got: Got) => ({ 'if-match': got.headers.get('etag') ?? '' });
const links = (got: Got): string => got.headers.get('link') ?? '';
const words = (got: Got, name: string): string[] =>
  (got.headers.get(name) ?? '').split(',').map((word) => word.trim());
const prefer = (...includes: string[]) => ({
  prefer: `return=representation;include="${includes.join(' ')}"`,
});
const IRIS = 'http://www.w3.org/ns/oa#PreferContainedIRIs';
const DESCRIPTIONS = 'http://www.w3.org/ns/oa#PreferContainedDescriptions';
const MINIMAL = 'http://www.w3.org/ns/ldp#PreferMinimalContainer';

/** What there is to ask: a container with a claim in it, an empty one, and the answers to a few questions. */
type Case = {
  readonly ask: Program['ask'];
  readonly at: string;
  readonly empty: string;
  readonly one: string;
};

const pathOf = (iri: unknown): string => new URL(String(iri)).href.split('/api/v1')[1] ?? '';

/** The protocol's MUSTs, each as a question to the real handlers. @see https://www.w3.org/TR/annotation-protocol/ */
const musts: readonly (readonly [section: string, says: string, holds: (given: Case) => Promise<void>])[] = [
  [
    '3',
    'GET, HEAD and OPTIONS are answered on an annotation, the last two without its words',
    async ({ ask, one }) => {
      const [get, head, options] = [
        await ask(`GET ${one}`),
        await ask(`HEAD ${one}`),
        await ask(`OPTIONS ${one}`),
      ];
      expect([get.status, head.status, options.status]).toEqual([200, 200, 204]);
      expect([head.body, options.body]).toEqual(['', '']);
      expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    },
  ],
  [
    '3',
    'an annotation comes as JSON-LD with the profile of the model',
    async ({ ask, one }) => {
      const got = await ask(`GET ${one}`);
      expect(got.headers.get('content-type')).toBe(ANNOTATION_TYPE);
      expect(annotationMusts.filter(({ breaks }) => breaks(json(got))).map(({ id }) => id)).toEqual([]);
    },
  ],
  [
    '3',
    'its Link says that it is a resource',
    async ({ ask, one }) =>
      expect(links(await ask(`GET ${one}`))).toContain('<http://www.w3.org/ns/ldp#Resource>; rel="type"'),
  ],
  [
    '3',
    'it has an ETag',
    async ({ ask, one }) => expect((await ask(`GET ${one}`)).headers.get('etag')).toMatch(/^"\d+"$/),
  ],
  [
    '3',
    'its Allow lists what can be done with it, and that can be done',
    async ({ ask, one }) => {
      expect(words(await ask(`GET ${one}`), 'allow').sort()).toEqual(
        ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PUT'].sort(),
      );
      expect(words(await ask(`PATCH ${one}`, {}), 'allow').sort()).toEqual(
        ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PUT'].sort(),
      );
    },
  ],
  [
    '3',
    'Vary names Accept',
    async ({ ask, one }) => expect(words(await ask(`GET ${one}`), 'vary')).toContain('Accept'),
  ],
  [
    '4',
    'the IRI of a container ends with a slash, and those of its annotations begin with it',
    async ({ ask, at }) => {
      const got = await ask(`GET ${at}`);
      const iri = String(json(got).id).split('?')[0] ?? '';
      expect(iri.endsWith('/annotations/')).toBe(true);
      const { first } = json(got);
      for (const { id } of recordsIn(isRecord(first) ? first.items : []))
        expect(String(id).startsWith(iri)).toBe(true);
    },
  ],
  [
    '4.1',
    'GET, HEAD and OPTIONS are answered on a container',
    async ({ ask, at }) => {
      const all = [await ask(`GET ${at}`), await ask(`HEAD ${at}`), await ask(`OPTIONS ${at}`)];
      expect(all.map(({ status }) => status)).toEqual([200, 200, 204]);
      for (const got of all)
        expect(words(got, 'allow').sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST'].sort());
    },
  ],
  [
    '4.1',
    'it is described in JSON-LD, also for who names no type',
    async ({ ask, at }) => {
      const got = await ask(`GET ${at}`);
      expect(got.headers.get('content-type')).toBe(ANNOTATION_TYPE);
      expect(listOf(json(got).type)).toEqual(['BasicContainer', 'AnnotationCollection']);
      expect(collectionMusts.filter(({ breaks }) => breaks(json(got))).map(({ id }) => id)).toEqual([]);
    },
  ],
  [
    '4.1',
    'every answer’s Link says that it is a container and by what it is constrained',
    async ({ ask, at }) => {
      for (const got of [
        await ask(`GET ${at}`),
        await ask(`HEAD ${at}`),
        await ask(`POST ${at}`, {}),
        await ask(`PUT ${at}`, {}),
      ]) {
        expect(links(got)).toContain('<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"');
        expect(links(got)).toContain(
          '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
        );
      }
    },
  ],
  [
    '4.1',
    'it has an ETag, which is another when something was added',
    async ({ ask, at }) => {
      const [before, again] = [await ask(`GET ${at}`), await ask(`HEAD ${at}`)];
      expect(before.headers.get('etag')).toMatch(/^"[\da-f]+"$/);
      expect(again.headers.get('etag')).toBe(before.headers.get('etag'));
      await ask(`POST ${at}`, annotation('Tin này'));
      expect((await ask(`GET ${at}`)).headers.get('etag')).not.toBe(before.headers.get('etag'));
    },
  ],
  [
    '4.1',
    'Vary names Accept and Prefer',
    async ({ ask, at }) => {
      const vary = words(await ask(`GET ${at}`), 'vary');
      expect(vary).toContain('Accept');
      expect(vary).toContain('Prefer');
    },
  ],
  [
    '4.1',
    'Accept-Post says what can be sent',
    async ({ ask, at }) =>
      expect((await ask(`GET ${at}`)).headers.get('accept-post')).toContain('application/ld+json'),
  ],
  [
    '4.2',
    'with something in it, it has its first page; without, none',
    async ({ ask, at, empty }) => {
      expect(json(await ask(`GET ${at}`))).toHaveProperty('first');
      const none = json(await ask(`GET ${empty}`));
      expect(none).not.toHaveProperty('first');
      expect(none.total).toBe(0);
    },
  ],
  [
    '4.2',
    'Content-Location is the IRI that the description has, which says what the pages hold',
    async ({ ask, at }) => {
      const [plain, iris] = [await ask(`GET ${at}`), await ask(`GET ${at}`, undefined, prefer(IRIS))];
      for (const got of [plain, iris]) expect(got.headers.get('content-location')).toBe(json(got).id);
      expect([
        String(plain.headers.get('content-location')),
        String(iris.headers.get('content-location')),
      ]).toEqual([expect.stringContaining('?iris=0'), expect.stringContaining('?iris=1')]);
    },
  ],
  [
    '4.2.2',
    'minimal: no annotation is in the answer',
    async ({ ask, at }) => {
      const got = json(await ask(`GET ${at}`, undefined, prefer(MINIMAL, IRIS)));
      expect(typeof got.first).toBe('string');
      expect(JSON.stringify(got)).not.toContain('"items"');
      expect(got).not.toHaveProperty('contains');
      expect(String(got.first)).toContain('iris=1');
    },
  ],
  [
    '4.2.3',
    'contained IRIs: the items are names alone',
    async ({ ask, at }) => {
      const { first } = json(await ask(`GET ${at}`, undefined, prefer(IRIS)));
      const items = listOf(isRecord(first) ? first.items : []);
      expect(items.length).toBeGreaterThan(0);
      expect(items.every((item) => typeof item === 'string')).toBe(true);
    },
  ],
  [
    '4.2.4',
    'contained descriptions: the items are whole annotations, as without a preference',
    async ({ ask, at }) => {
      for (const headers of [prefer(DESCRIPTIONS), {}]) {
        const { first } = json(await ask(`GET ${at}`, undefined, headers));
        const items = recordsIn(isRecord(first) ? first.items : []);
        expect(items.length).toBeGreaterThan(0);
        expect(items.every(({ type, target }) => type === 'Annotation' && isRecord(target))).toBe(true);
      }
    },
  ],
  [
    '4.3',
    'a page is part of its container, and the pages lead to one another',
    async ({ ask, at }) => {
      const page = json(await ask(`GET ${at}?iris=0&page=0`));
      expect(pageMusts.filter(({ breaks }) => breaks(page)).map(({ id }) => id)).toEqual([]);
      expect(isRecord(page.partOf) && page.partOf.id).toContain(`${at}?iris=0`);
      expect(page).not.toHaveProperty('prev');
      expect(page).not.toHaveProperty('next');
      expect(json(await ask(`GET ${at}?iris=0&page=1`))).toHaveProperty('prev');
    },
  ],
  [
    '5.1',
    'what is posted gets a name in the container, and is answered with 201, Location and itself',
    async ({ ask, at }) => {
      const got = await ask(`POST ${at}`, annotation('Bản tin'));
      expect(got.status).toBe(201);
      expect(got.headers.get('location')).toBe(json(got).id);
      expect(pathOf(json(got).id).startsWith(at)).toBe(true);
      expect(got.headers.get('etag')).toBeTruthy();
      expect(json(await ask(`GET ${pathOf(json(got).id)}`))).toEqual(json(got));
    },
  ],
  [
    '5.1',
    'canonical stays; the name it had goes to via',
    async ({ ask, at }) => {
      const [id, canonical] = [`https://elsewhere.example.org/${newId()}`, `urn:uuid:${crypto.randomUUID()}`];
      const got = json(await ask(`POST ${at}`, { ...annotation('Bản'), id, canonical }));
      expect(got.canonical).toBe(canonical);
      expect(listOf(got.via)).toEqual([id]);
      expect(got.id).not.toBe(id);
    },
  ],
  [
    '5.2',
    'a name that is suggested may be passed over',
    async ({ ask, at }) => {
      const got = await ask(`POST ${at}`, annotation('tin'), { slug: 'my-annotation' });
      expect(got.status).toBe(201);
    },
  ],
  [
    '5.3',
    'PUT replaces it, asks for If-Match, and answers with what it is now',
    async ({ ask, at }) => {
      const made = await ask(`POST ${at}`, annotation('Quân đội'));
      const path = pathOf(json(made).id);
      const next = { ...json(made), 'vm:score': 3 };
      expect((await ask(`PUT ${path}`, next)).status).toBe(428);
      const put = await ask(`PUT ${path}`, next, etag(made));
      expect(put.status).toBe(200);
      expect(json(put)).toMatchObject({ id: json(made).id, 'vm:score': 3, canonical: json(made).canonical });
      expect(put.headers.get('etag')).not.toBe(made.headers.get('etag'));
      expect((await ask(`PUT ${path}`, next, etag(made))).status).toBe(412);
      const renamed = { ...next, canonical: 'urn:uuid:00000000-0000-4000-8000-000000000000' };
      expect((await ask(`PUT ${path}`, renamed, etag(put))).status).toBe(422);
    },
  ],
  [
    '5.4',
    'DELETE takes it away with 204, asks for If-Match, and it is not found any more',
    async ({ ask, at }) => {
      const made = await ask(`POST ${at}`, annotation('sân bay'));
      const path = pathOf(json(made).id);
      expect((await ask(`DELETE ${path}`)).status).toBe(428);
      expect((await ask(`DELETE ${path}`, undefined, { 'if-match': '"999"' })).status).toBe(412);
      expect((await ask(`DELETE ${path}`, undefined, etag(made))).status).toBe(204);
      expect((await ask(`GET ${path}`)).status).toBe(404);
      expect(JSON.stringify(json(await ask(`GET ${at}`)))).not.toContain(path);
    },
  ],
];

let source = '';
const annotation = (exact: string) => ({
  ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', id: `urn:x:${newId()}` },
  body: { type: 'TextualBody', purpose: 'commenting', value: 'Xem lại.' },
  target: { source, selector: { type: 'TextQuoteSelector', exact } },
});

eachEngine('the container of a version’s annotations', () => {
  let [checker, viewer, stranger]: Person[] = [];
  let [program, reader, foreign]: Program[] = [];
  const here = <One>(one: One | undefined): One => {
    if (!one) throw new Error('nobody there');
    return one;
  };

  /** An article with one claim that has a verdict, its container, and an empty one. */
  const aCase = async (): Promise<Case> => {
    const { id, articleId, versionId } = await aClaim(here(checker));
    await askAs(here(checker), 'verdict.give', {
      ...{ id: newId(), claimId: id, version: 1, verdict: 'unconfirmed', basis: 'single_source' },
    });
    const other = await aClaim(here(checker));
    await askAs(here(checker), 'claim.withdraw', { claimId: other.id, version: 1 });
    const { occurrences } = await readWorkspace(here(checker), articleId);
    const at = `/versions/${versionId}/annotations/`;
    const { target } = json(await here(program).ask(`GET ${at}${occurrences[0]?.id}`));
    source = isRecord(target) ? String(target.source) : '';
    return {
      ...{ ask: (...asked) => here(program).ask(...asked), at },
      empty: `/versions/${other.versionId}/annotations/`,
      one: `${at}${occurrences[0]?.id}`,
    };
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

  it.each(musts)('%s: %s', async (_, __, holds) => holds(await aCase()));

  it('goes by the rights of the screens', async () => {
    const { at, one, ask } = await aCase();
    expect((await here(reader).ask(`GET ${at}`)).status).toBe(200);
    expect((await here(reader).ask(`POST ${at}`, annotation('Tin này'))).status).toBe(403);
    for (const line of [`GET ${at}`, `GET ${one}`, `HEAD ${at}`, `OPTIONS ${one}`])
      expect((await here(foreign).ask(line)).status, line).toBe(404);
    expect((await here(foreign).ask(`POST ${at}`, annotation('Tin này'))).status).toBe(404);
    const got = await ask(`GET ${one}`);
    expect((await here(foreign).ask(`PUT ${one}`, json(got), etag(got))).status).toBe(404);
    expect((await here(foreign).ask(`DELETE ${one}`, undefined, etag(got))).status).toBe(404);
    const only = await aProgram(here(checker), ['mark']);
    const linked = {
      ...annotation('Tin này'),
      body: {
        ...{ type: 'SpecificResource', purpose: 'linking', source: 'https://example.org/x' },
        selector: { type: 'TextQuoteSelector', exact: 'Không đúng.' },
      },
    };
    expect((await only.ask(`POST ${at}`, linked)).status).toBe(403);
  });

  it('replaces what an annotation says by the verbs: passage, words, verdict, notes', async () => {
    const { at, ask } = await aCase();
    const all = json(await ask(`GET ${at}`));
    const [first] = recordsIn(isRecord(all.first) ? all.first.items : []);
    const path = pathOf(first?.id);
    const got = await ask(`GET ${path}`);
    const body = recordsIn(json(got).body).map((one) => {
      if (one.purpose === 'describing') return { ...one, value: 'Quân đội đã tới Almaty.' };
      return one.purpose === 'classifying'
        ? { ...one, value: 'disputed', 'verimark:basis': 'conflicting' }
        : one;
    });
    const note = { type: 'TextualBody', purpose: 'commenting', value: 'Đã hỏi.', 'verimark:part': 'note' };
    const put = await ask(`PUT ${path}`, { ...json(got), body: [...body, note] }, etag(got));
    expect(put.status).toBe(200);
    const said = recordsIn(json(put).body);
    expect(said.find(({ purpose }) => purpose === 'describing')?.value).toBe('Quân đội đã tới Almaty.');
    expect(said.find(({ purpose }) => purpose === 'classifying')?.value).toBe('disputed');
    expect(said.filter(({ value }) => value === 'Đã hỏi.')).toHaveLength(1);
    const again = await ask(`PUT ${path}`, json(put), etag(put));
    expect([again.status, again.headers.get('etag')]).toEqual([200, put.headers.get('etag')]);
    const gone = {
      ...json(again),
      body: recordsIn(json(again).body).filter(({ value }) => value !== 'Đã hỏi.'),
    };
    const without = await ask(`PUT ${path}`, gone, etag(again));
    expect(JSON.stringify(json(without))).not.toContain('Đã hỏi.');
  });

  it('says and replaces what was looked for, who was asked and what it is linked with, as far as it is public', async () => {
    const { one, ask } = await aCase();
    const found = await aCase();
    const got = await ask(`GET ${one}`);
    const claims = async (path: string) => {
      const [body] = recordsIn(json(await ask(`GET ${path}`)).body);
      return String(body?.source);
    };
    const said = { type: 'TextualBody', purpose: 'commenting', created: '2022-01-07T08:00:00.000Z' };
    const search = {
      ...{ ...said, value: 'Đã tìm.', 'verimark:part': 'search', 'verimark:lookedFor': 'sân bay' },
      ...{ 'verimark:place': 'Google', 'verimark:outcome': 'nothing' },
    };
    const contact = {
      ...{ ...said, value: 'Đã hỏi.', 'verimark:part': 'contact', 'verimark:contacted': 'Bộ Quốc phòng' },
      ...{ 'verimark:channel': 'email', 'verimark:outcome': 'no_answer' },
    };
    const link = {
      ...{ type: 'SpecificResource', purpose: 'linking', source: await claims(found.one) },
      ...{ 'verimark:part': 'link', 'verimark:kind': 'same', 'verimark:direction': 'from' },
    };
    const body = [...recordsIn(json(got).body), search, contact, link];
    const put = await ask(`PUT ${one}`, { ...json(got), body }, etag(got));
    expect(put.status).toBe(200);
    const parts = (of: Got) => recordsIn(json(of).body).map((each) => each['verimark:part']);
    for (const part of ['search', 'contact', 'link'])
      expect(parts(put).filter((each) => each === part)).toHaveLength(1);
    const other = recordsIn(json(await ask(`GET ${found.one}`)).body);
    expect(other.find((each) => each['verimark:part'] === 'link')).toMatchObject({
      ...{ source: await claims(one), 'verimark:direction': 'to' },
    });
    const again = await ask(`PUT ${one}`, json(put), etag(put));
    expect([again.status, again.headers.get('etag')]).toEqual([200, put.headers.get('etag')]);
    const gone = await ask(`PUT ${one}`, { ...json(again), body: recordsIn(json(got).body) }, etag(again));
    expect(gone.status).toBe(200);
    expect(parts(gone)).toEqual(parts(got));
  });

  it('takes nothing away that an annotation without a verdict does not say', async () => {
    const { id: claimId, articleId, versionId } = await aClaim(here(checker));
    const note = { id: newId(), text: 'Đã hỏi bộ hai lần.', visibility: 'public' };
    await askAs(here(checker), 'note.add', { ...note, claimId, version: 1 });
    await askAs(here(checker), 'claim.edit', {
      claimId,
      version: 2,
      place: 'Almaty',
      subjects: ['quân đội'],
    });
    const { occurrences } = await readWorkspace(here(checker), articleId);
    const one = `/versions/${versionId}/annotations/${occurrences[0]?.id}`;
    const got = await here(program).ask(`GET ${one}`);
    const put = await here(program).ask(`PUT ${one}`, { ...json(got), 'vm:score': 4 }, etag(got));
    expect(put.status).toBe(200);
    const { notes, claims } = await readWorkspace(here(checker), articleId);
    expect(notes).toMatchObject([{ text: note.text, deletedAt: null }]);
    expect(claims).toMatchObject([{ place: 'Almaty', subjects: ['quân đội'] }]);
  });

  it('tells nothing of a first verdict on a blind desk, nor of internal notes', async () => {
    const deskId = await anEmptyDesk();
    const [one, two] = [await aPerson(deskId, 'checker'), await aPerson(deskId, 'checker')];
    const { id: claimId, versionId } = await aClaim(one);
    const before = await (await aProgram(two)).ask(`GET /versions/${versionId}/annotations/`);
    await changeDeskOptions(await aPerson(deskId, 'admin'), {
      ...{ approvals: 2, blind: true, fetching: false, publishing: false },
    });
    await askAs(one, 'verdict.give', {
      ...{
        id: newId(),
        claimId,
        version: 1,
        verdict: 'disputed',
        basis: 'conflicting',
        rationale: 'Hai bên.',
      },
    });
    const note = { claimId, version: 1, text: 'Kín đáo.', visibility: 'public' };
    await askAs(one, 'note.add', { ...note, id: newId(), version: 2 }).catch(() =>
      askAs(one, 'note.add', { ...note, id: newId() }),
    );
    const after = await (await aProgram(two)).ask(`GET /versions/${versionId}/annotations/`);
    expect(json(after)).toEqual(json(before));
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
    expect(
      JSON.stringify(json(await (await aProgram(one)).ask(`GET /versions/${versionId}/annotations/`))),
    ).toContain('disputed');
  });

  it.each([
    ['no annotation', {}, 400],
    ['a list', [], 400],
    ['words that are not there', 'London', 422],
    ['words that are there twice', 'n', 422],
  ])('refuses %s', async (_, sent, status) => {
    const { at, ask } = await aCase();
    const got = await ask(`POST ${at}`, typeof sent === 'string' ? annotation(sent) : sent);
    expect(got).toMatchObject({ status, body: { status } });
    expect(got.headers.get('content-type')).toBe('application/problem+json');
  });

  it('refuses what is here already', async () => {
    const { at, ask } = await aCase();
    const one = annotation('Tin này');
    expect((await ask(`POST ${at}`, one)).status).toBe(201);
    expect(await ask(`POST ${at}`, one)).toMatchObject({ status: 409, body: { code: 'annotation.known' } });
  });

  it('makes one for a key, however often it is sent', async () => {
    const { at, ask } = await aCase();
    const [one, key] = [annotation('Tin này'), { 'idempotency-key': newId() }];
    const [first, again] = [await ask(`POST ${at}`, one, key), await ask(`POST ${at}`, one, key)];
    expect([again.status, json(again).id]).toEqual([201, json(first).id]);
  });
});
