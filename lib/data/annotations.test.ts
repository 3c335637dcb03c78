import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { graphemeBoundary } from '@/lib/domain/text';
import { addressesOf } from '@/lib/formats/addresses';
import { annotationMusts } from '@/lib/formats/annotation-musts';
import { brokenRules } from '@/lib/formats/annotation-rules';
import { isRecord, type JsonRecord, recordsIn } from '@/lib/formats/json-value';
import { reportAnnotations } from '@/lib/formats/report-annotations';
import { word } from '@/lib/formats/testing-words';
import { importAnnotations, previewAnnotations } from './annotations';
import { importArticle } from './articles';
import { database } from './client';
import { readStory } from './history';
import { perform } from './perform';
import { everyClaimOf } from './report';
import { takeImportBack } from './take-over';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim, anItem, askAs } from './testing-claim';
import { aMember } from './testing-full-desk';
import { verifyDesk } from './verify';
import { readWorkspace } from './workspace';

type Person = Actor & { kind: 'person' };

const ORIGIN = 'https://desk.example.org';
const TEXT =
  'Bản tin. Theo một quan chức, quân đội đã tới sân bay. Những cáo buộc như vậy đã bị Washington bác bỏ.';
const QUOTE = 'quân đội đã tới sân bay';

const addressesFor = (actor: Person) => addressesOf(ORIGIN, actor.deskId);

const exported = async (actor: Person, articleId: string): Promise<JsonRecord> => {
  const report = await everyClaimOf(actor, articleId, 'vi');
  return JSON.parse([...reportAnnotations(report, addressesFor(actor))].join(''));
};

const itemsOf = ({ first }: JsonRecord): JsonRecord[] => (isRecord(first) ? recordsIn(first.items) : []);

const importing = (actor: Person, articleId: string | null, json: unknown, requestId: string = newId()) =>
  importAnnotations(actor, { json, articleId, addresses: addressesFor(actor) }, requestId);

const anArticle = async (actor: Person, text = `${newId()}. ${TEXT}`, more = {}) => {
  const { articleId } = await importArticle(actor, { text, ...more });
  const version = await (await database()).articleVersion.findFirstOrThrow({ where: { articleId } });
  return { articleId, versionId: version.id, text: version.text };
};

const rangeOf = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

/** Everything that goes out with an annotation: two passages, all that is known of the claim, notes, evidence. */
const aWholeClaim = async (
  actor: Person,
  { articleId, versionId, text }: Awaited<ReturnType<typeof anArticle>>,
) => {
  const claimId = newId();
  let version = 1;
  const ask = async (verb: Parameters<typeof askAs>[1], input: object) => {
    await askAs(actor, verb, { claimId, version, ...input }, articleId);
    version += 1;
  };
  await askAs(
    actor,
    'claim.draft',
    { id: claimId, occurrenceId: newId(), versionId, ...rangeOf(text, QUOTE) },
    articleId,
  );
  await ask('occurrence.add', { id: newId(), versionId, ...rangeOf(text, 'Washington') });
  await ask('claim.edit', {
    ...{ statement: 'Quân đội đã tới sân bay Almaty.', shortText: 'Quân đội tới Almaty', type: 'event' },
    ...{
      subjects: ['Quân đội', 'confirmed'],
      claimDate: '2022-01',
      place: 'Almaty',
      sourceKind: 'anonymous',
    },
  });
  await ask('note.add', { id: newId(), text: 'Đã hỏi hai lần. 👨‍👩‍👧', visibility: 'public' });
  await ask('note.add', { id: newId(), text: 'The deputy told us.', visibility: 'internal' });
  const originId = newId();
  await ask('evidence.add', {
    ...{ ...anItem, id: newId(), archiveUrl: 'https://archive.example.org/1', title: 'Bản tin sáng' },
    newOrigin: { id: originId, name: 'Thông cáo' },
  });
  await ask('evidence.add', {
    ...{ ...anItem, id: newId(), url: null, document: 'Công văn 12', stance: 'contradicts', originId },
  });
  for (const [lookedFor, result] of [
    ['sân bay Almaty 👨‍👩‍👧', ''],
    ['quân đội'.normalize('NFD'), 'Không thấy gì.'],
  ])
    await ask('search.log', {
      ...{ id: newId(), lookedFor, place: 'Google', searchedAt: '2022-01-07T08:00:00.000Z' },
      ...{ outcome: 'nothing', result, visibility: 'public' },
    });
  await ask('search.log', {
    ...{ id: newId(), lookedFor: 'chỉ trong bàn', place: 'Google', searchedAt: '2022-01-07T08:00:00.000Z' },
    ...{ outcome: 'found', visibility: 'internal' },
  });
  await ask('contact.log', {
    ...{ id: newId(), contacted: 'Bộ Quốc phòng 🇻🇳', channel: 'email', outcome: 'no_answer' },
    ...{ attemptedAt: '2022-01-07T09:00:00.000Z', visibility: 'public' },
  });
  await ask('contact.log', {
    ...{ id: newId(), outcome: 'not_applicable', response: 'Không nêu tên ai.', visibility: 'public' },
    attemptedAt: '2022-01-07T09:30:00.000Z',
  });
  await ask('verdict.give', {
    ...{ id: newId(), verdict: 'disputed', basis: 'conflicting', confidence: 'low' },
    ...{ rationale: 'Hai bên nói khác nhau.', whatWouldChangeIt: 'Một văn bản.' },
  });
  return claimId;
};

