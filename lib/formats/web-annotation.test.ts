import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeAnchor } from '@/lib/domain/anchor';
import { codePointCounter } from '@/lib/domain/code-points';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { graphemeBoundary } from '@/lib/domain/text';
import { addressesOf } from './addresses';
import { readAnnotations } from './annotation-import';
import { annotationMusts, collectionMusts, pageMusts } from './annotation-musts';
import { brokenRules } from './annotation-rules';
import { isRecord, type JsonRecord } from './json-value';
import { annotationPage, annotationsOf, reportAnnotations } from './report-annotations';
import { hostile, reportOf } from './testing';
import { word } from './testing-words';
import { ANNOTATION_CONTEXTS, type Annotation, annotationJson } from './web-annotation';

const addresses = addressesOf('https://desk.example.org', 'quocte');
const desk = sampleDesk();
keepAll(desk);
const source = approvedSource(desk);
const report = reportFor('editor', source);
const text = source.versions[0]?.text ?? '';
const versionName = addresses.version(desk.articleId, 1);
const held = [{ versionId: desk.versionId, names: [versionName], text }];
const isOurs = (id: string) => id.startsWith(addresses.desk);

const collectionOf = (of: typeof report): JsonRecord =>
  JSON.parse([...reportAnnotations(of, addresses)].join(''));
const itemsOf = (collection: JsonRecord): JsonRecord[] => {
  const { first } = collection;
  return isRecord(first) && Array.isArray(first.items) ? first.items : [];
};
const withContext = (one: JsonRecord): JsonRecord => ({ '@context': ANNOTATION_CONTEXTS, ...one });

