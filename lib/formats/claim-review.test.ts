import { describe, expect, it } from 'vitest';
import type { ReportItem } from '@/lib/domain/report';
import { approvedSource, keepAll, reportFor, sampleDesk, sourceOf } from '@/lib/domain/report-testing';
import { addressesOf } from './addresses';
import { claimReviews, reportClaimReviews } from './claim-review';
import { readReviews } from './claim-review-import';
import { brokenBy, type Page, reviewRules, usesOf } from './claim-review-rules';
import type { JsonRecord } from './json-value';
import { hostile, reportOf } from './testing';

const addresses = addressesOf('https://desk.example.org', 'quocte');
const desk = sampleDesk();
keepAll(desk);
const report = reportFor('editor', approvedSource(desk));
const reviewsOf = (of: typeof report): JsonRecord[] =>
  JSON.parse([...reportClaimReviews(of, addresses)].join(''));

const rating = {
  '@type': 'Rating',
  alternateName: 'Confirmed: two sources',
  ratingValue: 4,
  bestRating: 5,
  worstRating: 1,
};
const item = {
  ...{ '@type': 'Claim', text: 'x', datePublished: '2022-01-06' },
  author: { '@type': 'Person', name: 'An official' },
  appearance: [{ '@type': 'NewsArticle', url: 'https://news.example.com/kz' }],
};
const sound = {
  ...{
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': 'https://desk.example.org/c/1#review',
  },
  ...{ url: 'https://desk.example.org/c/1', claimReviewed: 'Vùng trời đã bị chiếm', inLanguage: 'vi' },
  ...{ datePublished: '2022-01-08', dateModified: '2022-01-09' },
  author: { '@type': 'Organization', name: 'The desk', url: 'https://desk.example.org/about' },
  ...{ reviewRating: rating, itemReviewed: item },
};
const page: Page = {
  url: 'https://desk.example.org/c/1',
  text: 'Vùng trời\nđã bị chiếm … Confirmed',
};

/** The ids of the rules that a document breaks on its page, which shows what it says unless told otherwise. */
const broken = (
  review: JsonRecord,
  at: Page = { ...page, text: shownBy(review) },
  all = [review],
): string[] => brokenBy(review, { page: at, uses: usesOf(all) }).map(({ id }) => id);
const shownBy = ({ claimReviewed, reviewRating }: JsonRecord): string =>
  JSON.stringify([claimReviewed, reviewRating]);

const rated = (more: JsonRecord) => ({ ...sound, reviewRating: { ...rating, ...more } });
const about = (more: JsonRecord) => ({ ...sound, itemReviewed: { ...item, ...more } });
const long = 'Một nhận định dài hơn bảy mươi lăm ký tự thì người đọc kết quả tìm kiếm không thấy hết';

/** For each rule, in its order, a document that breaks it and no other. */
const faults: JsonRecord[] = [
  { ...sound, '@context': 'https://example.org' },
  { ...sound, '@type': 'Review' },
  { ...sound, claimReviewed: ' ' },
  { ...sound, claimReviewed: long },
  { ...sound, claimReviewed: sound.claimReviewed.normalize('NFD') },
  { ...sound, claimReviewed: 'Chưa xác nhận: vùng trời bị chiếm' },
  { ...sound, url: '/c/1' },
  { ...sound, url: 'https://other.example.net/c/1' },
  { ...sound, url: 'https://bit.ly/c1' },
  { ...sound, url: 'https://desk.example.org/' },
  { ...sound, url: 'https://desk.example.org/c/2' },
  { ...sound, reviewRating: 'false' },
  rated({ alternateName: '' }),
  rated({ alternateName: 'Something that takes more than forty letters before it comes to its point' }),
  rated({ bestRating: undefined }),
  rated({ ratingValue: '4' }),
  rated({ ratingValue: 1, bestRating: 1 }),
  rated({ worstRating: 0 }),
  rated({ ratingValue: 6 }),
  rated({ ratingValue: 3.5 }),
  { ...sound, author: undefined },
  { ...sound, author: { '@type': 'Organization' } },
  { ...sound, dateModified: '0001-01-01' },
  { ...sound, datePublished: undefined },
  { ...sound, dateModified: '2022-01-07' },
  { ...sound, itemReviewed: undefined },
  about({ '@type': 'Event' }),
  about({ author: { '@type': 'Person' } }),
  about({ appearance: undefined }),
  about({ appearance: ['somewhere'] }),
  about({ datePublished: '2022-13-01' }),
  about({ datePublished: '2022-02-01' }),
  about({ author: [{ '@type': 'Organization', name: 'The desk' }] }),
];

