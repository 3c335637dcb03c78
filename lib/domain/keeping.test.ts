import { describe, expect, it } from 'vitest';
import { isDomainError } from './errors';
import { newId } from './ids';
import { sandbox } from './testing';

const quote = 'Những cáo buộc như vậy đã bị Washington bác bỏ.';
const text = `Nga đã cáo buộc Mỹ. ${quote}`;
/** The sandbox' clock begins on the 7th of January 2022. */
const TOMORROW = '2022-01-08T12:00:00.000Z';

const link = (claimId: string, more: Record<string, unknown> = {}) => ({
  id: newId(),
  claimId,
  version: 1,
  url: 'https://example.org/story',
  sourceKind: 'official',
  publisher: 'example.org',
  accessedAt: '2022-01-07T07:00:00.000Z',
  quote: 'we had no part in these events',
  stance: 'contradicts',
  directness: 'primary',
  ...more,
});

/** The error's code and its fields as `path key`. */
const refusalOf = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return [error.code, ...error.fields.map(({ path, key }) => `${path} ${key}`)];
  }
};

const begun = () => {
  const desk = sandbox(text);
  return { desk, claimId: desk.draft(quote) };
};

describe('evidence', () => {
  it('is kept with what is known, the rest empty, and counts the claim up', () => {
    const { desk, claimId } = begun();
    const input = link(claimId);
    desk.perform('evidence.add', input);
    expect(desk.records.evidence.get(input.id)).toMatchObject({
      quote: 'we had no part in these events',
      stance: 'contradicts',
      articleId: null,
      originId: null,
      reliability: null,
      note: '',
    });
    expect(desk.records.claim.get(claimId)?.version).toBe(2);
  });

  it('brings its origin and its source along, by typing their names', () => {
    const { desk, claimId } = begun();
    const newOrigin = { id: newId(), name: 'AFP, 6 January' };
    const newSource = { id: newId(), kind: 'agency', name: 'AFP' };
    const input = link(claimId, { newOrigin, newSource });
    desk.perform('evidence.add', input);
    expect(desk.records.origin.get(newOrigin.id)?.name).toBe('AFP, 6 January');
    expect(desk.records.source.get(newSource.id)?.kind).toBe('agency');
    expect(desk.records.evidence.get(input.id)).toMatchObject({
      originId: newOrigin.id,
      sourceId: newSource.id,
    });
  });

  const anchored = (desk: ReturnType<typeof sandbox>, more: Record<string, unknown> = {}) => ({
    url: null,
    articleId: desk.articleId,
    versionId: desk.versionId,
    start: text.indexOf(quote),
    end: text.length,
    quote,
    ...more,
  });

  it('out of an article stands where its quote stands', () => {
    const { desk, claimId } = begun();
    const input = link(claimId, anchored(desk));
    desk.perform('evidence.add', input);
    expect(desk.records.evidence.get(input.id)).toMatchObject({ start: 20, quote });
  });

  const bad: readonly [
    name: string,
    more: (desk: ReturnType<typeof sandbox>) => Record<string, unknown>,
    refusal: readonly string[],
  ][] = [
    ['a javascript: link', () => ({ url: 'javascript:alert(1)' }), ['input.invalid', 'url url']],
    ['a data: link', () => ({ url: 'data:text/html,<b>x</b>' }), ['input.invalid', 'url url']],
    ['a link with a password', () => ({ url: 'https://a:b@example.org/' }), ['input.invalid', 'url url']],
    ['an archive that is no page', () => ({ archiveUrl: 'file:///x' }), ['input.invalid', 'archiveUrl url']],
    ['no place at all', () => ({ url: null }), ['rules.refused', 'url required']],
    ['no quote', () => ({ quote: ' ' }), ['input.invalid', 'quote too_small']],
    ['no publisher', () => ({ publisher: '' }), ['input.invalid', 'publisher too_small']],
    ['read tomorrow', () => ({ accessedAt: TOMORROW }), ['input.invalid', 'accessedAt future']],
    ['published next month', () => ({ publishedOn: '2022-02' }), ['input.invalid', 'publishedOn future']],
    ['a day that is none', () => ({ publishedOn: '2021-02-30' }), ['input.invalid', 'publishedOn date']],
    [
      'an anonymous source with a name',
      () => ({ sourceKind: 'anonymous', sourceName: 'X' }),
      ['rules.refused', 'sourceName anonymous'],
    ],
    ['10 MB in a note', () => ({ note: 'x'.repeat(10_000_000) }), ['input.invalid', 'note too_big']],
    ['an origin that is not there', () => ({ originId: newId() }), ['origin.unknown', 'originId unknown']],
    ['a source that is not there', () => ({ sourceId: newId() }), ['source.unknown', 'sourceId unknown']],
    [
      'an article without its version',
      (desk) => ({ articleId: desk.articleId }),
      ['input.invalid', 'start passage'],
    ],
    [
      'a version of another article',
      (desk) => anchored(desk, { articleId: newId() }),
      ['not-found', 'versionId unknown'],
    ],
    [
      'words that do not stand there',
      (desk) => anchored(desk, { quote: 'Nga' }),
      ['quote.mismatch', 'quote quoteMismatch'],
    ],
  ];

  it.each(bad)('is refused at its field: %s', (_, more, refusal) => {
    const { desk, claimId } = begun();
    expect(refusalOf(() => desk.work('evidence.add', link(claimId, more(desk))))).toEqual(refusal);
  });

  it('may be of today, wherever on earth that is, and by a clock that is a little ahead', () => {
    const { desk, claimId } = begun();
    const input = link(claimId, { publishedOn: '2022-01-07', accessedAt: '2022-01-07T08:01:00.000Z' });
    expect(refusalOf(() => desk.work('evidence.add', input))).toEqual([]);
  });

  it('keeps what an edit leaves out, and an edit of a note does not ask for the texts again', () => {
    const { desk, claimId } = begun();
    const input = link(claimId, anchored(desk));
    desk.perform('evidence.add', input);
    desk.perform('evidence.edit', { id: input.id, claimId, version: 2, note: 'Read twice.' });
    expect(desk.records.evidence.get(input.id)).toMatchObject({ quote, note: 'Read twice.' });
    const rewording = { id: input.id, claimId, version: 3, quote: 'Washington' };
    expect(refusalOf(() => desk.work('evidence.edit', rewording))[0]).toBe('quote.mismatch');
  });

  it('of another claim cannot be edited or taken away through this one', () => {
    const { desk, claimId } = begun();
    const input = link(claimId);
    desk.perform('evidence.add', input);
    const other = desk.draft('Nga');
    expect(
      refusalOf(() => desk.work('evidence.remove', { id: input.id, claimId: other, version: 1 })),
    ).toEqual(['not-found']);
  });
});