/** Parts that happened when they did, whoever tells of them. */
const DATED: readonly unknown[] = ['search', 'contact'];

const isLink = (value: unknown): boolean => isRecord(value) && value['verimark:part'] === 'link';

/** Links are a set: those of one import are made at one moment. */
const inOrder = (all: readonly unknown[]): unknown[] => [
  ...all.filter((one) => !isLink(one)),
  ...all.filter(isLink).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
];

/** Without what is another in another desk: names, times, authors. */
const comparable = (value: unknown): unknown => {
  if (Array.isArray(value)) return inOrder(value.map(comparable));
  if (!isRecord(value)) return value;
  const part = value['verimark:part'];
  const other = [
    ...['id', 'via', 'cached', 'modified', 'generated', 'creator'],
    ...(DATED.includes(part) ? [] : ['created']),
    ...(value.purpose === 'linking' && part !== 'link' ? [] : ['source']),
  ];
  const isOwn = (name: string) => other.includes(name);
  const sourceDate = value.cached && /\/api\/desks\//.test(String(value.cached)) ? ['sourceDate'] : [];
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      (isOwn(name) && !(name === 'cached' && sourceDate.length === 0)) || sourceDate.includes(name)
        ? []
        : [[name, comparable(one)]],
    ),
  );
};

eachEngine('annotations', () => {
  let [here, there, viewer]: Person[] = [];
  const at = <One>(one: One | undefined): One => {
    if (!one) throw new Error('nobody there');
    return one;
  };

  beforeAll(async () => {
    here = await aMember(await anEmptyDesk(), 'checker');
    const other = await anEmptyDesk();
    there = await aMember(other, 'checker');
    viewer = await aMember(other, 'viewer');
  });

  /** A claim here, its annotations, and the same text there. */
  const aCopy = async () => {
    const text = `${newId()}. ${TEXT}`;
    const mine = await anArticle(at(here), text);
    const claimId = await aWholeClaim(at(here), mine);
    const theirs = await anArticle(at(there), text);
    return { claimId, mine, theirs, json: await exported(at(here), mine.articleId) };
  };

  it('of a desk come into another as they were: claim, proposed verdict, public notes, evidence', async () => {
    const { theirs, json } = await aCopy();
    for (const one of itemsOf(json)) {
      const whole = { '@context': json['@context'], ...one };
      expect(annotationMusts.filter(({ breaks }) => breaks(whole)).map(({ id }) => id)).toEqual([]);
      expect(brokenRules(whole, () => theirs.text)).toEqual([]);
    }
    const { rows, taken } = await importing(at(there), theirs.articleId, json);
    expect(rows).toMatchObject([
      {
        ...{ outcome: 'claim', verdict: 'disputed', notes: 1, evidence: 2, refused: [], because: null },
        ...{ searches: 2, contacts: 2, links: 0, unlinked: 0 },
      },
      { outcome: 'place', verdict: null, notes: 0, evidence: 0, searches: 0, contacts: 0, refused: [] },
    ]);
    expect(taken).toBe(2);
    const { claims, occurrences, assessments, notes, evidence, origins, searches, contacts } =
      await readWorkspace(at(there), theirs.articleId);
    expect(searches.map((one) => [one.lookedFor, one.outcome, one.result, one.visibility])).toEqual([
      ['sân bay Almaty 👨‍👩‍👧', 'nothing', '', 'public'],
      ['quân đội'.normalize('NFD'), 'nothing', 'Không thấy gì.', 'public'],
    ]);
    expect(contacts.map((one) => [one.contacted, one.channel, one.outcome, one.response])).toEqual([
      ['Bộ Quốc phòng 🇻🇳', 'email', 'no_answer', ''],
      ['', null, 'not_applicable', 'Không nêu tên ai.'],
    ]);
    expect(claims).toMatchObject([
      {
        ...{ statement: 'Quân đội đã tới sân bay Almaty.', shortText: 'Quân đội tới Almaty', type: 'event' },
        ...{ subjects: ['Quân đội', 'confirmed'], claimDate: '2022-01', sourceKind: 'anonymous' },
      },
    ]);
    expect(occurrences.map(({ exact }) => exact).sort()).toEqual(['Washington', QUOTE].sort());
    expect(assessments).toMatchObject([
      { verdict: 'disputed', state: 'proposed', confidence: 'low', authorId: at(there).userId },
    ]);
    expect(notes).toMatchObject([{ text: 'Đã hỏi hai lần. 👨‍👩‍👧', visibility: 'public' }]);
    expect(evidence.map(({ url, stance, document }) => [url, stance, document])).toEqual([
      ['https://example.org/tin', 'supports', null],
      [null, 'contradicts', 'Công văn 12'],
    ]);
    expect(new Set(evidence.map(({ originId }) => originId))).toEqual(new Set(origins.map(({ id }) => id)));
    const again = await exported(at(there), theirs.articleId);
    expect(itemsOf(again).map(comparable)).toEqual(itemsOf(json).map(comparable));
    expect(itemsOf(again).map(({ via }) => via)).toEqual(itemsOf(json).map(({ id }) => [id]));
  });

  /** Claims here by the words that they are on, linked one with another: A reports B, and B contradicts C. */
  const threeLinked = async () => {
    const text = `${newId()}. ${TEXT}`;
    const mine = await anArticle(at(here), text);
    const { articleId, versionId } = mine;
    const words = ['Bản tin', 'Washington', 'sân bay'] as const;
    const ids = words.map(() => newId());
    for (const [i, id] of ids.entries()) {
      const range = rangeOf(text, words[i] ?? '');
      await askAs(at(here), 'claim.draft', { id, occurrenceId: newId(), versionId, ...range }, articleId);
      const verdict = { id: newId(), claimId: id, version: 1, verdict: 'unconfirmed' };
      await askAs(at(here), 'verdict.give', verdict, articleId);
    }
    const [a = '', b = '', c = ''] = ids;
    const version = async (id: string) =>
      (await (await database()).claim.findUniqueOrThrow({ where: { id } })).version;
    const link = async (fromId: string, kind: string, toId: string) =>
      askAs(at(here), 'claim.link', { id: newId(), fromId, version: await version(fromId), toId, kind });
    await link(a, 'reports', b);
    await link(b, 'contradicts', c);
    const theirs = await anArticle(at(there), text);
    return { articleId, theirs, json: await exported(at(here), articleId) };
  };

  const linksIn = async (articleId: string) => {
    const { claims, links } = await readWorkspace(at(there), articleId);
    const words = (id: string) => claims.find((one) => one.id === id)?.statement;
    return links.map(({ fromId, kind, toId }) => [words(fromId), kind, words(toId)].join(' ')).sort();
  };

  it('bring their links, each once, though both ends and every passage say so', async () => {
    const { theirs, json } = await threeLinked();
    const handed = { json, articleId: theirs.articleId, addresses: addressesFor(at(there)) };
    const before = await previewAnnotations(at(there), handed);
    const { rows } = await importing(at(there), theirs.articleId, json);
    for (const told of [before.rows, rows])
      expect(told.map((one) => [one.words, one.links, one.unlinked])).toEqual([
        ['Bản tin', 1, 0],
        ['sân bay', 1, 0],
        ['Washington', 2, 0],
      ]);
    const linked = ['Bản tin reports Washington', 'Washington contradicts sân bay'];
    expect(await linksIn(theirs.articleId)).toEqual(linked);
    const again = await exported(at(there), theirs.articleId);
    expect(itemsOf(again).map(comparable)).toEqual(itemsOf(json).map(comparable));
    await importing(at(there), theirs.articleId, json);
    expect(await linksIn(theirs.articleId)).toEqual(linked);
    const { faults } = await verifyDesk(await database(), at(there).deskId);
    expect(faults).toEqual([]);
  });

  it('that come one after the other are linked when both are there, and until then it is told', async () => {
    const { theirs, json } = await threeLinked();
    const [a, c, b] = itemsOf(json);
    const first = await importing(at(there), theirs.articleId, [a, c]);
    expect(first.rows.map((one) => [one.links, one.unlinked])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const second = await importing(at(there), theirs.articleId, b);
    expect(second.rows).toMatchObject([{ links: 2, unlinked: 0 }]);
    expect(await linksIn(theirs.articleId)).toHaveLength(2);
  });

  it('whose links nobody may make come without them, and say so', async () => {
    const { theirs, json } = await threeLinked();
    const { only: _, ...person } = at(there);
    const only = ['article.read', 'annotation.import', 'claim.draft', 'claim.edit'] as const;
    const { rows } = await importing({ ...person, only: [...only] }, theirs.articleId, json);
    expect(rows.flatMap((one) => one.refused).filter(({ verb }) => verb === 'claim.link')).toEqual([
      { verb: 'claim.link', code: 'permission.denied' },
      { verb: 'claim.link', code: 'permission.denied' },
    ]);
    expect(await linksIn(theirs.articleId)).toEqual([]);
  });

  it('are taken once: the second time each is there already', async () => {
    const { theirs, json, mine } = await aCopy();
    await importing(at(there), theirs.articleId, json);
    const again = await importing(at(there), theirs.articleId, json);
    expect(again).toMatchObject({ taken: 0, known: 2, left: 0 });
    expect((await readWorkspace(at(there), theirs.articleId)).claims).toHaveLength(1);
    expect(await importing(at(here), mine.articleId, json)).toMatchObject({ taken: 0, known: 2 });
    const back = await exported(at(there), theirs.articleId);
    expect(await importing(at(here), mine.articleId, back)).toMatchObject({ taken: 0, known: 2 });
  });

  it('sent again with the same request answer as the first time', async () => {
    const { theirs, json } = await aCopy();
    const requestId = newId();
    const first = await importing(at(there), theirs.articleId, json, requestId);
    const again = await importing(at(there), theirs.articleId, json, requestId);
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['claim', 'claim']);
    expect(again.taken).toBe(first.taken);
    expect((await readWorkspace(at(there), theirs.articleId)).claims).toHaveLength(1);
  });

  it('are one event for each claim, which its story tells, undo takes back, and verify knows', async () => {
    const { theirs, json } = await aCopy();
    const { rows } = await importing(at(there), theirs.articleId, json);
    const claimId = rows[0]?.claimId ?? '';
    const { steps } = await readStory(at(there), claimId);
    expect(steps.map(({ action }) => action)).toEqual(['annotation.import']);
    const { history } = await readWorkspace(at(there), theirs.articleId);
    expect(history.undo).toBe('annotation.take-over');
    await perform(at(there), {
      ...{ verb: 'history.undo', requestId: newId(), articleId: theirs.articleId, input: {} },
    });
    expect((await readWorkspace(at(there), theirs.articleId)).claims).toEqual([]);
    await perform(at(there), {
      ...{ verb: 'history.redo', requestId: newId(), articleId: theirs.articleId, input: {} },
    });
    const back = await readWorkspace(at(there), theirs.articleId);
    expect([back.claims.length, back.evidence.length]).toEqual([1, 2]);
    const { faults } = await verifyDesk(await database(), at(there).deskId);
    expect(faults).toEqual([]);
  });

  /** Three claims of one import, and a way along the history there. */
  const anImport = async (requestId: string = newId()) => {
    const { theirs, json } = await threeLinked();
    const { rows } = await importing(at(there), theirs.articleId, json, requestId);
    const { articleId } = theirs;
    const [a = '', c = '', b = ''] = rows.map(({ claimId }) => claimId ?? '');
    const go = (verb: 'history.undo' | 'history.redo', id: string = newId()) =>
      perform(at(there), { verb, requestId: id, articleId, input: null });
    const ids = async () => (await readWorkspace(at(there), articleId)).claims.map(({ id }) => id);
    return { articleId, requestId, json, a, b, c, go, ids };
  };

  const note = (claimId: string, version: number, articleId: string) =>
    askAs(
      at(there),
      'note.add',
      { id: newId(), claimId, version, text: 'Đã hỏi.', visibility: 'internal' },
      articleId,
    );

  const versionOf = async (id: string) =>
    (await (await database()).claim.findUniqueOrThrow({ where: { id } })).version;

  const wrong = async () => (await verifyDesk(await database(), at(there).deskId)).faults;

  it('are one step of history, back and forth, links and all', async () => {
    const { articleId, go, ids } = await anImport();
    const before = await ids();
    const requestId = newId();
    const undone = await go('history.undo', requestId);
    expect(undone).toMatchObject({ left: [], history: { undo: null, redo: 'annotation.take-over' } });
    expect(await ids()).toEqual([]);
    expect(await go('history.undo', requestId)).toEqual(undone);
    expect(await linksIn(articleId)).toEqual([]);
    expect(undone.change.filter(({ kind }) => kind === 'claim').length).toBeGreaterThanOrEqual(3);
    expect((await go('history.redo')).history).toEqual({ undo: 'annotation.take-over', redo: null });
    expect([await ids(), (await linksIn(articleId)).length]).toEqual([before, 2]);
    await go('history.undo');
    expect(await ids()).toEqual([]);
    expect(await codeOf(go('history.undo'))).toBe('undo.nothing');
    expect(await wrong()).toEqual([]);
  });

  it('that were worked on stay when an import is taken back, and are named; so do those linked from elsewhere', async () => {
    const { articleId, requestId, a, b, c, ids } = await anImport();
    const elsewhere = await aClaim(at(there));
    const link = { id: newId(), fromId: elsewhere.id, version: 1, toId: b, kind: 'same' };
    await askAs(at(there), 'claim.link', link, elsewhere.articleId);
    await note(a, await versionOf(a), articleId);
    await note(c, await versionOf(c), articleId);
    await perform(at(there), { verb: 'history.undo', requestId: newId(), articleId, input: null });
    const told = await takeImportBack(at(there), requestId);
    expect(told.left.map(({ id }) => id).sort()).toEqual([a, b].sort());
    expect(await ids()).toEqual(expect.arrayContaining([a, b]));
    expect(await ids()).not.toContain(c);
    expect(await takeImportBack(at(there), requestId)).toEqual(told);
    expect((await readWorkspace(at(there), articleId)).history).toEqual({
      ...{ undo: 'note.add', redo: 'annotation.take-over' },
    });
    expect(await wrong()).toEqual([]);
  });

  it('all worked on stay, and nothing is taken back', async () => {
    const { articleId, requestId, a, b, c, go, ids } = await anImport();
    const other = await aMember(at(there).deskId, 'editor');
    for (const id of [a, b, c])
      await askAs(
        other,
        'claim.edit',
        { claimId: id, version: await versionOf(id), place: 'Almaty' },
        articleId,
      );
    expect(await codeOf(go('history.undo'))).toBe('undo.changed');
    expect(await takeImportBack(at(there), requestId)).toMatchObject({ back: 0, left: { length: 3 } });
    expect(await ids()).toHaveLength(3);
  });

  it('taken back are not there again when the same request comes late; another brings them anew', async () => {
    const { articleId, requestId, json, ids } = await anImport();
    await takeImportBack(at(there), requestId);
    await importing(at(there), articleId, json, requestId);
    expect(await ids()).toEqual([]);
    await importing(at(there), articleId, json);
    expect(await ids()).toHaveLength(3);
    expect(await wrong()).toEqual([]);
  });

  it('of others are nobody’s to take back', async () => {
    const { requestId } = await anImport();
    const other = await aMember(at(there).deskId, 'editor');
    expect(await codeOf(takeImportBack(other, requestId))).toBe('input.invalid');
    expect(await codeOf(takeImportBack(at(there), newId()))).toBe('undo.nothing');
    expect(await codeOf(takeImportBack(at(viewer), requestId))).toBe('permission.denied');
  });

  it('are shown before they are taken, and nothing is stored', async () => {
    const { theirs, json } = await aCopy();
    const handed = { json, articleId: theirs.articleId, addresses: addressesFor(at(there)) };
    const before = await previewAnnotations(at(there), handed);
    expect(before).toMatchObject({ taken: 2, known: 0, left: 0 });
    expect((await readWorkspace(at(there), theirs.articleId)).claims).toEqual([]);
  });

  it('without an article go to those that they name', async () => {
    const url = `https://example.org/${newId()}`;
    const { articleId } = await anArticle(at(there), `${newId()}. ${TEXT}`, { url });
    const json = {
      ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', id: `${url}#1` },
      body: [
        { type: 'TextualBody', purpose: 'commenting', value: 'Sai.' },
        { type: 'TextualBody', purpose: 'tagging', value: 'liar' },
        {
          ...{ type: 'SpecificResource', purpose: 'linking', source: 'https://example.org/x' },
          selector: { type: 'TextQuoteSelector', exact: 'Không đúng.' },
        },
        { type: 'SpecificResource', purpose: 'linking', source: 'https://example.org/y' },
      ],
      target: { source: url, selector: { type: 'TextQuoteSelector', exact: 'Washington' } },
      'vm:score': 3,
    };
    const nowhere = { ...json, id: 'urn:x:2', target: { ...json.target, source: 'https://example.org/no' } };
    const { rows } = await importing(at(there), null, [json, nowhere]);
    expect(rows).toMatchObject([
      { outcome: 'claim', articleId, notes: 2, evidence: 1, verdict: null, kept: ['vm:score', 'body'] },
      { outcome: 'left', because: 'other-text', source: 'https://example.org/no' },
    ]);
    const { claims, notes, evidence, assessments } = await readWorkspace(at(there), articleId);
    expect(claims).toMatchObject([{ statement: 'Washington' }]);
    expect(notes.map(({ text, visibility }) => [text, visibility])).toEqual([
      ['Sai.', 'internal'],
      ['https://example.org/y', 'internal'],
    ]);
    expect(evidence).toMatchObject([{ stance: 'contextualises', publisher: 'example.org' }]);
    expect(assessments).toEqual([]);
    const claimId = claims[0]?.id ?? '';
    await askAs(at(there), 'verdict.give', { id: newId(), claimId, version: 1, verdict: 'unconfirmed' });
    const [out] = itemsOf(await exported(at(there), articleId));
    expect(out).toMatchObject({ 'vm:score': 3, via: [json.id] });
    expect(recordsIn(out?.body).filter(({ value }) => value === 'liar')).toHaveLength(1);
    expect(JSON.stringify(out)).not.toContain('Sai.');
  });

  it('on a text that nobody names are placed only where the words around them stand too', async () => {
    const { articleId } = await anArticle(at(there));
    const on = (selector: object, id: string) => ({
      ...{ type: 'Annotation', id: `urn:x:${newId()}:${id}` },
      target: {
        source: 'https://elsewhere.example.org/a',
        selector: { type: 'TextQuoteSelector', ...selector },
      },
    });
    const { rows } = await importing(at(there), articleId, [
      on({ exact: 'Washington' }, 'short'),
      on({ exact: 'Washington', prefix: 'cáo buộc như vậy đã bị ', suffix: ' bác bỏ.' }, 'certain'),
      on({ exact: 'Washington', prefix: 'Một văn bản khác hẳn nói rằng ', suffix: ' bác bỏ.' }, 'other'),
    ]);
    expect(rows.map(({ outcome, because }) => [outcome, because])).toEqual([
      ['left', 'other-text'],
      ['claim', null],
      ['left', 'other-text'],
    ]);
  });

  it('bring what the rules let in, and list what they do not', async () => {
    const { theirs, json } = await aCopy();
    const [first] = itemsOf(json);
    const body = recordsIn(first?.body).map((one) =>
      one['verimark:part'] === 'evidence' ? { ...one, 'verimark:publisher': 7 } : one,
    );
    const { rows } = await importing(at(there), theirs.articleId, { ...first, body });
    expect(rows).toMatchObject([{ outcome: 'claim', evidence: 0, notes: 1, verdict: 'disputed' }]);
    expect(rows[0]?.refused).toEqual([
      { verb: 'evidence.add', code: 'input.invalid' },
      { verb: 'evidence.add', code: 'input.invalid' },
    ]);
  });

  it('are nobody’s to take who may not, nor into other desks’ articles', async () => {
    const { theirs, mine, json } = await aCopy();
    expect(await codeOf(importing(at(viewer), theirs.articleId, json))).toBe('permission.denied');
    expect(await codeOf(importing(at(there), mine.articleId, json))).toBe('not-found');
    const only: Person = { ...at(there), only: ['article.read', 'annotation.import', 'claim.draft'] };
    const { rows } = await importing(only, theirs.articleId, json);
    expect(rows[0]?.refused.map(({ verb, code }) => [verb, code])).toEqual(
      expect.arrayContaining([
        ['verdict.give', 'permission.denied'],
        ['evidence.add', 'permission.denied'],
      ]),
    );
    const { evidence, assessments } = await readWorkspace(at(there), theirs.articleId);
    expect([evidence, assessments]).toEqual([[], []]);
  });

  it.each([
    ['a number', 7],
    ['nothing', null],
    ['halves of pairs and zeroes', { type: 'Annotation', id: 'urn:\ud800', target: 'x:\0', '\udc00': '\0' }],
    ['lists within lists', JSON.parse('['.repeat(30) + ']'.repeat(30))],
  ])('that are %s do no harm', async (_, json) => {
    const { articleId } = await anArticle(at(there));
    const { taken } = await importing(at(there), articleId, json);
    expect(taken).toBe(0);
  });

  it('too deep to be read are refused', async () => {
    const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000));
    expect(await codeOf(importing(at(there), null, deep))).toBe('input.invalid');
  });

  it('with texts that no database keeps are kept as they can be', async () => {
    const { articleId } = await anArticle(at(there));
    const json = {
      ...{ type: 'Annotation', id: `urn:x:${newId()}`, 'vm:\0note': 'a\ud800b\0c' },
      body: { type: 'TextualBody', purpose: 'commenting', value: 'x\udc00y\0' },
      target: {
        source: `${ORIGIN}/d/${at(there).deskId}/articles/${articleId}`,
        selector: { type: 'TextQuoteSelector', exact: 'Washington' },
      },
    };
    expect(await importing(at(there), articleId, json)).toMatchObject({ taken: 1 });
    const { faults } = await verifyDesk(await database(), at(there).deskId);
    expect(faults).toEqual([]);
  });
});

