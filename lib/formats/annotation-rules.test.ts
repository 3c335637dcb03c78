import { describe, expect, it } from 'vitest';
import { annotationMusts, collectionMusts, type MustRule, pageMusts } from './annotation-musts';
import { annotationRules, brokenRules } from './annotation-rules';
import type { JsonRecord } from './json-value';

const context = 'http://www.w3.org/ns/anno.jsonld';
const name = 'https://desk.example.org/articles/a?version=1';
const time = '2022-01-08T10:00:00Z';

const textual = { type: 'TextualBody', value: 'unconfirmed', purpose: 'classifying', language: 'vi' };
const specific = { type: 'SpecificResource', source: 'https://example.org/x', purpose: 'linking' };
const external = { id: 'https://example.org/x', type: 'Text' };
const choice = { type: 'Choice', items: ['https://example.org/x', external] };
const quote = { type: 'TextQuoteSelector', exact: 'b', prefix: 'a', suffix: 'c' };

const sound = {
  ...{ '@context': context, id: 'https://desk.example.org/1', type: 'Annotation', motivation: 'assessing' },
  ...{ created: time, modified: time, generated: time, rights: 'https://example.org/licence' },
  ...{ canonical: 'urn:uuid:9b2f0a1e-1111-4c1a-9d1e-000000000001', via: ['https://example.org/1'] },
  body: ['https://example.org/x', textual, specific, external, choice],
  target: [name, { ...specific, selector: [quote, { type: 'TextPositionSelector', start: 1, end: 2 }] }],
};
const collection = {
  ...{
    '@context': context,
    id: 'https://desk.example.org/c',
    type: 'AnnotationCollection',
    label: 'x',
    total: 1,
  },
  ...{ first: 'https://desk.example.org/c?1', last: 'https://desk.example.org/c?1', created: time },
  ...{ modified: time, rights: 'https://example.org/licence' },
};
const page = {
  ...{
    '@context': context,
    id: 'https://desk.example.org/c?1',
    type: 'AnnotationPage',
    items: [sound],
    startIndex: 0,
  },
  ...{ partOf: { id: collection.id, total: 1, label: 'x' }, next: 'https://desk.example.org/c?2' },
  ...{ prev: 'https://desk.example.org/c?0', created: time, modified: time, rights: 'https://example.org/l' },
};

const withBody = (body: unknown) => ({ ...sound, body: [body] });
const withTarget = (target: unknown) => ({ ...sound, target: [target] });
const selecting = (selector: unknown) => withTarget({ ...specific, selector });
const at = (state: unknown) => withTarget({ ...specific, state });

/** What bodies and targets are held to alike, in the order of the rules. */
const commonFaults = (wrap: (thing: unknown) => unknown) => [
  wrap({ ...external, textDirection: 'up' }),
  wrap({ ...external, created: '2022-01-08' }),
  wrap({ ...external, modified: [time, time] }),
  wrap({ ...external, rights: 'all of them' }),
  wrap({ ...external, canonical: ['urn:x:1', 'urn:x:2'] }),
  wrap({ ...external, via: 'there' }),
  wrap({ ...external, items: [external] }),
  wrap({ ...external, purpose: 'linking' }),
  wrap({ ...choice, value: 'x' }),
  wrap({ ...choice, source: 'https://example.org/x' }),
  wrap({ ...choice, purpose: 'linking' }),
];