describe('the rules', () => {
  it('are thirty-six, and a sound review on its page breaks none', () => {
    expect(reviewRules).toHaveLength(36);
    expect(broken(sound, page)).toEqual([]);
    expect(reviewRules.filter(({ level }) => level === 'warning').map(({ id }) => id)).toEqual([
      ...['CR-04', 'CR-14', 'CR-20', 'CR-21', 'CR-24', 'CR-26', 'CR-29'],
    ]);
  });

  it.each(faults.map((fault, i) => [reviewRules[i]?.id ?? '', fault] as const))(
    '%s is broken alone',
    (id, fault) => {
      expect(broken(fault)).toEqual([id]);
    },
  );

  it.each([
    ['CR-34', 'Confirmed, and of what we say nothing'],
    ['CR-35', sound.claimReviewed],
  ])('%s is broken alone by a page that does not show it', (id, text) => {
    expect(broken(sound, { ...page, text })).toEqual([id]);
  });

  it('CR-36 is broken alone by an export that has a review twice', () => {
    expect(broken(sound, page, [sound, { ...sound, '@id': 'https://desk.example.org/c/1#again' }])).toEqual([
      'CR-36',
    ]);
  });

  it.each([
    ['a subdomain', { ...sound, url: 'https://facts.desk.example.org/c/1' }, ['CR-11']],
    ['a context of http', { ...sound, '@context': 'http://schema.org/' }, []],
    ['a claim that begins like a verdict', { ...sound, claimReviewed: 'Confirmed cases of flu rise' }, []],
    ['no numbers', rated({ ratingValue: undefined, bestRating: undefined, worstRating: undefined }), []],
    ['a name for the verdict', rated({ alternateName: undefined, name: 'Confirmed' }), []],
    ['a reversed scale', rated({ bestRating: 1, worstRating: 5 }), ['CR-17']],
    ['a scale below one', rated({ ratingValue: -1, worstRating: -1 }), ['CR-18']],
    [
      'the publisher by address',
      about({ author: { '@type': 'Organization', name: 'D', url: sound.author.url } }),
      ['CR-33'],
    ],
    ['a legacy work', about({ '@type': 'CreativeWork' }), []],
    ['nothing at all', {}, ['CR-01', 'CR-02', 'CR-03', 'CR-07', 'CR-12', 'CR-21', 'CR-24', 'CR-26']],
  ] as [string, JsonRecord, string[]][])('judge %s', (_, review, ids) => {
    expect(broken(review)).toEqual(ids);
  });
});

