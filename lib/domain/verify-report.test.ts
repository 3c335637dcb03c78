import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAtJson } from './json-keys';
import { type PublishedRecord, partHash, publishedRecord } from './manifest';
import { publishedAs } from './report';
import { everything } from './report-request';
import { approvedSource, keepAll, reportFor, sampleDesk } from './report-testing';
import { type Alteration, type VerifiedReport, verifyReport } from './verify-report';

const desk = sampleDesk();
keepAll(desk);
const draft = reportFor('editor', approvedSource(desk), { selection: everything });
const record = publishedRecord(
  publishedAs(draft, {
    ...{ number: 3, at: '2022-02-01T08:00:00.000Z' },
    supersedes: { number: 2, hash: 'a'.repeat(64) },
  }),
);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Editable = { [name: string]: Json } & { items: { [name: string]: Json }[]; articles: Json[] };

const copyOf = (one: PublishedRecord): Editable => JSON.parse(JSON.stringify(one));
const edited = (edit: (file: Editable) => void): VerifiedReport => {
  const file = copyOf(record);
  edit(file);
  return verifyReport(JSON.stringify(file));
};
const changesIn = (found: VerifiedReport): readonly Alteration[] =>
  found.state === 'altered' ? found.changed : [];
const said = (found: VerifiedReport) =>
  found.state === 'altered'
    ? found.changed.map(({ part, kind, name }) => `${part} ${kind} ${name}`.trim())
    : found;
const shortText = (i: number) => record.items[i]?.shortText;

type Path = readonly (string | number)[];
const leavesOf = (value: Json, path: Path = []): Path[] => {
  if (value === null || typeof value !== 'object') return [path];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([name, one]) => leavesOf(one, [...path, name]));
};
const put = (file: Json, path: Path, change: (value: Json) => Json): Json => {
  const [name, ...rest] = path;
  if (name === undefined) return change(file);
  if (Array.isArray(file)) return file.map((one, i) => (i === name ? put(one, rest, change) : one));
  if (file === null || typeof file !== 'object') return file;
  return { ...file, [name]: put(file[name] ?? null, rest, change) };
};
const other = (value: Json): Json => {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return 'x';
};

/** The part that a place in the file belongs to, as it has to be named. */
const partOf = ([top = '', second]: Path): Partial<Alteration> => {
  if (top === 'manifest' || top === 'hash') return { part: top };
  if (top === 'items')
    return { part: top, name: shortText(Number(second)) ?? '', number: Number(second) + 1 };
  if (top === 'notAssessed') return { part: top, name: record.notAssessed[Number(second)]?.shortText ?? '' };
  if (top === 'articles') return { part: top, name: record.articles[Number(second)]?.title ?? '' };
  if (top === 'definitions') return { part: top, name: record.definitions[Number(second)]?.verdict ?? '' };
  return { part: 'head', name: String(top) };
};

const leaves = leavesOf(copyOf(record));

describe('a published report', () => {
  it('is intact as it was written, indented or not, as text or bytes, its keys in any order', () => {
    const backwards = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(backwards);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, one]) => [name, backwards(one)]),
      );
    };
    const texts = [
      JSON.stringify(record),
      JSON.stringify(record, null, 4),
      JSON.stringify(backwards(copyOf(record))),
    ];
    for (const text of texts)
      for (const content of [text, new TextEncoder().encode(`\ufeff${text}`)])
        expect(verifyReport(content)).toEqual({
          state: 'intact',
          facts: {
            ...{ desk: 'Bàn Quốc tế', title: record.title, asOf: record.asOf, claims: 2 },
            ...{ published: record.published, hash: record.hash },
          },
        });
  });

  it('has leaves in every part', () => {
    expect(leaves.length).toBeGreaterThan(150);
    expect(new Set(leaves.map(([top]) => top)).size).toBe(Object.keys(record).length);
  });

  it('names the part of every leaf that is changed, and no other', () => {
    for (const path of leaves) {
      const found = verifyReport(JSON.stringify(put(copyOf(record), path, other)));
      expect([path, changesIn(found)]).toEqual([path, [expect.objectContaining(partOf(path))]]);
    }
  });

  it('names it also when the report was given a hash anew', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...leaves.filter(([top]) => top !== 'hash' && top !== 'manifest')),
        (path) => {
          const file = put(copyOf(record), path, other) as Editable;
          const { hash: _, manifest: __, ...content } = file;
          const found = verifyReport(JSON.stringify({ ...file, hash: partHash(content) }));
          expect(changesIn(found)).toEqual([expect.objectContaining(partOf(path))]);
        },
      ),
    );
  });

  it('names what was added, taken away, repeated or put elsewhere', () => {
    const [first, second] = [shortText(0), shortText(1)];
    expect(said(edited(({ items }) => items.pop()))).toEqual([`items removed ${second}`]);
    expect(said(edited(({ items }) => items.shift()))).toEqual([`items removed ${first}`]);
    expect(said(edited(({ items }) => items.reverse()))).toEqual([expect.stringMatching(/^items moved /)]);
    expect(said(edited(({ items }) => items.push({ ...items[0] })))).toEqual([`items added ${first}`]);
    expect(said(edited(({ items }) => items.unshift({ shortText: 'Mới' })))).toEqual(['items added Mới']);
    expect(said(edited((file) => Object.assign(file, { items: {} })))).toEqual(['items removed']);
    expect(said(edited((file) => Object.assign(file, { note: 'x' })))).toEqual(['head added note']);
    expect(said(edited((file) => Reflect.deleteProperty(file, 'method')))).toEqual(['head removed method']);
    expect(said(edited((file) => Reflect.deleteProperty(file, 'manifest')))).toEqual(['manifest removed']);
    expect(said(edited((file) => Reflect.deleteProperty(file, 'format')))).toEqual(['head removed format']);
    expect(said(edited(({ items }) => Object.assign(items[0] ?? {}, { secret: 'x' })))).toEqual([
      `items changed ${first}`,
    ]);
  });

  it('names every claim that was changed, among those that were put elsewhere', () => {
    const found = edited((file) => {
      file.items.reverse();
      for (const item of file.items) Object.assign(item, { verdict: 'confirmed' });
    });
    expect(said(found)).toEqual([`items changed ${shortText(1)}`, `items changed ${shortText(0)}`]);
  });

  it('does not take a manifest that was made for it, and is not its own', () => {
    const resealed = (edit: (manifest: { [name: string]: Json }) => void) =>
      edited((file) => {
        const { sha256: _, ...manifest } = file.manifest as { [name: string]: Json };
        edit(manifest);
        file.manifest = { ...manifest, sha256: partHash(manifest) };
      });
    expect(resealed(() => {}).state).toBe('intact');
    expect(said(resealed((one) => Object.assign(one, { desk: 'Other' })))).toEqual(['manifest changed']);
    expect(said(resealed((one) => Object.assign(one, { report: 'b'.repeat(64) })))).toEqual([
      'manifest changed',
    ]);
    expect(
      said(resealed(({ items }) => Object.assign((items as Json[])[0] ?? {}, { shortText: 'x' }))),
    ).toEqual(['manifest changed']);
    expect(said(resealed((one) => Object.assign(one, { more: 1 })))).toEqual(['manifest changed']);
  });

  it('says which names stand there twice, however they are spelt', () => {
    const text = JSON.stringify(record);
    const withinItems = (put: string) =>
      text.replace(/(?<="items":\[\{.*?)"verdict":"unconfirmed"/, () => put);
    const twice = withinItems('"verdict":"confirmed","\\u0076erdict":"unconfirmed"');
    expect(twice).not.toBe(text);
    expect(said(verifyReport(twice))).toEqual(['file twice items[0].verdict']);
    const hidden = withinItems('"verdict":"unconfirmed","verdict":"confirmed"');
    expect(said(verifyReport(hidden))).toEqual([
      'file twice items[0].verdict',
      `items changed ${shortText(0)}`,
    ]);
  });
});