/** For each rule, in its order, a document that breaks it and no other. */
const annotationFaults: unknown[] = [
  { ...sound, '@context': 'https://example.org/context' },
  { ...sound, id: ['https://desk.example.org/1', 'https://desk.example.org/2'] },
  { ...sound, type: 'Note' },
  { ...sound, target: undefined },
  { ...sound, target: 7 },
  { ...sound, bodyValue: 'x' },
  { ...sound, body: [{ type: 'TextualBody' }] },
  { ...sound, body: undefined, bodyValue: ['x', 'y'] },
  { ...sound, created: '2022-01-08T10:00:00' },
  { ...sound, modified: 'yesterday' },
  { ...sound, generated: '2022-02-30T10:00:00Z' },
  { ...sound, rights: 'CC BY' },
  { ...sound, canonical: ['urn:x:1'] },
  { ...sound, via: 'elsewhere' },
  ...commonFaults(withBody),
  withBody({ ...textual, items: [external] }),
  withBody({ ...textual, source: 'https://example.org/x' }),
  withBody({ ...specific, items: [external] }),
  withBody({ ...specific, value: 'x' }),
  ...commonFaults(withTarget),
  withTarget({ ...specific, items: [external] }),
  withTarget({ ...specific, value: 'x' }),
  withTarget(textual),
  selecting([]),
  at([]),
  selecting({ ...quote, refinedBy: 7 }),
  withTarget({ ...specific, styleClass: 7 }),
  selecting({ type: 'CssSelector', value: ['p', 'q'] }),
  selecting({ ...quote, exact: ['a', 'b'] }),
  selecting({ type: 'TextPositionSelector', start: -1, end: 2 }),
  selecting({ type: 'SvgSelector' }),
  selecting({ type: 'RangeSelector', startSelector: quote }),
  at({ type: 'TimeState', sourceDateStart: time }),
  at({ type: 'HttpRequestState' }),
];
const collectionFaults: unknown[] = [
  { ...collection, '@context': undefined },
  { ...collection, id: '/c' },
  { ...collection, type: 'Collection' },
  { ...collection, label: { en: 'x' } },
  { ...collection, total: '1' },
  { ...collection, first: undefined },
  { ...collection, last: ['https://desk.example.org/c?1'] },
  { ...collection, created: 2022 },
  { ...collection, modified: '08.01.2022' },
  { ...collection, rights: 'CC BY' },
];
const pageFaults: unknown[] = [
  { ...page, '@context': undefined },
  { ...page, id: undefined },
  { ...page, type: 'Page' },
  { ...page, items: sound },
  { ...page, startIndex: -1 },
  { ...page, partOf: 'the collection' },
  { ...page, next: '?2' },
  { ...page, prev: 0 },
  { ...page, partOf: { ...page.partOf, total: '1' } },
  { ...page, partOf: { ...page.partOf, label: 1 } },
  { ...page, partOf: { ...page.partOf, first: 1 } },
  { ...page, partOf: { ...page.partOf, last: 1 } },
  { ...page, created: '2022' },
  { ...page, modified: '2022' },
  { ...page, rights: 'CC BY' },
];

describe.each([
  ['an annotation', 54, annotationMusts, sound, annotationFaults],
  ['a collection', 10, collectionMusts, collection, collectionFaults],
  ['a page', 15, pageMusts, page, pageFaults],
] as [string, number, readonly MustRule[], JsonRecord, JsonRecord[]][])(
  'what %s must be',
  (_, count, rules, document, faults) => {
    it('is as many rules as the suite of the W3C has, each with a document that breaks it', () => {
      expect(rules).toHaveLength(count);
      expect(faults).toHaveLength(count);
      expect(rules.filter(({ breaks }) => breaks(document))).toEqual([]);
    });

    it.each(rules.map((rule, i) => [rule.id, rule.says, i] as const))('%s %s', (id, _says, i) => {
      const broken = rules.filter(({ breaks }) => breaks(faults[i] ?? {})).map((rule) => rule.id);
      expect(broken).toEqual([id]);
    });
  },
);