describe('the ClaimReview of a report', () => {
  it('is of what is approved, and says what the report says', () => {
    expect(reviewsOf(report)).toMatchObject([
      {
        '@id': `${addresses.claim(desk.hedged)}#review`,
        author: { '@type': 'Organization', name: 'Bàn Quốc tế' },
        reviewRating: { alternateName: 'Unconfirmed: anonymous sources only' },
        itemReviewed: { '@type': 'Claim', appearance: [{ url: 'https://example.org/kazakhstan' }] },
        citation: expect.arrayContaining([
          expect.objectContaining({
            url: 'https://example.org/a',
            archivedAt: 'https://archive.example.org/1',
          }),
        ]),
        correction: [{ '@type': 'CorrectionComment', text: 'substantial: Có văn bản mới.' }],
      },
    ]);
    expect(reviewsOf(report)[0]?.reviewRating).not.toHaveProperty('ratingValue');
  });

  it('is of nothing else', () => {
    expect(reviewsOf(reportFor('editor', sourceOf(sampleDesk())))).toEqual([]);
    const items = report.items.map((one) => ({ ...one, unsound: ['VR-12'] }));
    expect(reviewsOf({ ...report, items })).toEqual([]);
  });

  it.each(['en', 'vi'] as const)('passes every rule, whatever the verdict, %s', (language) => {
    const [first] = reportFor('editor', approvedSource(desk), {}, language).items;
    const verdicts: Pick<ReportItem, 'verdict' | 'basis'>[] = [
      { verdict: 'confirmed', basis: 'primary' },
      { verdict: 'unconfirmed', basis: 'awaiting_response' },
      { verdict: 'disputed', basis: 'contradicted' },
    ];
    const items = first
      ? verdicts.map((one, i) => ({ ...first, ...one, claimId: `${first.claimId}${i}` }))
      : [];
    const all = [...claimReviews({ ...report, language, items }, addresses)];
    expect(all).toHaveLength(3);
    for (const one of all) {
      const at = { url: String(one.url), text: shownBy(one) };
      expect(broken(one, at, all)).toEqual([]);
    }
  });

  it.each(hostile)('is inert with %s', (_, words) => {
    const file = [...reportClaimReviews(reportOf(words), addresses)].join('');
    expect(JSON.parse(file)).toHaveLength(1);
    expect(file).not.toMatch(/[<>\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
  });
});

describe('reviews from elsewhere', () => {
  it('our own are read back', () => {
    expect(readReviews(reviewsOf(report))).toMatchObject({
      taken: [
        {
          claim: report.items[0]?.shortText,
          url: addresses.claim(desk.hedged),
          publisher: 'Bàn Quốc tế',
          verdict: 'Unconfirmed: anonymous sources only',
          language: 'vi',
          appearances: ['https://example.org/kazakhstan'],
          left: ['citation', 'correction'],
        },
      ],
      left: [],
    });
  });

  it.each([
    [
      'string numbers',
      rated({ ratingValue: '2', bestRating: '5,0' }),
      { scale: { value: 2, best: 5, worst: 1 } },
    ],
    ['"type"', { ...sound, '@type': undefined, type: 'ClaimReview' }, { claim: sound.claimReviewed }],
    [
      'a type with its address',
      { ...sound, '@type': 'http://schema.org/ClaimReview' },
      { claim: sound.claimReviewed },
    ],
    [
      'the year one',
      { ...sound, datePublished: '0001-01-01' },
      { publishedOn: null, left: ['datePublished'] },
    ],
    ['a month', { ...sound, datePublished: '2022-01' }, { publishedOn: '2022-01' }],
    ['a day there is not', { ...sound, datePublished: '2022-02-30' }, { publishedOn: null }],
    ['a time', { ...sound, datePublished: '2022-01-08T10:00:00+07:00' }, { publishedOn: '2022-01-08' }],
    ['a verdict as a text', { ...sound, reviewRating: 'False' }, { verdict: 'False', scale: null }],
    [
      'a verdict in words for numbers',
      rated({ ratingValue: 'four' }),
      { scale: null, left: ['reviewRating.ratingValue'] },
    ],
    ['an author as a text', { ...sound, author: 'The desk' }, { publisher: 'The desk' }],
    ['no author', { ...sound, author: undefined }, { publisher: 'desk.example.org' }],
    ['the claim inside', { ...about({ text: 'Nó' }), claimReviewed: '' }, { claim: 'Nó' }],
    [
      'an address that runs',
      { ...sound, url: 'javascript:alert(1)' },
      { url: 'https://desk.example.org/c/1#review', left: ['url'] },
    ],
    ['lists', { ...sound, claimReviewed: ['a', 'b'], author: [sound.author, sound.author] }, { claim: 'a' }],
  ] as [string, JsonRecord, JsonRecord][])('are taken with %s', (_, json, expected) => {
    expect(readReviews(json).taken).toMatchObject([expected]);
  });

  it.each([
    ['a list', [sound, sound], 2],
    ['a graph', { '@context': 'https://schema.org', '@graph': [sound, { '@type': 'WebPage' }] }, 1],
    ['a feed', { '@type': 'DataFeed', dataFeedElement: [{ '@type': 'DataFeedItem', item: [sound] }] }, 1],
  ])('come in %s', (_, json, count) => {
    expect(readReviews(json).taken).toHaveLength(count);
  });

  it.each([
    ['null', null, 'no-review'],
    ['a text', 'x', 'no-review'],
    ['another type', { '@type': 'Review' }, 'no-review'],
    ['a review of nothing', { '@type': 'ClaimReview' }, 'no-claim'],
  ])('are listed when they are %s', (_, json, code) => {
    expect(readReviews(json)).toEqual({ taken: [], left: [{ index: 0, code }] });
  });

  it('that nest without end come to one', () => {
    let deep: unknown = sound;
    for (let i = 0; i < 10_000; i++) deep = { '@graph': [deep] };
    expect(readReviews(deep).taken).toEqual([]);
  });
});