const said = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((words) => words.join(''))
  .filter((one) => one.trim() !== '');

eachEngine('whatever the text is made of', () => {
  it('export, import, export again is the same', async () => {
    const here = await aPerson(await anEmptyDesk(), 'checker');
    const there = await aPerson(await anEmptyDesk(), 'checker');
    const words = fc.array(word, { minLength: 4, maxLength: 40 });
    const logged = { searchedAt: '2022-01-07T08:00:00.000Z', outcome: 'found', visibility: 'public' };
    const asked = { attemptedAt: logged.searchedAt, outcome: 'answered', channel: 'phone' };
    await fc.assert(
      fc.asyncProperty(words, fc.nat(), fc.nat(), said, said, said, async (parts, a, b, ...texts) => {
        const [statement, note = '', quote] = texts;
        const mine = await anArticle(here, `${newId()} ${parts.join('')} x`);
        const start = graphemeBoundary(mine.text, a % (mine.text.length - 1));
        const end = graphemeBoundary(mine.text, start + 1 + (b % (mine.text.length - start)), 'after');
        const claimId = newId();
        const on = (version: number) => ({ claimId, version });
        const { articleId, versionId } = mine;
        await askAs(here, 'claim.draft', { id: claimId, occurrenceId: newId(), versionId, start, end });
        await askAs(here, 'claim.edit', { ...on(1), statement });
        await askAs(here, 'note.add', { ...on(2), id: newId(), text: note, visibility: 'public' });
        await askAs(here, 'evidence.add', { ...on(3), ...anItem, id: newId(), quote });
        const search = { ...logged, id: newId(), lookedFor: note, place: statement, result: quote };
        await askAs(here, 'search.log', { ...on(4), ...search });
        const contact = { ...asked, id: newId(), contacted: quote, response: note, visibility: 'public' };
        await askAs(here, 'contact.log', { ...on(5), ...contact });
        const otherId = newId();
        const other = { id: otherId, occurrenceId: newId(), versionId, start: 0, end: 3 };
        await askAs(here, 'claim.draft', other);
        await askAs(here, 'verdict.give', {
          id: newId(),
          claimId: otherId,
          version: 1,
          verdict: 'confirmed',
        });
        const link = { id: newId(), fromId: claimId, version: 6, toId: otherId, kind: 'narrower' };
        await askAs(here, 'claim.link', link);
        await askAs(here, 'verdict.give', { ...on(7), id: newId(), verdict: 'disputed', rationale: note });
        const theirs = await anArticle(there, mine.text);
        expect(theirs.text).toBe(mine.text);
        const first = await exported(here, articleId);
        const { left, rows } = await importing(there, theirs.articleId, first);
        expect([left, rows.flatMap(({ refused }) => refused)]).toEqual([0, []]);
        const second = await exported(there, theirs.articleId);
        expect(itemsOf(second).map(comparable)).toEqual(itemsOf(first).map(comparable));
        expect(itemsOf(first)).toHaveLength(2);
        for (const part of ['search', 'contact', 'link'])
          expect(JSON.stringify(itemsOf(second))).toContain(`"verimark:part":"${part}"`);
      }),
      { numRuns: 10 },
    );
  }, 90_000);
});

describe('the comparison', () => {
  it('sees a word that is lost', () => {
    expect(comparable({ id: 'a', value: 'x' })).not.toEqual(comparable({ id: 'b', value: 'y' }));
    expect(comparable({ id: 'a', value: 'x' })).toEqual(comparable({ id: 'b', value: 'x' }));
  });
});
