import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sandbox } from './testing';
import type { Workspace } from './workspace';
import { pack, unpack } from './workspace-wire';

const SENTENCES = [
  'Theo ông Tokayev, những kẻ khủng bố được huấn luyện ở nước ngoài đã chiếm sân bay, đài truyền hình và trụ sở.',
  'Washington bác bỏ cáo buộc này.',
  'Thông tin chưa được xác nhận.',
];
const TEXT = SENTENCES.join(' ');

/** A workspace with these lists; what `pack` does not look at is left out. */
const workspaceOf = (lists: Readonly<Record<string, unknown>>, text = TEXT) =>
  ({
    article: { id: 'a' },
    version: { id: 'v', text },
    outside: [3, 5],
    seq: 7,
    ...lists,
  }) as unknown as Workspace;

const overJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

const claimed = () => {
  const desk = sandbox(TEXT);
  for (const sentence of SENTENCES) desk.draft(sentence);
  const { claim, occurrence } = desk.records;
  return workspaceOf({ claims: [...claim.values()], occurrences: [...occurrence.values()] });
};

const field = fc.stringMatching(/^[a-z]{1,6}$/);
const words = fc
  .tuple(fc.nat(TEXT.length), fc.nat(60), fc.constantFrom('', '…'))
  .map(([start, length, end]) => TEXT.slice(start, start + length) + end);
const value = fc.oneof(words, words, fc.constant(null), fc.jsonValue({ maxDepth: 1 }));
/** Lists of records that mostly have the same fields, with passages and words of the text in them. */
const list = fc.uniqueArray(field, { maxLength: 6 }).chain((fields) =>
  fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.record(Object.fromEntries(fields.map((name) => [name, value]))) },
      {
        weight: 9,
        arbitrary: fc.record({
          ...Object.fromEntries(fields.map((name) => [name, value])),
          start: fc.nat(TEXT.length),
          end: fc.nat(TEXT.length),
        }),
      },
      { weight: 1, arbitrary: fc.dictionary(field, value) },
    ),
    { maxLength: 12 },
  ),
);

describe('a workspace on its way', () => {
  test('arrives as it left, whatever kinds of records and fields there are', () => {
    fc.assert(
      fc.property(fc.dictionary(field, list), (lists) => {
        const workspace = workspaceOf(lists);
        expect(unpack(overJson(pack(workspace)))).toEqual(overJson(workspace));
      }),
      { numRuns: 500 },
    );
  });

  test('arrives as it left with the claims that verbs make', () => {
    const workspace = claimed();
    expect(unpack(overJson(pack(workspace)))).toEqual(workspace);
  });

  test.each([
    ['occurrences', 'exact'],
    ['occurrences', 'prefix'],
    ['occurrences', 'suffix'],
    ['claims', 'statement'],
    ['claims', 'shortText'],
  ] as const)('brings words of the text as their place: %s, %s', (kind, name) => {
    const column = pack(claimed()).tables[kind]?.columns[name];
    expect(column).toEqual({ words: SENTENCES.map(() => expect.any(Number)) });
    expect(Math.max(...(column && 'words' in column ? column.words : [1]))).toBeLessThan(0);
  });

  test('brings an id once, wherever it stands', () => {
    const workspace = claimed();
    const sent = JSON.stringify(pack(workspace));
    for (const { id } of workspace.claims) expect(sent.split(id)).toHaveLength(2);
  });

  test('brings what all records share once', () => {
    expect(pack(claimed()).tables.claims?.fields).toMatchObject({
      layer: 'content',
      subjects: [],
      place: null,
    });
  });
});