describe('the annotations of a report', () => {
  it('are one for each passage, with the verdict, its reason, its evidence and where it stands', () => {
    const [first, ...others] = itemsOf(collectionOf(report));
    expect(others).toHaveLength(1);
    expect(first).toMatchObject({
      type: 'Annotation',
      motivation: 'assessing',
      creator: { type: 'Person', name: 'Checker A' },
      canonical: expect.stringMatching(
        /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      ),
      body: expect.arrayContaining([
        expect.objectContaining({ purpose: 'identifying', source: addresses.claim(desk.hedged) }),
        expect.objectContaining({ purpose: 'classifying', value: 'unconfirmed' }),
        expect.objectContaining({
          purpose: 'commenting',
          value: 'Chính bài báo nói tin chưa được xác nhận.',
        }),
        expect.objectContaining({
          purpose: 'linking',
          source: 'https://example.org/a',
          selector: { type: 'TextQuoteSelector', exact: 'Tin chưa được xác nhận.' },
        }),
        expect.objectContaining({ purpose: 'tagging', value: 'anonymous_only' }),
      ]),
      target: {
        source: versionName,
        state: { type: 'TimeState', cached: addresses.source(desk.articleId, 1) },
      },
    });
  });

  it('follow the model, and stand where they say', () => {
    const collection = collectionOf(report);
    const page = withContext(isRecord(collection.first) ? collection.first : {});
    expect(collectionMusts.filter(({ breaks }) => breaks(collection))).toEqual([]);
    expect(pageMusts.filter(({ breaks }) => breaks(page))).toEqual([]);
    for (const one of itemsOf(collection).map(withContext)) {
      expect(annotationMusts.filter(({ breaks }) => breaks(one))).toEqual([]);
      expect(brokenRules(one, (name) => (name === versionName ? text : undefined))).toEqual([]);
    }
  });

  it('come in pages too', () => {
    const all = [...annotationsOf(report, addresses)];
    const pages = {
      collection: 'https://desk.example.org/c/',
      page: (n: number) => `https://desk.example.org/c/?page=${n}`,
    };
    const first = annotationPage(all, { ...pages, number: 1, size: 1 });
    const second = annotationPage(all, { ...pages, number: 2, size: 1 });
    expect(first).toMatchObject({ startIndex: 0, next: second.id, partOf: { total: 2 } });
    expect(second).toMatchObject({ startIndex: 1, prev: first.id });
    expect(second).not.toHaveProperty('next');
    for (const page of [first, second]) expect(pageMusts.filter(({ breaks }) => breaks(page))).toEqual([]);
  });

  it.each(hostile)('stay annotations with %s', (_, words) => {
    const file = [...reportAnnotations(reportOf(words), addresses)].join('');
    expect(file).not.toMatch(/[<>\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
    for (const one of itemsOf(JSON.parse(file)).map(withContext))
      expect(annotationMusts.filter(({ breaks }) => breaks(one))).toEqual([]);
  });

  it('are read back as they were', () => {
    const { taken, left } = readAnnotations(collectionOf(report), held, isOurs);
    expect(left).toEqual([]);
    expect(taken.map(({ annotation }) => annotation)).toEqual([...annotationsOf(report, addresses)]);
    expect(taken.map(({ start, end, foundBy }) => [text.slice(start, end), foundBy])).toEqual(
      report.items.map(({ passages }) => [passages[0]?.exact, 'position']),
    );
  });
});

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const iri = fc.webUrl();
const time = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((one) => one.toISOString());
const said = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.trim() !== '');
const state = maybe(fc.record({ sourceDate: maybe(time), cached: maybe(iri) }));
// As it comes back from JSON, which has no minus zero.
const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
const extra = fc.dictionary(fc.constantFrom('rights', 'x:score', 'audience', 'vm'), json, { maxKeys: 2 });
const body = fc.record({
  purpose: maybe(fc.constantFrom('commenting', 'tagging', 'linking')),
  ...{ language: maybe(fc.constantFrom('vi', 'en')), by: maybe(said), at: maybe(time), state },
  ...{ value: maybe(said), source: maybe(iri), quote: maybe(said), rest: extra },
});

/** A text with a passage of it, on boundaries of user-perceived characters. */
const passage = fc
  .tuple(fc.array(word, { minLength: 2, maxLength: 30 }), fc.nat(), fc.nat())
  .map(([words, a, b]) => {
    const whole = words.join('');
    const start = graphemeBoundary(whole, a % whole.length);
    const end = graphemeBoundary(whole, start + 1 + (b % (whole.length - start)), 'after');
    return { whole, start, end };
  });

describe('import and export', () => {
  it('import(export(x)) = x, whatever the text is made of', () => {
    fc.assert(
      fc.property(
        passage,
        fc.array(body, { maxLength: 3 }),
        extra,
        state,
        ({ whole, start, end }, bodies, rest, at) => {
          const { exact, prefix, suffix } = describeAnchor(whole, { start, end });
          const count = codePointCounter(whole);
          const annotation: Annotation = {
            ...{ id: `${addresses.desk}/claims/x#y`, canonical: null, via: ['https://example.org/other'] },
            ...{
              motivation: 'assessing',
              by: 'Checker A',
              created: '2022-01-22T08:00:00.000Z',
              modified: null,
            },
            ...{ generated: null, bodies, rest },
            target: {
              ...{
                source: versionName,
                language: 'vi',
                exact,
                prefix,
                suffix,
                rest: { format: 'text/plain' },
              },
              position: { start: count(start), end: count(end) },
              state: at,
            },
          };
          const sent = JSON.parse(JSON.stringify(annotationJson(annotation)));
          const { taken } = readAnnotations(
            sent,
            [{ versionId: 'v', names: [versionName], text: whole }],
            isOurs,
          );
          expect(taken).toMatchObject([{ start, end }]);
          expect(taken[0]?.annotation).toEqual(annotation);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps what it does not know, and gives it back', () => {
    const [first] = itemsOf(collectionOf(report));
    const more = { ...withContext(first ?? {}), rights: 'https://example.org/licence', 'vm:score': 3 };
    const [one] = readAnnotations(more, held, isOurs).taken;
    expect(one?.kept).toEqual(expect.arrayContaining(['rights', 'vm:score']));
    expect(one && annotationJson(one.annotation)).toEqual(more);
  });

  it('gives what comes from elsewhere no name of its own: the one it had goes to via', () => {
    const [first] = itemsOf(collectionOf(report));
    const [one] = readAnnotations({ ...first, id: 'https://other.example.org/1' }, held, isOurs).taken;
    expect(one?.annotation).toMatchObject({
      id: null,
      via: ['https://other.example.org/1'],
      canonical: first?.canonical,
    });
  });
});

const quote = (exact: string, more = {}) => ({ type: 'TextQuoteSelector', exact, ...more });
const on = (selector: unknown, target = versionName) => ({
  ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'https://a.example.org/1', type: 'Annotation' },
  target: { source: target, selector },
});

describe('annotations from elsewhere', () => {
  it.each([
    ['a quote that stands once', on(quote('Washington')), 'Washington'],
    ['one in another form of Unicode', on(quote('Thủ đô Alma-Ata'.normalize('NFD'))), 'Thủ đô Alma-Ata'],
    ['one of several, by its context', on(quote('đã', { prefix: 'như vậy ' })), 'đã'],
    [
      'one whose position is of an older text',
      on([quote('Washington'), { type: 'TextPositionSelector', start: 3, end: 13 }]),
      'Washington',
    ],
    ['a position alone', on({ type: 'TextPositionSelector', start: 0, end: 4 }), text.slice(0, 4)],
    [
      'a selector in a list beside an unknown one',
      on([{ type: 'XPathSelector', value: '/p' }, quote('Washington')]),
      'Washington',
    ],
  ])('are placed: %s', (_, json, words) => {
    const { taken, left } = readAnnotations(json, held, isOurs);
    expect(left).toEqual([]);
    expect(taken.map(({ start, end }) => text.slice(start, end))).toEqual([words]);
  });

  it.each([
    ['words that are not there', on(quote('London')), 'not-found'],
    ['words that are there twice', on(quote('đã')), 'ambiguous'],
    ['a text we do not hold', on(quote('Washington'), 'https://example.org/else'), 'other-text'],
    ['a whole page', on(undefined), 'no-selector'],
    ['a position beyond the end', on({ type: 'TextPositionSelector', start: 0, end: 99_999 }), 'not-found'],
    ['a number', 7, 'no-annotation'],
    ['null', null, 'no-annotation'],
    ['something else', { type: 'Note' }, 'no-annotation'],
    ['an annotation without target', { type: 'Annotation' }, 'no-annotation'],
  ])('are listed and not guessed: %s', (_, json, code) => {
    expect(readAnnotations(json, held, isOurs)).toMatchObject({ taken: [], left: [{ index: 0, code }] });
  });

  it.each(hostile)('with %s do no harm', (_, words) => {
    const json = on(quote(words, { prefix: words, suffix: words }));
    expect(readAnnotations([json, words, { [words]: words }], held, isOurs).taken.length).toBeLessThan(2);
  });
});

describe('Hypothesis', () => {
  const emoji = `🇻🇳👨‍👩‍👧 ${text}`;
  const start = emoji.indexOf('Washington');
  const one = {
    ...{
      id: 'abc',
      uri: 'https://example.org/kazakhstan',
      user: 'acct:someone@hypothes.is',
      text: '**No.**',
    },
    ...{
      tags: ['denial'],
      created: '2022-01-10T10:00:00.000000+00:00',
      updated: '2022-01-10T10:00:00.000000+00:00',
    },
    ...{ group: '__world__', user_info: { display_name: 'Someone' }, document: { title: ['x'] } },
    target: [
      {
        source: 'https://example.org/kazakhstan',
        selector: [
          {
            type: 'RangeSelector',
            startContainer: '/p[1]',
            endContainer: '/p[1]',
            startOffset: 0,
            endOffset: 1,
          },
          { type: 'TextPositionSelector', start, end: start + 10 },
          { type: 'TextQuoteSelector', exact: 'Washington', prefix: 'bị ', suffix: ' bác' },
        ],
      },
    ],
  };
  const texts = [{ versionId: 'v', names: ['https://example.org/kazakhstan'], text: emoji }];

  it('counts in UTF-16 code units, and is read so', () => {
    const { taken, left } = readAnnotations({ total: 1, rows: [one] }, texts, isOurs);
    expect(left).toEqual([]);
    expect(taken).toMatchObject([
      {
        ...{ start, end: start + 10, foundBy: 'utf16' },
        annotation: {
          ...{ id: null, via: ['https://hypothes.is/a/abc'], by: 'Someone', motivation: 'commenting' },
          bodies: [
            { purpose: 'commenting', value: '**No.**' },
            { purpose: 'tagging', value: 'denial' },
          ],
          rest: { group: '__world__' },
        },
      },
    ]);
  });

  it('may give no position: then the words decide', () => {
    const [target] = one.target;
    const selector = target?.selector.slice(2);
    const { taken } = readAnnotations({ ...one, target: [{ ...target, selector }] }, texts, isOurs);
    expect(taken).toMatchObject([{ start, foundBy: 'words' }]);
  });

  it.each([
    ['a note on the whole page', { ...one, target: [{ source: one.uri }] }, 'no-selector'],
    ['a reply', { ...one, references: ['x'] }, 'no-annotation'],
  ])('%s is listed', (_, json, code) => {
    expect(readAnnotations([json], texts, isOurs).left).toMatchObject([{ code }]);
  });
});