describe('a snapshot', () => {
  const snapshotId = newId();
  const withSnapshot = (words: string | null, said: string) => {
    const { desk, claimId } = begun();
    const snapshots = new Map([[snapshotId, { text: words }]]);
    return refusalOf(() =>
      desk.work('evidence.add', link(claimId, { snapshotId, quote: said }), undefined, { snapshots }),
    );
  };

  it.each<[string, string | null, string, readonly string[]]>([
    ['holds the quote, however it was typed', 'He said: “no part”.', 'he said', []],
    ['holds it word for word', 'He said: “no part”.', 'said: "no part"', []],
    ['is a picture: nobody can look it up', null, 'no part', []],
  ])('%s', (_, words, said, refusal) => {
    expect(withSnapshot(words, said === 'he said' ? 'He said' : said)).toEqual(refusal);
  });

  it('does not hold the quote', () => {
    expect(withSnapshot('He said nothing.', 'no part')).toEqual(['quote.not-found', 'quote quoteNotFound']);
  });

  it('is not on the desk', () => {
    const { desk, claimId } = begun();
    const work = () =>
      desk.work('evidence.add', link(claimId, { snapshotId }), undefined, { snapshots: new Map() });
    expect(refusalOf(work)).toEqual(['snapshot.unknown', 'snapshotId unknown']);
  });
});

describe('search log and contact attempts', () => {
  const search = (claimId: string, more: object = {}) => ({
    id: newId(),
    claimId,
    version: 1,
    lookedFor: 'vùng trời Kazakhstan',
    place: 'agency archive',
    searchedAt: '2022-01-07T07:00:00.000Z',
    outcome: 'nothing',
    ...more,
  });
  const contact = (claimId: string, more: object = {}) => ({
    id: newId(),
    claimId,
    version: 1,
    contacted: 'Press office',
    channel: 'email',
    attemptedAt: '2022-01-07T07:00:00.000Z',
    outcome: 'pending',
    ...more,
  });

  it('are internal until they are made public one by one', () => {
    const { desk, claimId } = begun();
    const [looked, asked] = [search(claimId), contact(claimId, { version: 2 })];
    desk.perform('search.log', looked);
    desk.perform('contact.log', asked);
    expect(desk.records.search.get(looked.id)?.visibility).toBe('internal');
    desk.perform('contact.edit', { id: asked.id, claimId, version: 3, visibility: 'public' });
    expect(desk.records.contact.get(asked.id)?.visibility).toBe('public');
    expect(desk.records.search.get(looked.id)?.visibility).toBe('internal');
  });

  it.each<['search.log' | 'contact.log', (claimId: string) => object, readonly string[]]>([
    ['search.log', (id) => search(id, { searchedAt: TOMORROW }), ['input.invalid', 'searchedAt future']],
    ['search.log', (id) => search(id, { place: '' }), ['input.invalid', 'place too_small']],
    ['contact.log', (id) => contact(id, { attemptedAt: TOMORROW }), ['input.invalid', 'attemptedAt future']],
    ['contact.log', (id) => contact(id, { channel: null }), ['input.invalid', 'contacted contact']],
    [
      'contact.log',
      (id) => contact(id, { outcome: 'not_applicable', contacted: '', channel: null }),
      ['input.invalid', 'contacted contact'],
    ],
  ])('%s is refused at its field', (verb, input, refusal) => {
    const { desk, claimId } = begun();
    expect(refusalOf(() => desk.work(verb, input(claimId)))).toEqual(refusal);
  });

  it('nobody has to be asked, where it is said why', () => {
    const { desk, claimId } = begun();
    const input = contact(claimId, {
      outcome: 'not_applicable',
      contacted: '',
      channel: null,
      response: 'No one is accused.',
    });
    expect(refusalOf(() => desk.work('contact.log', input))).toEqual([]);
  });
});
