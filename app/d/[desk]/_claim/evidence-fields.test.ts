import { describe, expect, it } from 'vitest';
import { AddEvidence, type Evidence } from '@/lib/domain/evidence';
import { newId } from '@/lib/domain/ids';
import { fieldsOf, fromLink, fromPassage, inputOf, noEvidence, passageItself } from './evidence-fields';
import type { Names } from './names';

const at = '2022-01-07T08:00:00.000Z';
const made = { createdAt: at, createdById: newId(), deletedAt: null };
const origin = { id: newId(), name: 'Thông tấn xã', ...made };
const names: Names = {
  origins: new Map([[origin.id, origin]]),
  sources: new Map(),
  snapshots: new Map(),
  people: {},
  titles: {},
};
const told = {
  ...noEvidence,
  url: 'https://example.org/a',
  publisher: 'example.org',
  quote: 'x',
  accessedAt: at,
};

describe('a link that is pasted', () => {
  it.each([
    ['https://www.example.org/story?id=1', 'example.org', 'named'],
    [' http://news.example.org/ \n', 'news.example.org', 'named'],
    ['https://moh.gov.vn/tin', 'moh.gov.vn', 'official'],
    ['https://state.gov', 'state.gov', 'official'],
  ])('%s says who published it', (pasted, publisher, sourceKind) => {
    expect(fromLink(pasted)).toMatchObject({ url: pasted.trim(), publisher, sourceKind });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'example.org', 'see https://example.org', ''])(
    'is none: %s',
    (pasted) => {
      expect(fromLink(pasted)).toBeNull();
    },
  );
});

describe('what is typed', () => {
  it('becomes the input of the verb, the empty text being what is not known', () => {
    const input = inputOf({ ...told, credibility: '2', reliability: 'B', publishedOn: '2022-01' }, names);
    expect(AddEvidence.parse({ id: newId(), claimId: newId(), version: 1, ...input })).toMatchObject({
      url: 'https://example.org/a',
      document: null,
      credibility: 2,
      reliability: 'B',
      start: null,
      originId: null,
    });
  });

  it.each([
    ['an origin that is known by that name, accents or not', 'thong tan xa', origin.id, undefined],
    ['a new one', 'Reuters', null, 'Reuters'],
    ['none', '  ', null, undefined],
  ])('means %s', (_, typed, originId, made) => {
    const input = inputOf({ ...told, origin: typed }, names) as { newOrigin?: { name: string } };
    expect(input).toMatchObject({ originId });
    expect(input.newOrigin?.name).toBe(made);
  });

  it('never says who an anonymous source is', () => {
    const typed = { ...told, sourceKind: 'anonymous', sourceName: 'X', source: 'X' };
    expect(inputOf(typed, names)).toMatchObject({ sourceName: null, sourceId: null });
    expect(inputOf(typed, names)).not.toHaveProperty('newSource');
  });

  it('of an item that is kept gives the item back', () => {
    const input = AddEvidence.parse({
      id: newId(),
      claimId: newId(),
      version: 1,
      ...inputOf({ ...told, originId: origin.id, origin: origin.name, note: 'n' }, names),
    });
    const { version: _, newOrigin: __, newSource: ___, ...fields } = input;
    const item: Evidence = { ...fields, ...made, editedAt: null };
    expect(inputOf(fieldsOf(item, names), names)).toEqual(
      Object.fromEntries(Object.entries(fields).filter(([field]) => !['id', 'claimId'].includes(field))),
    );
  });
});

describe('a passage of an article', () => {
  const picked = {
    articleId: newId(),
    versionId: newId(),
    start: 3,
    end: 9,
    quote: 'sáu chữ',
    importedAt: at,
    article: {
      title: 'Tin',
      byline: null,
      publisher: null,
      agency: 'thông tấn xã',
      fileName: 'tin.txt',
      publishedOn: '2022-01',
    },
  };

  it('shares the origin of its agency', () => {
    expect(fromPassage(picked, names.origins)).toMatchObject({
      originId: origin.id,
      origin: origin.name,
      publisher: 'thông tấn xã',
      sourceKind: 'agency',
      start: '3',
    });
  });

  it('has its file for a publisher where nobody is named', () => {
    const article = { ...picked.article, agency: null };
    expect(fromPassage({ ...picked, article }, names.origins)).toMatchObject({ publisher: 'tin.txt' });
  });

  it('is the primary source of its own report', () => {
    expect(passageItself(picked)).toMatchObject({
      stance: 'supports',
      directness: 'primary',
      sourceKind: 'document',
      quote: 'sáu chữ',
    });
  });
});