describe('a report that was never published', () => {
  it('has its hash alone', () => {
    const found = verifyReport(JSON.stringify(draft));
    expect(found).toMatchObject({ state: 'intact', facts: { published: null, hash: draft.hash } });
    expect(said(verifyReport(JSON.stringify({ ...draft, title: 'x' })))).toEqual(['hash changed']);
    const resealed = publishedAs(draft, record.published);
    expect(said(verifyReport(JSON.stringify(resealed)))).toEqual(['manifest removed']);
  });
});

describe('another file', () => {
  const text = JSON.stringify(record, null, 2);
  const depth = 200_000;
  it.each([
    ['empty', '', 'empty'],
    ['white space', ' \n', 'empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), 'text'],
    ['a page', '<!doctype html><p>{</p>', 'json'],
    ['words after the end', `${text}x`, 'json'],
    ['cut off within a string', text.slice(0, text.indexOf('Kazakhstan') + 3), 'truncated'],
    ['cut off after a brace', text.slice(0, text.lastIndexOf('}', text.length - 4) + 1), 'truncated'],
    ['too deep to be looked at', `${'['.repeat(depth)}${']'.repeat(depth)}`, 'deep'],
    ['a list', '[]', 'other'],
    ['a word', '"verimark-report-1"', 'other'],
    ['nothing at all', 'null', 'other'],
    ['other JSON', '{"name":"verimark"}', 'other'],
    ['a later version', '{"format":"verimark-report-2","items":[]}', 'version'],
  ] as const)('%s', (_, content, reason) => {
    expect(verifyReport(content)).toEqual({ state: 'unreadable', reason });
  });

  it('is altered or unreadable, and never an error, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (content) => {
        expect(verifyReport(content).state).not.toBe('intact');
      }),
    );
    fc.assert(
      fc.property(fc.nat(text.length - 2), (end) => {
        expect(verifyReport(text.slice(0, end)).state).toBe('unreadable');
      }),
      { numRuns: 40 },
    );
  });
});

describe('names in JSON', () => {
  it('are found to repeat exactly where they do', () => {
    const names = fc.constantFrom('a', 'b', '', '\\', '"', '__proto__', 'é');
    const tree = fc.letrec<{ value: Json; object: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('{"a":1,"a":2}', 1, null),
        fc.array(tie('value')),
        tie('object'),
      ),
      object: fc.dictionary(names, tie('value'), { noNullPrototype: true }) as fc.Arbitrary<Json>,
    }));
    fc.assert(
      fc.property(tree.value, (value) => {
        expect(lookAtJson(JSON.stringify(value))).toEqual({ repeated: [], deep: false, open: false });
      }),
    );
    expect(lookAtJson('{"a":[{},{"b":{"c":1,"c":1},"b":2}],"a":0}').repeated).toEqual([
      'a[1].b.c',
      'a[1].b',
      'a',
    ]);
  });

  it('are looked through in a moment in a large file', () => {
    const items = Array.from({ length: 60_000 }, (_, number) => ({ number, text: '\\"{'.repeat(200) }));
    const text = JSON.stringify({ items });
    expect(text.length).toBeGreaterThan(50_000_000);
    const begun = performance.now();
    expect(lookAtJson(text).repeated).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(15_000);
  }, 60_000);
});