describe('the sections of the model', () => {
  it('have each as many rules as they ask for, and no rule is of none', () => {
    const all = [...annotationMusts, ...collectionMusts, ...pageMusts];
    const count = (section: string) => all.filter((one) => one.section === section).length;
    const found = Object.fromEntries(
      [...new Set(all.map(({ section }) => section))].map((one) => [one, count(one)]),
    );
    expect(found).toEqual({
      ...{ '3.1': 4, '3.2': 2, '3.2.1': 2, '3.2.4': 3, '3.2.5': 2, '3.2.7': 5 },
      ...{ '3.3.1': 11, '3.3.5': 4, '3.3.6': 5, '3.3.7': 6 },
      ...{ '4': 5, '4.2': 2, '4.2.4': 1, '4.2.5': 1, '4.2.7': 1, '4.2.8': 1 },
      ...{ '4.3': 1, '4.3.1': 1, '4.3.2': 1, '4.3.3': 1, '4.4': 1, '5.1': 7, '5.2': 12 },
    });
    expect(all).toHaveLength(54 + 10 + 15);
    for (const { link } of all) expect(link).toMatch(/annotation-model\/#[a-z-]+$/);
  });
});

describe('what sections 3 and 4 allow besides', () => {
  it.each([
    ['a text without its type', withBody({ value: 'x' })],
    ['no body', { ...sound, body: undefined }],
    ['a second context', { ...sound, '@context': [context, { vm: 'https://example.org/' }] }],
    ['a second type', { ...sound, type: ['Annotation', 'vm:Claim'] }],
    ['sets of targets', withTarget({ type: 'Composite', items: [name, specific] })],
    ['a period', at({ type: 'TimeState', sourceDateStart: time, sourceDateEnd: time })],
    ['a range', selecting({ type: 'RangeSelector', startSelector: quote, endSelector: quote })],
    ['a drawing of its own', selecting({ type: 'SvgSelector', value: '<svg/>' })],
    ['a selector by its name', selecting('https://example.org/selector')],
    ['a refined one', selecting({ ...quote, refinedBy: { type: 'TextPositionSelector', start: 0, end: 1 } })],
    ['a zone', { ...sound, created: '2022-01-08T17:00:00+07:00' }],
  ] as [string, JsonRecord][])('%s', (_, document) => {
    expect(annotationMusts.filter(({ breaks }) => breaks(document))).toEqual([]);
  });
});

const text = 'Thủ đô 👨‍👩‍👧 là Astana, không phải Almaty. Astana! <b>e\u0301</b> &amp; hết.';
const textOf = (source: string) => (source === name ? text : undefined);
const units = (words: string) => [...words].length;

/** An annotation of the words, where they first stand after `from`, in UTF-16 code units. */
const of = (exact: string, { from = 0, prefix = '', suffix = '', ...more }: Record<string, unknown> = {}) => {
  const at = text.indexOf(exact, Number(from));
  const start = units(text.slice(0, at));
  const place = { type: 'TextPositionSelector', start, end: start + units(exact), ...more };
  return {
    ...sound,
    body: [textual],
    target: [{ ...specific, source: name, selector: [{ ...quote, exact, prefix, suffix }, place] }],
  };
};

const faults: Readonly<Record<string, JsonRecord>> = {
  'WA-X1': { ...of('Almaty'), created: '2022-01-08T17:00:00+07:00' },
  'WA-X2': { ...of('Almaty'), motivation: 'judging' },
  'WA-X3': { ...of('Almaty'), body: [{ ...textual, language: 'tiếng Việt' }] },
  'WA-X4': of('Almaty', { end: 0 }),
  'WA-X5': of('hết.', { end: 1_000 }),
  'WA-X6': of('👩‍👧'),
  'WA-X7': of('e\u0301'),
  'WA-X8': {
    ...of('Almaty'),
    target: [{ ...specific, source: name, selector: { type: 'TextQuoteSelector', exact: 'Tashkent' } }],
  },
  'WA-X9': of('Almaty', { start: 0, end: 3 }),
  'WA-X10': of('Almaty', { prefix: 'x ' }),
  'WA-X11': of('Almaty', { suffix: ' x' }),
  'WA-X12': of('Astana'),
  'WA-X13': of('&amp;'),
};
describe('the faults that no schema sees', () => {
  it('are thirteen rules, and sound annotations break none', () => {
    expect(annotationRules.map(({ id }) => id)).toEqual(Object.keys(faults));
    for (const one of [of('Almaty'), of('Thủ đô 👨‍👩‍👧', { suffix: ' là' }), of('Astana', { suffix: ',' })])
      expect(brokenRules(one, textOf)).toEqual([]);
  });

  it.each(Object.entries(faults))('%s is broken alone', (id, document) => {
    expect(brokenRules(document, textOf)).toEqual([id]);
    expect(annotationMusts.filter(({ breaks }) => breaks(document))).toEqual([]);
  });

  it('are judged without the text as far as they can be', () => {
    expect(brokenRules(of('Almaty', { start: 0 }), () => undefined)).toEqual([]);
    expect(brokenRules(of('&amp;'), () => undefined)).toEqual(['WA-X13']);
  });

  it.each(['vi', 'en-GB', 'zh-Hant-TW', 'sl-rozaj-biske', 'de-CH-1901', 'tiếng', 'e', 'en_GB', '-', 'vi-'])(
    'know a language when they see one: %s',
    (language) => {
      const known = ['vi', 'en-GB', 'zh-Hant-TW', 'sl-rozaj-biske', 'de-CH-1901'].includes(language);
      const broken = brokenRules({ ...of('Almaty'), body: [{ ...textual, language }] }, textOf);
      expect(broken).toEqual(known ? [] : ['WA-X3']);
    },
  );
});
